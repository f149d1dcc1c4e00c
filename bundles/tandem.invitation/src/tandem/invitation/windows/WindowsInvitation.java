// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A Windows invitation as its file says, before its password was asked for: nothing of it is proven. Immutable. */
public final class WindowsInvitation {

	/** How its ticket is made. */
	public enum Form {
		/** Windows XP and 2003, and later ones that may be opened there: addresses in clear. */
		FIRST,
		/** Since Windows Vista: addresses sealed with the password. */
		SECOND
	}

	private final Parts parts;

	private final Form form;

	private final List<WindowsAddress> clear;

	/**
	 * What the file holds.
	 *
	 * @param sealed LHTICKET; empty in the first form
	 * @param bare a connection string that is the whole file; else empty
	 */
	record Parts(String user, byte[] sealed, String rcTicket, boolean rcEncrypted, String passStub, Optional<Instant> issued, Optional<Duration> lifetime,
			boolean lowBandwidth, String bare) {
	}

	WindowsInvitation(final Parts parts, final Form form, final List<WindowsAddress> clear) {
		this.parts = parts;
		this.form = form;
		this.clear = List.copyOf(clear);
	}

	Parts parts() {
		return parts;
	}

	/** How its ticket is made. */
	public Form form() {
		return form;
	}

	/** The sharer's name of account; may be empty. */
	public String user() {
		return parts.user;
	}

	/** When it was made, by the sharer's clock. */
	public Optional<Instant> issued() {
		return parts.issued;
	}

	/** For how long. */
	public Optional<Duration> lifetime() {
		return parts.lifetime;
	}

	/** When it ends, by the sharer's clock. */
	public Optional<Instant> expires() {
		return parts.issued.flatMap(start -> parts.lifetime.map(start::plus));
	}

	/** Whether the sharer said that the line is slow. */
	public boolean lowBandwidth() {
		return parts.lowBandwidth;
	}

	/** Whether a password was set. */
	public boolean hasPassword() {
		return parts.sealed.length > 0 || parts.rcEncrypted;
	}

	/** Those addresses that stand in clear in the file; may be empty. */
	public List<WindowsAddress> clearAddresses() {
		return clear;
	}

	@Override
	public String toString() {
		return "Windows invitation of " + parts.user + ", " + form; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
