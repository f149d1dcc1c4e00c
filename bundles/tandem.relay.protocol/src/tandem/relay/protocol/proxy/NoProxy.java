// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol.proxy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hosts that {@code no_proxy} names, as curl and others read it: parted by commas or blanks, a name stands for all below it, too, with or without
 * a dot or {@code *.} before it; addresses, networks as {@code 10.0.0.0/8}; each with a port where only that is meant; {@code *} is all. Names are
 * not looked up.
 */
record NoProxy(List<String> entries) {

	/** Reads the variable's value. */
	static NoProxy of(final String text) {
		return new NoProxy(Stream.of(text.split("[,\\s]+")).map(entry -> entry.toLowerCase(Locale.ROOT)).filter(entry -> !entry.isEmpty()).toList()); //$NON-NLS-1$
	}

	/** @param host a name or an address without brackets */
	boolean covers(final String host, final int port) {
		final var wanted = host.toLowerCase(Locale.ROOT);
		return entries.stream().anyMatch(entry -> covers(entry, wanted, port));
	}

	private static boolean covers(final String entry, final String host, final int port) {
		if (entry.equals("*")) { //$NON-NLS-1$
			return true;
		}
		final var suffix = ":" + port; //$NON-NLS-1$
		// An IPv6 address has colons of its own; with a port it stands in brackets.
		final var ported = entry.endsWith(suffix) && (entry.indexOf(':') == entry.lastIndexOf(':') || entry.contains("]:")); //$NON-NLS-1$
		final var bare = (ported ? entry.substring(0, entry.length() - suffix.length()) : entry).replaceFirst("^\\[(.*)\\]$", "$1"); //$NON-NLS-1$ //$NON-NLS-2$
		final var address = address(host);
		if (address.isPresent()) {
			return inNetwork(bare, address.get());
		}
		final var name = bare.replaceFirst("^\\*?\\.", ""); //$NON-NLS-1$ //$NON-NLS-2$
		return !name.isEmpty() && (host.equals(name) || host.endsWith('.' + name));
	}

	private static boolean inNetwork(final String entry, final byte[] address) {
		final var parts = entry.split("/", 2); //$NON-NLS-1$
		final var network = address(parts[0]).orElse(new byte[0]);
		if (network.length != address.length) {
			return false;
		}
		try {
			final var bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * Byte.SIZE;
			return bits >= 0 && bits <= address.length * Byte.SIZE && same(network, address, bits);
		} catch (final NumberFormatException e) {
			return false;
		}
	}

	private static boolean same(final byte[] one, final byte[] other, final int bits) {
		final var whole = bits / Byte.SIZE;
		final var rest = bits % Byte.SIZE;
		final var mask = 0xff00 >> rest & 0xff;
		return Arrays.equals(one, 0, whole, other, 0, whole) && (rest == 0 || ((one[whole] ^ other[whole]) & mask) == 0);
	}

	/** An address as it is written; nothing is looked up. */
	private static Optional<byte[]> address(final String text) {
		try {
			return text.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text).getAddress());
		} catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	/** Whether a host is this computer, which no proxy can reach. */
	static boolean isHere(final String host) {
		return host.equalsIgnoreCase("localhost") || address(host).isPresent() && InetAddress.ofLiteral(host).isLoopbackAddress(); //$NON-NLS-1$
	}
}
