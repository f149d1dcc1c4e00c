// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The first packet of a connection that somebody wants to make to this computer.
 *
 * @param protocol        TCP or UDP
 * @param source          where it comes from
 * @param sourcePort      1..65535; empty where it can be any, as with most clients
 * @param destination     the address of this computer that it goes to, of the same family as the source
 * @param port            the destination port, 1..65535
 * @param interfaceName   the interface that it comes in by; {@code lo} on Linux for a connection of the computer to itself
 * @param program         the program that owns the port, where a firewall asks for it (Windows)
 */
public record Flow(Protocol protocol, InetAddress source, OptionalInt sourcePort, InetAddress destination, int port, String interfaceName,
		Optional<String> program) {

	private static final Pattern TEXT = Pattern.compile("(?<protocol>\\w+)\\s+(?<source>\\S+)\\s*->\\s*(?<destination>\\S+):(?<port>\\d+)"
			+ "(?:\\s+on\\s+(?<interface>\"[^\"]+\"|\\S+))?(?:\\s+program\\s+(?<program>\"[^\"]+\"|\\S+))?");

	/** @throws IllegalArgumentException where ports are out of range or the two addresses of different families */
	public Flow {
		Objects.requireNonNull(protocol);
		Objects.requireNonNull(program);
		if (port < 1 || port > 0xFFFF) {
			throw new IllegalArgumentException("A port is 1 to 65535, not " + port);
		}
		if (sourcePort.isPresent() && (sourcePort.getAsInt() < 1 || sourcePort.getAsInt() > 0xFFFF)) {
			throw new IllegalArgumentException("A port is 1 to 65535, not " + sourcePort.getAsInt());
		}
		if (source instanceof Inet6Address != destination instanceof Inet6Address) {
			throw new IllegalArgumentException("One address is IPv4, the other IPv6");
		}
		if (interfaceName.isBlank()) {
			throw new IllegalArgumentException("The name of the interface is missing");
		}
	}

	/** @return whether the packet is IPv6 */
	public boolean isIpv6() {
		return destination instanceof Inet6Address;
	}

	/** @return whether the computer calls itself, by the loopback interface of Linux */
	public boolean isLocal() {
		return interfaceName.equals("lo");
	}

	/**
	 * Reads {@code tcp 10.77.0.2 -> 10.77.0.1:49152 on eth0}. IPv6 addresses with a port are in brackets, the source's port may be
	 * missing, and {@code program "C:\…\x.exe"} may follow.
	 *
	 * @throws IllegalArgumentException with words for the person who wrote it
	 */
	public static Flow parse(final String text) {
		final var matcher = TEXT.matcher(text.strip());
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Not a flow: " + text + " (write it as: tcp 10.77.0.2 -> 10.77.0.1:49152 on eth0)");
		}
		final var protocol = switch (matcher.group("protocol").toLowerCase(Locale.ROOT)) {
		case "tcp" -> Protocol.TCP;
		case "udp" -> Protocol.UDP;
		default -> throw new IllegalArgumentException("The protocol is tcp or udp, not " + matcher.group("protocol"));
		};
		final var source = matcher.group("source");
		final var colon = source.lastIndexOf(':');
		final var hasPort = source.startsWith("[") ? source.lastIndexOf(']') < colon : colon >= 0 && colon == source.indexOf(':');
		final var name = Optional.ofNullable(matcher.group("interface")).map(Flow::unquoted)
				.orElseThrow(() -> new IllegalArgumentException("The interface is missing: on eth0"));
		return new Flow(protocol, address(hasPort ? source.substring(0, colon) : source),
				hasPort ? OptionalInt.of(port(source.substring(colon + 1))) : OptionalInt.empty(), address(matcher.group("destination")),
				port(matcher.group("port")), name, Optional.ofNullable(matcher.group("program")).map(Flow::unquoted));
	}

	private static String unquoted(final String text) {
		return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
	}

	private static int port(final String text) {
		try {
			return Integer.parseInt(text);
		} catch (final NumberFormatException e) {
			throw new IllegalArgumentException("Not a port: " + text, e);
		}
	}

	private static InetAddress address(final String text) {
		final var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
		final var zone = bare.indexOf('%');
		return InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone));
	}

	/** As {@link #parse} reads it. */
	@Override
	public String toString() {
		final var text = new StringBuilder(protocol.word()).append(' ');
		text.append(sourcePort.isPresent() ? bracketed(source) + ':' + sourcePort.getAsInt() : source.getHostAddress());
		text.append(" -> ").append(bracketed(destination)).append(':').append(port).append(" on ").append(interfaceName);
		program.ifPresent(it -> text.append(" program \"").append(it).append('"'));
		return text.toString();
	}

	private static String bracketed(final InetAddress address) {
		return address instanceof Inet6Address ? '[' + address.getHostAddress() + ']' : address.getHostAddress();
	}
}
