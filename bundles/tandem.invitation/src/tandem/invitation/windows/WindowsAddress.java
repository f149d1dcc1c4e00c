// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.util.Optional;
import java.util.regex.Pattern;

import tandem.invitation.AddressKind;

/**
 * Where the sharer's Windows listens.
 *
 * @param host name or address without brackets; an IPv6 address may end in a zone ({@code %3}), which is a number of the sharer's computer
 * @param port 1..65535
 * @param kind from where it can be reached
 */
public record WindowsAddress(String host, int port, AddressKind kind) {

	/** Where a Windows listens that says nothing else. */
	static final int USUAL_PORT = 3389;

	private static final int MAX_PORT = 65535;

	private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]{0,254}"); //$NON-NLS-1$

	private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9._~-]{1,32})?"); //$NON-NLS-1$

	private static final Pattern PORT = Pattern.compile("0*\\d{1,5}"); //$NON-NLS-1$

	static WindowsAddress of(final String name, final String port) throws WindowsInvitationException {
		final var trimmed = name.strip();
		final var host = trimmed.startsWith("[") && trimmed.endsWith("]") ? trimmed.substring(1, trimmed.length() - 1) : trimmed; //$NON-NLS-1$ //$NON-NLS-2$
		final boolean six = host.indexOf(':') >= 0;
		if (six ? !SIX.matcher(host).matches() || AddressKind.literal(host).isEmpty() : !HOST.matcher(host).matches()) {
			throw WindowsInvitationException.damaged("an address is neither a name nor an IP address"); //$NON-NLS-1$
		}
		return new WindowsAddress(host, port(port.strip()), AddressKind.of(host));
	}

	/** One of a list: {@code host:port}, an IPv6 address with or without brackets. */
	static WindowsAddress parse(final String text) throws WindowsInvitationException {
		final var trimmed = text.strip();
		final int colon = trimmed.lastIndexOf(':');
		if (colon < 0 || trimmed.endsWith("]")) { //$NON-NLS-1$
			return of(trimmed, ""); //$NON-NLS-1$
		}
		return of(trimmed.substring(0, colon), trimmed.substring(colon + 1));
	}

	/** A {@code host:port} as invitations of Tandem have it; empty where it is none. */
	public static Optional<WindowsAddress> named(final String text) {
		try {
			return Optional.of(parse(text));
		} catch (final WindowsInvitationException e) {
			return Optional.empty();
		}
	}

	private static int port(final String text) throws WindowsInvitationException {
		if (text.isEmpty()) {
			return USUAL_PORT;
		}
		final int port = PORT.matcher(text).matches() && text.length() < 10 ? Integer.parseInt(text) : 0;
		if (port < 1 || port > MAX_PORT) {
			throw WindowsInvitationException.damaged("a port is not from 1 to 65535"); //$NON-NLS-1$
		}
		return port;
	}

	/** {@code host:port}, brackets around an IPv6 address. */
	@Override
	public String toString() {
		return host.indexOf(':') >= 0 ? '[' + host + "]:" + port : host + ':' + port; //$NON-NLS-1$
	}
}
