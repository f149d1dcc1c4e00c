// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import tandem.channel.Authenticator;

/** One door with one secret; counts what happens to its guesses. */
public final class FakeDoor implements Authenticator {

	/** The door's id. */
	public static final byte[] ID = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

	/** Its secret. */
	public static final byte[] SECRET = "the right secret".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

	/** Guesses spent. */
	public final AtomicInteger spent = new AtomicInteger();

	/** Tries that failed. */
	public final AtomicInteger failed = new AtomicInteger();

	/** Tries that succeeded. */
	public final AtomicInteger succeeded = new AtomicInteger();

	private final String wayIn;

	private final byte[] id;

	/** The door of an invitation. */
	public FakeDoor() {
		this("invitation", ID);
	}

	/** Another door. */
	public FakeDoor(final String wayIn, final byte[] id) {
		this.wayIn = wayIn;
		this.id = id.clone();
	}

	@Override
	public Optional<Attempt> begin(final String by, final byte[] called) {
		return Arrays.equals(called, id) && by.equals(wayIn) ? Optional.of(new Try()) : Optional.empty();
	}

	private final class Try implements Attempt {

		@Override
		public String way() {
			return "door";
		}

		@Override
		public byte[] secret() {
			return SECRET.clone();
		}

		@Override
		public boolean spend() {
			spent.incrementAndGet();
			return true;
		}

		@Override
		public void succeeded() {
			succeeded.incrementAndGet();
		}

		@Override
		public void failed() {
			failed.incrementAndGet();
		}
	}
}
