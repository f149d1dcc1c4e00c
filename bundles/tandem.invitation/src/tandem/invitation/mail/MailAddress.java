// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.mail;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An e-mail address of the common form, letters of any script included; no comments, quotes or groups.
 *
 * @param local before the @
 * @param domain after it, in ASCII (punycode for other scripts)
 */
public record MailAddress(String local, String domain) {

	/** Most addresses of one message. */
	public static final int MOST = 10;

	private static final int MAX_LOCAL = 64;

	private static final int MAX_DOMAIN = 253;

	private static final Pattern LOCAL = Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$*+/=^_{|}~'-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$*+/=^_{|}~'-]+)*"); //$NON-NLS-1$

	private static final Pattern DOMAIN = Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"); //$NON-NLS-1$

	/** Why an address is none. */
	public static final class Refused extends Exception {

		private static final long serialVersionUID = 1L;

		private final String what;

		Refused(final String what) {
			super("no address: " + what); //$NON-NLS-1$
			this.what = what;
		}

		/** What was taken for an address; for showing to who typed it. */
		public String what() {
			return what;
		}
	}

	/**
	 * Reads addresses as somebody typed them, with commas, semicolons or blanks between; none is none.
	 *
	 * @throws Refused where one has no such form, or there are more than {@link #MOST}
	 */
	public static List<MailAddress> read(final String typed) throws Refused {
		final var all = new ArrayList<MailAddress>();
		for (final var one : typed.strip().split("[\\s,;\\u00a0]+")) { //$NON-NLS-1$
			if (!one.isEmpty()) {
				all.add(one(one));
			}
		}
		if (all.size() > MOST) {
			throw new Refused(typed.strip());
		}
		return List.copyOf(all);
	}

	private static MailAddress one(final String typed) throws Refused {
		final var bare = typed.startsWith("<") && typed.endsWith(">") ? typed.substring(1, typed.length() - 1) : typed; //$NON-NLS-1$ //$NON-NLS-2$
		final int at = bare.lastIndexOf('@');
		if (at < 1 || at > MAX_LOCAL || !LOCAL.matcher(bare.substring(0, at)).matches() || bare.startsWith("-")) { //$NON-NLS-1$
			throw new Refused(typed);
		}
		try {
			final var domain = IDN.toASCII(bare.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
			if (domain.length() > MAX_DOMAIN || !DOMAIN.matcher(domain).matches()) {
				throw new Refused(typed);
			}
			return new MailAddress(bare.substring(0, at), domain);
		} catch (final IllegalArgumentException e) {
			throw new Refused(typed);
		}
	}

	/** Whether every mail server knows such an address, and not only those that speak of other scripts (RFC 6531). */
	public boolean isAscii() {
		return local.chars().allMatch(c -> c < 0x80);
	}

	/** {@code local@domain}. */
	@Override
	public String toString() {
		return local + '@' + domain;
	}
}
