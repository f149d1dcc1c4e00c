// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.session;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import tandem.identity.Asks;
import tandem.identity.LongTermKey;

/** Asks in memory; no day ever passes. Thread-safe. */
public final class FakeAsks implements Asks {

	private final Map<String, Integer> spent = new HashMap<>();
	private final Set<String> blocked = new HashSet<>();
	private boolean broken;

	/** Nothing can be read or written any more. */
	public synchronized void breaks() {
		broken = true;
	}

	/** What the owner of a key has spent. */
	public synchronized int spent(final byte[] key) {
		return spent.getOrDefault(LongTermKey.fingerprint(key), 0);
	}

	private void check() throws IOException {
		if (broken) {
			throw new IOException("disk full");
		}
	}

	@Override
	public synchronized boolean may(final byte[] key) throws IOException {
		check();
		return !isBlocked(key) && spent(key) < MOST;
	}

	@Override
	public synchronized boolean spend(final byte[] key) throws IOException {
		final var may = may(key);
		if (may) {
			spent.merge(LongTermKey.fingerprint(key), 1, Integer::sum);
		}
		return may;
	}

	@Override
	public synchronized void answered(final byte[] key) throws IOException {
		check();
		spent.remove(LongTermKey.fingerprint(key));
	}

	@Override
	public synchronized void block(final byte[] key, final boolean block) throws IOException {
		check();
		if (block) {
			blocked.add(LongTermKey.fingerprint(key));
		} else {
			blocked.remove(LongTermKey.fingerprint(key));
		}
	}

	@Override
	public synchronized boolean isBlocked(final byte[] key) throws IOException {
		check();
		return blocked.contains(LongTermKey.fingerprint(key));
	}

	@Override
	public synchronized Set<String> blocked() throws IOException {
		check();
		return Set.copyOf(blocked);
	}

	@Override
	public synchronized void unblock(final String hash) throws IOException {
		check();
		blocked.remove(hash);
	}
}
