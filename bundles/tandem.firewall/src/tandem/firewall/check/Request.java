// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.check;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;

import tandem.firewall.Access;
import tandem.settings.Setting;
import tandem.settings.Settings;

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
	 * What this computer's settings say: their port, their relay where there is one, and anybody as helper.
	 *
	 * @throws IllegalArgumentException where the relay in the settings is none; the message is for people
	 */
	public static Request of(final Settings settings, final Access access) {
		final var relay = settings.get(Setting.RELAY).strip();
		return new Request(settings.get(Setting.PORT), Optional.empty(),
				relay.isEmpty() ? Optional.empty() : Optional.of(Relay.parse(relay, settings.get(Setting.RELAY_PIN).strip(), settings.get(Setting.PROXY))), access);
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

		private static final int USUAL_PORT = 443;

		/** @throws IllegalArgumentException where the port is out of range */
		public Relay {
			Objects.requireNonNull(host);
			Objects.requireNonNull(pin);
			Objects.requireNonNull(proxy);
			if (port < 1 || port > 0xFFFF) {
				throw new IllegalArgumentException("A port is 1 to 65535, not " + port);
			}
		}

		/**
		 * Reads {@code help.example.org} or {@code help.example.org:8443}, IPv6 in brackets.
		 *
		 * @throws IllegalArgumentException where it is none, or the pin is no SHA-256; the message is for people
		 */
		public static Relay parse(final String text, final String pin, final String proxy) {
			if (!pin.isEmpty() && !pin.matches("[0-9A-Fa-f]{64}")) {
				throw new IllegalArgumentException("A pin is 64 hexadecimal digits.");
			}
			try {
				final var uri = new URI("tandem://" + text);
				if (uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawPath().isEmpty()) {
					final var host = uri.getHost().startsWith("[") ? uri.getHost().substring(1, uri.getHost().length() - 1) : uri.getHost();
					return new Relay(host, uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), pin, proxy);
				}
			} catch (final URISyntaxException | IllegalArgumentException e) {
				// as below
			}
			throw new IllegalArgumentException("Not the address of a relay: " + text + " (write it as help.example.org or help.example.org:8443).");
		}

		@Override
		public String toString() {
			return (host.indexOf(':') >= 0 ? '[' + host + ']' : host) + ':' + port;
		}
	}
}
