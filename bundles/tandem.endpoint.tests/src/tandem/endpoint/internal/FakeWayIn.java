// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import tandem.channel.Authenticator;
import tandem.session.WayIn;

/** A way in whose id is its handle. */
final class FakeWayIn implements WayIn {

	final List<List<String>> addresses = new CopyOnWriteArrayList<>();
	final List<String> troubles = new CopyOnWriteArrayList<>();
	final List<String> users = new CopyOnWriteArrayList<>();
	final AtomicInteger begun = new AtomicInteger();
	final AtomicInteger failed = new AtomicInteger();
	private final String handle;
	private final String kind;
	Runnable whenUsed = () -> {
	};

	FakeWayIn(final String handle) {
		this(handle, "invitation");
	}

	FakeWayIn(final String handle, final String kind) {
		this.handle = handle;
		this.kind = kind;
	}

	@Override
	public String handle() {
		return handle;
	}

	@Override
	public String kind() {
		return kind;
	}

	@Override
	public boolean stands() {
		return kind.equals("offer");
	}

	@Override
	public Instant expires() {
		return Instant.MAX;
	}

	@Override
	public Authenticator authenticator() {
		return (wayIn, id) -> {
			if (!handle.equals(new String(id, java.nio.charset.StandardCharsets.US_ASCII))) {
				return Optional.empty();
			}
			begun.incrementAndGet();
			return Optional.of(new Try());
		};
	}

	@Override
	public void listening(final List<String> all, final byte[] fingerprint) {
		addresses.add(all);
	}

	@Override
	public void cannotListen(final String why) {
		troubles.add(why);
	}

	@Override
	public void used(final String peerName) {
		users.add(peerName);
		whenUsed.run();
	}

	private final class Try implements Authenticator.Attempt {

		@Override
		public String way() {
			return handle;
		}

		@Override
		public byte[] secret() {
			return new byte[1];
		}

		@Override
		public boolean spend() {
			return true;
		}

		@Override
		public void succeeded() {
			// nothing to count
		}

		@Override
		public void failed() {
			failed.incrementAndGet();
		}
	}
}
