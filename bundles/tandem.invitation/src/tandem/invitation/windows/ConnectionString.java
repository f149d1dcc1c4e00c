// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

import tandem.invitation.windows.WindowsInvitationException.Problem;

/**
 * What a ticket says once it is plain, in either of its forms (MS-RAI 2.2.1 and 2.2.2).
 *
 * @param version of the protocol as the ticket gives it; empty in the second form
 * @param keyHashes of the sharer's public key, as the ticket gives them
 */
record ConnectionString(Optional<String> version, List<WindowsAddress> addresses, String session, List<String> keyHashes, Optional<X509Certificate> certificate) {

	private static final int MAX_ADDRESSES = 64;

	private static final int FIELDS = 8;

	private static final int ADDRESSES = 2;

	private static final int SESSION = 4;

	private static final int SPECIFIC = 7;

	ConnectionString {
		addresses = List.copyOf(addresses);
		keyHashes = List.copyOf(keyHashes);
	}

	/** The first form: eight fields with commas between. */
	static ConnectionString first(final String text) throws WindowsInvitationException {
		final var fields = text.strip().split(",", -1); //$NON-NLS-1$
		if (fields.length != FIELDS || !fields[0].strip().matches("\\d{1,10}") || !"1".equals(fields[1].strip())) { //$NON-NLS-1$ //$NON-NLS-2$
			throw WindowsInvitationException.damaged("RCTICKET has another form"); //$NON-NLS-1$
		}
		final SequencedSet<WindowsAddress> addresses = new LinkedHashSet<>();
		for (final var address : fields[ADDRESSES].split(";")) { //$NON-NLS-1$
			if (!address.isBlank()) {
				add(addresses, WindowsAddress.parse(address));
			}
		}
		final var hashes = meant(fields[SPECIFIC]).stream().toList();
		return new ConnectionString(Optional.of(fields[0].strip()), some(addresses), fields[SESSION].strip(), hashes, Optional.empty());
	}

	/** The second form: {@code <E>} with {@code A} and {@code C} in it. */
	static ConnectionString second(final Element root) throws WindowsInvitationException {
		final var authentication = root.children("A").findFirst().orElseThrow(() -> WindowsInvitationException.damaged("the ticket has no A")); //$NON-NLS-1$ //$NON-NLS-2$
		if (!"E".equals(root.name()) || root.children("C").findAny().isEmpty()) { //$NON-NLS-1$ //$NON-NLS-2$
			throw WindowsInvitationException.damaged("the ticket has no E or no C"); //$NON-NLS-1$
		}
		final SequencedSet<WindowsAddress> addresses = new LinkedHashSet<>();
		final var listeners = root.children("C").flatMap(c -> c.children("T")).flatMap(t -> t.children("L")).toList(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		for (final var listener : listeners) {
			for (final var host : new String[] { "N", "U" }) { //$NON-NLS-1$ //$NON-NLS-2$
				if (listener.attribute(host).isPresent()) {
					add(addresses, WindowsAddress.of(listener.attribute(host).get(), listener.attribute("P").orElse(""))); //$NON-NLS-1$ //$NON-NLS-2$
				}
			}
		}
		final var hashes = new ArrayList<String>();
		authentication.attribute("KH").ifPresent(hashes::add); //$NON-NLS-1$
		authentication.attribute("KH2").ifPresent(hashes::add); //$NON-NLS-1$
		return new ConnectionString(Optional.empty(), some(addresses), authentication.attribute("ID").orElse(""), hashes, //$NON-NLS-1$ //$NON-NLS-2$
				certificate(authentication.attribute("CE"))); //$NON-NLS-1$
	}

	private static Optional<String> meant(final String field) {
		return Optional.of(field.strip()).filter(value -> !value.isEmpty() && !"*".equals(value)); //$NON-NLS-1$
	}

	private static void add(final SequencedSet<WindowsAddress> addresses, final WindowsAddress address) throws WindowsInvitationException {
		addresses.add(address);
		if (addresses.size() > MAX_ADDRESSES) {
			throw WindowsInvitationException.damaged("too many addresses"); //$NON-NLS-1$
		}
	}

	private static List<WindowsAddress> some(final SequencedSet<WindowsAddress> addresses) throws WindowsInvitationException {
		if (addresses.isEmpty()) {
			throw new WindowsInvitationException(Problem.NO_ADDRESS, "no address"); //$NON-NLS-1$
		}
		return List.copyOf(addresses);
	}

	/** One that can't be read is shown as none: it is not what the connection stands on. */
	private static Optional<X509Certificate> certificate(final Optional<String> base64) {
		return base64.flatMap(text -> {
			try {
				final var der = Base64.getMimeDecoder().decode(text);
				return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der))); //$NON-NLS-1$
			} catch (final CertificateException | IllegalArgumentException e) {
				return Optional.empty();
			}
		});
	}
}
