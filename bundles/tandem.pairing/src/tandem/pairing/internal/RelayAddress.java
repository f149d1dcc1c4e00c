// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import tandem.pairing.Relay;

/**
 * Where a relay is.
 *
 * @param host name in ASCII, or address; IPv6 in brackets
 * @param port TCP port
 */
public record RelayAddress(String host, int port) {

	/** Where no port is named: HTTPS, which every firewall lets out. */
	public static final int USUAL_PORT = 443;

	private static final int MAX_TEXT = 300;

	private static final int LAST_PORT = 65_535;

	private static final Pattern PIN = Pattern.compile("[0-9a-f]{64}"); //$NON-NLS-1$

	/**
	 * Reads what a person typed or a file says: {@code host}, {@code host:port}, also after {@code https://} or {@code wss://} as it is
	 * copied from a browser.
	 */
	public static Optional<RelayAddress> read(final String text) {
		if (text.length() > MAX_TEXT) {
			return Optional.empty();
		}
		final var bare = text.strip().replaceFirst("^(?i:https|wss)://", "").replaceFirst("/$", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		try {
			final var ascii = bare.startsWith("[") ? bare : ascii(bare); //$NON-NLS-1$
			final var uri = new URI("tandem://" + ascii); //$NON-NLS-1$
			if (uri.getHost() == null || uri.getRawUserInfo() != null || !uri.getPath().isEmpty() || uri.getRawQuery() != null
					|| uri.getRawFragment() != null || uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
				return Optional.empty();
			}
			return Optional.of(new RelayAddress(uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() < 0 ? USUAL_PORT : uri.getPort()));
		} catch (final URISyntaxException | IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static String ascii(final String text) {
		final var colon = text.lastIndexOf(':');
		return colon < 0 ? IDN.toASCII(text) : IDN.toASCII(text.substring(0, colon)) + text.substring(colon);
	}

	/** {@code host} or, where the port is not the usual one, {@code host:port}. */
	public String text() {
		return port == USUAL_PORT ? host : host + ':' + port;
	}

	/** Always {@code host:port}. */
	public String withPort() {
		return host + ':' + port;
	}

	/** Reads an address with an optional {@code #pin}; colons and blanks in the pin don't matter. */
	public static Optional<Relay> relay(final String text, final Relay.Source source) {
		final var hash = text.indexOf('#');
		final var pin = hash < 0 ? Optional.<String>empty() : Optional.of(pin(text.substring(hash + 1)));
		if (pin.isPresent() && !isPin(pin.get())) {
			return Optional.empty();
		}
		return read(hash < 0 ? text : text.substring(0, hash)).map(address -> new Relay(address.text(), pin, source));
	}

	/** A pin without what people put between its digits. */
	static String pin(final String text) {
		return text.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Whether it is a SHA-256 in hex. */
	static boolean isPin(final String text) {
		return PIN.matcher(text).matches();
	}
}
