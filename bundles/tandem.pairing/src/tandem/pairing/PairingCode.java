// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;

import tandem.pairing.internal.Symbols;

/**
 * A one-time code: where to meet at the relay (routing part), a secret that the relay never learns, and a check symbol that is never
 * sent. {@link #toString()} tells nothing of it.
 */
public final class PairingCode {

	/** Kind of way in: part of what both ends authenticate. */
	public static final String WAY_IN = "code"; //$NON-NLS-1$

	/** Fewest symbols. */
	public static final int SHORTEST = 8;

	/** Most symbols. */
	public static final int LONGEST = 12;

	private static final int SHORT_ROUTING = 3;

	private static final int ROUTING = 4;

	private final String symbols;

	private PairingCode(final String symbols) {
		this.symbols = symbols;
	}

	/**
	 * A new code.
	 *
	 * @param routing the part that the relay gave, {@link #routingLength} symbols
	 * @param length of the whole code
	 * @throws IllegalArgumentException where these don't fit together
	 */
	public static PairingCode generate(final String routing, final int length, final SecureRandom random) {
		if (length < SHORTEST || length > LONGEST || routing.length() != routingLength(length) || !routing.chars().allMatch(c -> Symbols.has((char) c))) {
			throw new IllegalArgumentException("a routing part of " + routing.length() + " for a code of " + length); //$NON-NLS-1$ //$NON-NLS-2$
		}
		final var symbols = new StringBuilder(routing);
		random.ints(length - 1 - routing.length(), 0, Symbols.ALL.length()).mapToObj(Symbols.ALL::charAt).forEach(symbols::append);
		return new PairingCode(symbols.append(Symbols.check(symbols)).toString());
	}

	/** How many symbols of a code of a length are its routing part. */
	public static int routingLength(final int length) {
		return length == SHORTEST ? SHORT_ROUTING : ROUTING;
	}

	/**
	 * A code from its symbols.
	 *
	 * @throws IllegalArgumentException where it is none, the check symbol included
	 */
	public static PairingCode of(final String symbols) {
		if (symbols.length() < SHORTEST || symbols.length() > LONGEST || !symbols.chars().allMatch(c -> Symbols.has((char) c))
				|| !Symbols.checks(symbols)) {
			throw new IllegalArgumentException("not a code"); //$NON-NLS-1$
		}
		return new PairingCode(symbols);
	}

	/** The part that the relay knows. */
	public String routing() {
		return symbols.substring(0, routingLength(symbols.length()));
	}

	/** What both ends prove to know: routing part and secret, without the check symbol. */
	public byte[] secret() {
		return symbols.substring(0, symbols.length() - 1).getBytes(StandardCharsets.US_ASCII);
	}

	/** All symbols. */
	public String symbols() {
		return symbols;
	}

	/** For the screen, for example {@code K7M-4XQ-2PD}. */
	public String inGroups() {
		return grouped(symbols);
	}

	/** Groups of three: what a person keeps in mind while typing. */
	static String grouped(final String symbols) {
		return symbols.replaceAll("(.{3})(?!$)", "$1-"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final PairingCode code && symbols.equals(code.symbols);
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(symbols);
	}

	@Override
	public String toString() {
		return "PairingCode"; //$NON-NLS-1$
	}
}
