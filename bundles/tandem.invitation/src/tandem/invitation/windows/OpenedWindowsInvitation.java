// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

import tandem.identity.StatedName;
import tandem.invitation.AddressKind;

/** A Windows invitation with all that it says. Immutable. */
public final class OpenedWindowsInvitation {

	private final WindowsInvitation invitation;

	private final ConnectionString ticket;

	private final String password;

	private final boolean proven;

	private final String clearTicket;

	OpenedWindowsInvitation(final WindowsInvitation invitation, final ConnectionString ticket, final String password, final boolean proven) {
		this(invitation, ticket, password, proven, invitation.parts().rcTicket());
	}

	/** @param clearTicket RCTICKET, decrypted where it was not clear */
	OpenedWindowsInvitation(final WindowsInvitation invitation, final ConnectionString ticket, final String password, final boolean proven,
			final String clearTicket) {
		this.clearTicket = clearTicket;
		this.invitation = invitation;
		this.ticket = ticket;
		this.password = password;
		this.proven = proven;
	}

	/** What the file says. */
	public WindowsInvitation invitation() {
		return invitation;
	}

	/** Where the sharer's Windows listens, in its order; at least one. */
	public List<WindowsAddress> addresses() {
		return ticket.addresses();
	}

	/** The computer's name, from its certificate or the first address that is a name. */
	public Optional<String> computer() {
		return ticket.certificate().flatMap(OpenedWindowsInvitation::commonName)
				.or(() -> addresses().stream().filter(address -> address.kind() == AddressKind.NAME).map(WindowsAddress::host).findFirst());
	}

	private static Optional<String> commonName(final X509Certificate certificate) {
		try {
			return new LdapName(certificate.getSubjectX500Principal().getName()).getRdns().stream().filter(rdn -> "CN".equalsIgnoreCase(rdn.getType())) //$NON-NLS-1$
					.map(rdn -> StatedName.clean(String.valueOf(rdn.getValue()))).findFirst();
		} catch (final InvalidNameException e) {
			return Optional.empty();
		}
	}

	/** The session's name; may be empty. */
	public String session() {
		return ticket.session();
	}

	/** Hashes of the key that the sharer's Windows proves itself with, as the ticket gives them: base64, marked where it isn't SHA-1. */
	public List<String> keyHashes() {
		return ticket.keyHashes();
	}

	/** The certificate that it proves itself with; newer Windows alone. */
	public Optional<X509Certificate> certificate() {
		return ticket.certificate();
	}

	/** Version of the protocol as the ticket gives it ({@code 65538} is 1.2); second form: empty. */
	public Optional<String> version() {
		return ticket.version();
	}

	/** Whether the password opened something, and so is the right one; else only the sharer's Windows can tell. */
	public boolean isPasswordProven() {
		return proven;
	}

	String password() {
		return password;
	}

	String clearTicket() {
		return clearTicket;
	}

	@Override
	public String toString() {
		return invitation + " at " + addresses(); //$NON-NLS-1$
	}
}
