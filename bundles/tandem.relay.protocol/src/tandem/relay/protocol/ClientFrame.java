// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import java.util.Objects;
import java.util.Optional;

/** The first and only frame that a client sends on a connection: what it wants. */
public sealed interface ClientFrame extends RelayFrame {

	/**
	 * A technician asks for a mailbox that waits for one sharer, who will name its routing part. Type 1.
	 *
	 * @param routingLength symbols wanted in the routing part, one byte, {@link RoutingPart#MIN_LENGTH} to {@link RoutingPart#MAX_LENGTH}
	 * @param lifetimeSeconds how long the mailbox is wanted, two bytes, 1 to {@value #MAX_SECONDS}; the relay may grant less
	 * @param token shows that the technician may allocate, where the relay's operator wants that; a length byte and ASCII
	 */
	record Allocate(int routingLength, int lifetimeSeconds, Optional<AccessToken> token) implements ClientFrame {

		/** @throws IllegalArgumentException if a field is out of range */
		public Allocate {
			Checks.within("routing length", routingLength, RoutingPart.MIN_LENGTH, RoutingPart.MAX_LENGTH); //$NON-NLS-1$
			Checks.within("lifetime", lifetimeSeconds, 1, MAX_SECONDS); //$NON-NLS-1$
			Objects.requireNonNull(token);
		}
	}

	/**
	 * A sharer takes the mailbox with this routing part. There is one attempt: whatever follows, the mailbox is gone for others. Type 2.
	 *
	 * @param routing the first symbols of the code; a length byte and ASCII
	 */
	record Claim(RoutingPart routing) implements ClientFrame {

		/** Refuses null. */
		public Claim {
			Objects.requireNonNull(routing);
		}
	}

	/**
	 * Either end comes to a mailbox that both know by a key: to go on after a lost connection, or as contacts. The first waits, the second makes it
	 * READY. Who attaches again in the same role takes the place of the earlier connection, even of one that is READY: that one was lost and the
	 * relay had not noticed. Type 3.
	 *
	 * @param role which of the two ends; a byte
	 * @param purpose what for, which decides how long the relay lets it wait; a byte
	 * @param key the mailbox; 32 bytes
	 * @param waitSeconds how long to wait for the other end, two bytes, 1 to {@value #MAX_SECONDS}; the relay may grant less
	 * @param token as with {@link Allocate}; wanted of the technician alone
	 */
	record Attach(Role role, Purpose purpose, RendezvousKey key, int waitSeconds, Optional<AccessToken> token) implements ClientFrame {

		/** @throws IllegalArgumentException if a field is out of range */
		public Attach {
			Objects.requireNonNull(role);
			Objects.requireNonNull(purpose);
			Objects.requireNonNull(key);
			Checks.within("wait", waitSeconds, 1, MAX_SECONDS); //$NON-NLS-1$
			Objects.requireNonNull(token);
		}
	}

	/**
	 * Asks the relay to connect to a port of the client, at the address from which the relay sees this connection come and at no other. The client
	 * listens there before it asks, and says the nonce of PROBING to whoever connects. A relay that does not know this frame refuses it as
	 * {@link Refusal#MALFORMED}. Type 4.
	 *
	 * @param port TCP, two bytes, {@value #MIN_PORT} to 65535
	 */
	record Probe(int port) implements ClientFrame {

		/** @throws IllegalArgumentException if the port is out of range */
		public Probe {
			Checks.within("port", port, MIN_PORT, 0xffff); //$NON-NLS-1$
		}
	}

	/** Ports below are services of a system, and never probed. */
	int MIN_PORT = 1024;

	/** An hour: the longest that a mailbox can be asked for, in seconds. */
	int MAX_SECONDS = 3600;
}
