// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * An invitation's password: 12 symbols of an alphabet without look-alikes, 60 bits. Never chosen by a person.
 * {@link #toString()} tells nothing of it.
 */
public final class InvitationPassword {

	/** Symbols of a password. */
	public static final int LENGTH = 12;

	/** Symbols in a group. */
	public static final int GROUP = 4;

	/** Digits and letters but I, L, O and U: 32 symbols. */
	private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; //$NON-NLS-1$

	/** Longest text looked at: the symbols with anything between them. */
	private static final int MAX_TYPED = 256;

	private final String symbols;

	private InvitationPassword(final String symbols) {
		this.symbols = symbols;
	}

	/** A new one. */
	public static InvitationPassword generate(final SecureRandom random) {
		final var symbols = new StringBuilder();
		random.ints(LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(symbols::append);
		return new InvitationPassword(symbols.toString());
	}

	/**
	 * What a person typed or pasted: case, blanks and dashes don't matter, and look-alikes count as what they look like (O as 0, I and
	 * L as 1).
	 *
	 * @return empty where it is no password, for example too short
	 */
	public static Optional<InvitationPassword> read(final String typed) {
		if (typed.length() > MAX_TYPED) {
			return Optional.empty();
		}
		final var plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\u00a0\\p{Pd}]", "").replace('O', '0').replace('I', '1').replace('L', '1'); //$NON-NLS-1$ //$NON-NLS-2$
		return plain.length() == LENGTH && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0) ? Optional.of(new InvitationPassword(plain))
				: Optional.empty();
	}

	/** In groups for reading aloud, for example {@code K7M4 XQ2P D9WR}. */
	public String inGroups() {
		return symbols.replaceAll("(.{" + GROUP + "})(?!$)", "$1 "); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** The symbols alone: what both ends derive keys from. */
	public String canonical() {
		return symbols;
	}

	@Override
	public String toString() {
		return "InvitationPassword"; //$NON-NLS-1$
	}
}
