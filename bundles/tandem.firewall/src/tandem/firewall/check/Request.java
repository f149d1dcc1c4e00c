// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.check;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

import tandem.firewall.Access;

/**
 * What is to be looked at.
 *
 * @param port   the TCP port that helpers connect to, 1..65535
 * @param helper the one who will connect; empty for anybody
 * @param relay  the relay to reach; empty where there is none
 * @param access with whose rights rules are read
 */
public record Request(int port, Optional<InetAddress> helper, Optional<Relay> relay, Access access) {

	/** @throws IllegalArgumentException where the port is out of range */
	public Request {
		Objects.requireNonNull(helper);
		Objects.requireNonNull(relay);
		Objects.requireNonNull(access);
		if (port < 1 || port > 0xFFFF) {
			throw new IllegalArgumentException("A port is 1 to 65535, not " + port);
		}
	}

	/**
	 * Where a relay is, and how it is known.
	 *
	 * @param host  name or address, IPv6 without brackets
	 * @param port  1..65535
	 * @param pin   the SHA-256 of its certificate in hexadecimal digits; empty where an authority of the system vouches for it
	 * @param proxy {@code direct}, the address of a proxy, or empty for what the system says
	 */
	public record Relay(String host, int port, String pin, String proxy) {

		/** @throws IllegalArgumentException where the port is out of range */
		public Relay {
			Objects.requireNonNull(host);
			Objects.requireNonNull(pin);
			Objects.requireNonNull(proxy);
			if (port < 1 || port > 0xFFFF) {
				throw new IllegalArgumentException("A port is 1 to 65535, not " + port);
			}
		}

		@Override
		public String toString() {
			return (host.indexOf(':') >= 0 ? '[' + host + ']' : host) + ':' + port;
		}
	}
}
