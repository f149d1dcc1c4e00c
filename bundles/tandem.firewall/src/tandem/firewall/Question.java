// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person wants to know: may such connections be made? A {@link Reading} makes {@link Flow}s of it.
 *
 * @param direction     who begins
 * @param protocol      TCP or UDP
 * @param port          the destination port, 1..65535
 * @param peer          the other computer; empty for any: then one in each network of this computer and one far away are asked for. Needed
 *                      where this computer begins.
 * @param interfaceName the interface that the packets take; empty for all that could be
 * @param program       the program that listens or connects, where it is known
 */
public record Question(Direction direction, Protocol protocol, int port, Optional<InetAddress> peer, Optional<String> interfaceName,
		Optional<String> program) {

	/** Who sends the first packet. */
	public enum Direction {
		/** The other computer, to this one. */
		INBOUND,
		/** This computer, to the other one. */
		OUTBOUND
	}

	/** @throws IllegalArgumentException where the port is out of range, or nobody is named to connect to */
	public Question {
		Objects.requireNonNull(protocol);
		Objects.requireNonNull(interfaceName);
		Objects.requireNonNull(program);
		if (port < 1 || port > 0xFFFF) {
			throw new IllegalArgumentException("A port is 1 to 65535, not " + port);
		}
		if (direction == Direction.OUTBOUND && peer.isEmpty()) {
			throw new IllegalArgumentException("Who is to be connected to is missing");
		}
	}

	/** May anybody connect to this computer's port? */
	public static Question inbound(final Protocol protocol, final int port) {
		return new Question(Direction.INBOUND, protocol, port, Optional.empty(), Optional.empty(), Optional.empty());
	}

	/** May this computer connect to the other's port? */
	public static Question outbound(final Protocol protocol, final InetAddress peer, final int port) {
		return new Question(Direction.OUTBOUND, protocol, port, Optional.of(peer), Optional.empty(), Optional.empty());
	}

	/** The same, of one computer only. */
	public Question withPeer(final InetAddress other) {
		return new Question(direction, protocol, port, Optional.of(other), interfaceName, program);
	}

	/** The same, by one interface only. */
	public Question withInterface(final String name) {
		return new Question(direction, protocol, port, peer, Optional.of(name), program);
	}

	/** The same, for one program. */
	public Question withProgram(final String path) {
		return new Question(direction, protocol, port, peer, interfaceName, Optional.of(path));
	}
}
