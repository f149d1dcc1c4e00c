// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the organisation takes mail from its computers.
 *
 * @param user empty for a server that asks for none
 * @param from the sender's address as set
 */
record SmtpServer(String host, int port, String user, String from) {

	/** Where mail programs hand mail in (RFC 6409). */
	static final int USUAL_PORT = 587;

	private static final int MAX_PORT = 65_535;

	private static final Pattern FORM = Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:]{2,39}])(?::([0-9]{1,5}))?"); //$NON-NLS-1$

	/** Reads the settings; empty where there is none, or what is set is none. */
	static Optional<SmtpServer> of(final String server, final String user, final String from) {
		final var match = FORM.matcher(server.strip());
		if (!match.matches()) {
			return Optional.empty();
		}
		final int port = match.group(2) == null ? USUAL_PORT : Integer.parseInt(match.group(2));
		final var host = match.group(1).startsWith("[") ? match.group(1).substring(1, match.group(1).length() - 1) : match.group(1); //$NON-NLS-1$
		return port < 1 || port > MAX_PORT ? Optional.empty() : Optional.of(new SmtpServer(host, port, user.strip(), from.strip()));
	}
}
