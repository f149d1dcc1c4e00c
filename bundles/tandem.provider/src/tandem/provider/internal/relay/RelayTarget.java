// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.RoutingPart;

/**
 * A relay as a target names it: {@code tandem+relay://host:port}, with {@code pin} (SHA-256 of the relay's certificate in hex) where no authority
 * vouches for it, and for a listener {@code routing} (symbols of the mailbox's name) and {@code seconds} (its lifetime), {@code meet=1} for a mailbox that both ends name by a key. The name of a mailbox is
 * never in a target, as targets are shown and logged.
 *
 * @param pin 32 bytes
 * @param meets both ends name the mailbox, else the relay does
 */
public record RelayTarget(String host, int port, Optional<byte[]> pin, int routing, int seconds, boolean meets) {

	/** Scheme of targets through a relay. */
	public static final String SCHEME = "tandem+relay"; //$NON-NLS-1$

	private static final int PIN_DIGITS = 64;

	private static final int USUAL_ROUTING = 4;

	private static final int USUAL_SECONDS = 600;

	/** Whether a target is of this kind. */
	public static boolean is(final String target) {
		return target.startsWith(SCHEME + "://"); //$NON-NLS-1$
	}

	/**
	 * Reads a target.
	 *
	 * @throws ConnectFailedException BAD_TARGET
	 */
	public static RelayTarget of(final String target) throws ConnectFailedException {
		try {
			final var uri = new URI(target);
			final var rest = new TreeMap<String, String>();
			if (uri.getRawQuery() != null) {
				for (final var pair : uri.getRawQuery().split("&")) { //$NON-NLS-1$
					final var parts = pair.split("=", 2); //$NON-NLS-1$
					rest.put(parts[0], parts.length == 2 ? parts[1] : ""); //$NON-NLS-1$
				}
			}
			final var made = new RelayTarget(uri.getHost(), uri.getPort(), pin(rest.remove("pin")), number(rest, "routing", USUAL_ROUTING), //$NON-NLS-1$ //$NON-NLS-2$
					number(rest, "seconds", USUAL_SECONDS), number(rest, "meet", 0) == 1); //$NON-NLS-1$ //$NON-NLS-2$
			final var fits = is(target) && made.host != null && made.port > 0 && made.port <= 0xffff && uri.getRawPath().isEmpty()
					&& uri.getRawUserInfo() == null && uri.getRawFragment() == null && rest.isEmpty() && made.routing >= RoutingPart.MIN_LENGTH
					&& made.routing <= RoutingPart.MAX_LENGTH && made.seconds >= 1 && made.seconds <= ClientFrame.MAX_SECONDS;
			if (fits) {
				return made;
			}
		} catch (final URISyntaxException | IllegalArgumentException e) {
			throw new ConnectFailedException(Why.BAD_TARGET, "not a target: " + target, e); //$NON-NLS-1$
		}
		throw new ConnectFailedException(Why.BAD_TARGET, "not a target: " + target, null); //$NON-NLS-1$
	}

	private static Optional<byte[]> pin(final String hex) {
		if (hex == null) {
			return Optional.empty();
		}
		if (hex.length() != PIN_DIGITS) {
			throw new IllegalArgumentException("a pin of " + hex.length() + " digits"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return Optional.of(HexFormat.of().parseHex(hex));
	}

	private static int number(final Map<String, String> from, final String name, final int usual) {
		final var text = from.remove(name);
		return text == null ? usual : Integer.parseInt(text);
	}

	/** The host without the brackets of an IPv6 address. */
	String bareHost() {
		return host.startsWith("[") ? host.substring(1, host.length() - 1) : host; //$NON-NLS-1$
	}

	/** {@code host:port}, for people. */
	public String shown() {
		return host + ':' + port;
	}
}
