// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one end keeps of an authenticated connection, to find the other end again and to know it: for as long as the session lasts, in memory
 * only. Name, key and security words stay those of the first connection. Thread-safe.
 */
public final class Ticket {

	private final Admitted admitted;

	private final byte[] rendezvous;

	/** Null once forgotten. */
	private ResumptionKey current;

	/** Listening end: the caller proved {@link #current} and has not yet shown that it heard our proof; null where nothing is pending. */
	private ResumptionKey pending;

	Ticket(final Admitted admitted, final byte[] sessionKey) {
		this.admitted = admitted;
		rendezvous = Secrets.derive(sessionKey, new byte[0], "tandem-rendezvous-1", Secrets.BYTES); //$NON-NLS-1$
		current = new ResumptionKey(sessionKey, 0);
	}

	/** Who is at the other end. */
	public Admitted admitted() {
		return admitted;
	}

	/** Names the place at a relay where both ends meet again: 32 bytes, the same for the whole session. It authenticates nothing. */
	public byte[] rendezvous() {
		return rendezvous.clone();
	}

	/** Nothing can be resumed with it any more. */
	public synchronized void forget() {
		Stream.of(Optional.ofNullable(current), Optional.ofNullable(pending)).flatMap(Optional::stream).forEach(ResumptionKey::forget);
		current = null;
		pending = null;
	}

	/** Whether it has been forgotten. */
	public synchronized boolean isForgotten() {
		return current == null;
	}

	/** The calling end's key; empty once forgotten. */
	synchronized Optional<ResumptionKey> key() {
		return Optional.ofNullable(current);
	}

	/** The listening end's key with this id. */
	public synchronized boolean knows(final byte[] id) {
		return find(id).isPresent();
	}

	/** The listening end's key with this id. */
	synchronized Optional<ResumptionKey> find(final byte[] id) {
		return Stream.of(Optional.ofNullable(current), Optional.ofNullable(pending)).flatMap(Optional::stream).filter(key -> key.isNamed(id)).findFirst();
	}

	/** The caller proved one key; until {@link #renew} either it or its successor may be what the caller holds. */
	synchronized void prepare(final ResumptionKey proven, final ResumptionKey next) {
		if (current != null) {
			if (current != proven) {
				current.forget();
			}
			current = proven;
			pending = next;
		}
	}

	/** Both ends have proved the old key: it is of no use any more. */
	synchronized void renew(final ResumptionKey next) {
		if (current != null) {
			current.forget();
			current = next;
			pending = null;
		}
	}
}
