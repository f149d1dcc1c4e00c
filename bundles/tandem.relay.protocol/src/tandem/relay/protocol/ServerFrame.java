// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import java.util.Objects;

/** What the relay answers, until it is READY. */
public sealed interface ServerFrame extends RelayFrame {

	/**
	 * Answers ALLOCATE: the mailbox stands. Type 65.
	 *
	 * @param routing its routing part, of the length wanted; a length byte and ASCII
	 * @param expiresInMillis time until it expires, milliseconds from now, four bytes, 1 to {@value #MAX_MILLIS}
	 */
	record Allocated(RoutingPart routing, int expiresInMillis) implements ServerFrame {

		/** @throws IllegalArgumentException if a field is out of range */
		public Allocated {
			Objects.requireNonNull(routing);
			Checks.within("time left", expiresInMillis, 1, MAX_MILLIS); //$NON-NLS-1$
		}
	}

	/**
	 * Answers ATTACH where the other end has not come yet. Type 66.
	 *
	 * @param expiresInMillis how long the relay will wait for it, milliseconds from now, four bytes, 1 to {@value #MAX_MILLIS}
	 */
	record Waiting(int expiresInMillis) implements ServerFrame {

		/** @throws IllegalArgumentException if the time is out of range */
		public Waiting {
			Checks.within("time left", expiresInMillis, 1, MAX_MILLIS); //$NON-NLS-1$
		}
	}

	/**
	 * The other end has come and the mailbox is used up: from the next message on, bytes are forwarded. The last frame. Type 67.
	 *
	 * @param lifetimeSeconds after so long the relay ends the session, four bytes; 0 is no such limit
	 * @param byteLimit after so many bytes, both directions together, the relay ends the session, eight bytes; 0 is no such limit
	 */
	record Ready(int lifetimeSeconds, long byteLimit) implements ServerFrame {

		/** @throws IllegalArgumentException if a field is negative */
		public Ready {
			Checks.within("lifetime", lifetimeSeconds, 0, Integer.MAX_VALUE); //$NON-NLS-1$
			if (byteLimit < 0) {
				throw new IllegalArgumentException("byte limit of " + byteLimit); //$NON-NLS-1$
			}
		}
	}

	/**
	 * The relay will not do it, and closes. Type 68.
	 *
	 * @param reason why; a byte
	 * @param retryAfterSeconds trying again earlier is of no use, two bytes, 0 to {@value #MAX_RETRY_SECONDS}; 0 where waiting does not help or is not
	 *            needed, and always 0 with {@link Refusal#UNAVAILABLE}
	 */
	record Refused(Refusal reason, int retryAfterSeconds) implements ServerFrame {

		/** @throws IllegalArgumentException if the time is out of range, or tells more about an unavailable mailbox than it may */
		public Refused {
			Objects.requireNonNull(reason);
			Checks.within("retry after", retryAfterSeconds, 0, reason == Refusal.UNAVAILABLE ? 0 : MAX_RETRY_SECONDS); //$NON-NLS-1$
		}
	}

	/**
	 * A mailbox that stood and waited is gone, and the relay closes. Type 69. After READY the status of the WebSocket close says the same.
	 *
	 * @param reason why; a byte
	 */
	record Closed(CloseReason reason) implements ServerFrame {

		/** Refuses null. */
		public Closed {
			Objects.requireNonNull(reason);
		}
	}

	/**
	 * Answers PROBE: the relay is about to connect. Type 70.
	 *
	 * @param nonce what the client says to whoever connects, before anything else and without waiting; 16 bytes
	 */
	record Probing(ProbeNonce nonce) implements ServerFrame {

		/** Refuses null. */
		public Probing {
			Objects.requireNonNull(nonce);
		}
	}

	/**
	 * Ends a probe, and the relay closes. It comes after PROBING; where nothing is tried, instead of it. Type 71.
	 *
	 * @param result what became of it; a byte
	 */
	record Probed(ProbeResult result) implements ServerFrame {

		/** Refuses null. */
		public Probed {
			Objects.requireNonNull(result);
		}
	}

	/** The longest time left that a frame can state: an hour, in milliseconds. */
	int MAX_MILLIS = ClientFrame.MAX_SECONDS * 1000;

	/** The longest wait that a relay can ask for: an hour, in seconds. */
	int MAX_RETRY_SECONDS = 3600;
}
