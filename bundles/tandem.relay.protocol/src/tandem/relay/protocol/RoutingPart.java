// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

/**
 * The part of a pairing code that finds the mailbox: some symbols of an alphabet of 32 without look-alikes. The relay never sees the rest of the
 * code. Not in {@code toString()}, since logs must not hold it.
 *
 * @param symbols {@link #MIN_LENGTH} to {@link #MAX_LENGTH} symbols of {@link #ALPHABET}
 */
public record RoutingPart(String symbols) {

	/** Digits and capital letters without I, L, O and U. */
	public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; //$NON-NLS-1$

	/** 32,768 mailboxes: enough for a small relay. */
	public static final int MIN_LENGTH = 3;

	/** Far more than any code has. */
	public static final int MAX_LENGTH = 8;

	/** @throws IllegalArgumentException if it is none; the message does not repeat it */
	public RoutingPart {
		Checks.within("length of routing part", symbols.length(), MIN_LENGTH, MAX_LENGTH); //$NON-NLS-1$
		if (!symbols.chars().allMatch(symbol -> ALPHABET.indexOf(symbol) >= 0)) {
			throw new IllegalArgumentException("a symbol that is none of the alphabet"); //$NON-NLS-1$
		}
	}

	@Override
	public String toString() {
		return "RoutingPart[" + symbols.length() + " symbols]"; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
