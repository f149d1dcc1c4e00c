// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The 32 symbols of codes, and their check symbol: a weighted sum in the field of 32 elements (x^5 + x^2 + 1), the weights being the powers
 * of its generator. As those differ at all 31 places, every single wrong symbol and every exchange of two is found. Pure.
 */
public final class Symbols {

	/** Digits and letters but I, L, O and U (after Crockford's Base32). */
	public static final String ALL = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; //$NON-NLS-1$

	private static final int MODULUS = 0b100101;

	private static final int FIELD = 32;

	/**
	 * Symbols that are taken for one another: by their look in the first line, by their sound on a telephone in the others (the letters
	 * whose names rhyme in English and German).
	 */
	private static final List<String> CONFUSED = List.of("8B", "5S", "2Z", "6G", "0DQ", "17", "VY", "KX", "MN", "MW", "EF", "CG", "PR", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$ //$NON-NLS-9$ //$NON-NLS-10$ //$NON-NLS-11$ //$NON-NLS-12$ //$NON-NLS-13$
			"BDEPTCGV3", "FS", "AHK8", "JGK", "59"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$

	private Symbols() {
	}

	/** What a typed character stands for: upper case, O as 0, I and L as 1; anything else stays what it is. */
	public static char meant(final char typed) {
		final var upper = Character.toString(typed).toUpperCase(Locale.ROOT).charAt(0);
		return switch (upper) {
		case 'O' -> '0';
		case 'I', 'L' -> '1';
		default -> upper;
		};
	}

	/** Whether it occurs in codes. */
	public static boolean has(final char symbol) {
		return ALL.indexOf(symbol) >= 0;
	}

	/** The check symbol of a text of symbols. */
	public static char check(final CharSequence text) {
		return ALL.charAt(sum(text));
	}

	/** Whether the last symbol is the check symbol of those before. */
	public static boolean checks(final CharSequence text) {
		return error(text) == 0;
	}

	/**
	 * Where a text whose check fails was probably mistyped: places at which a symbol that is easily confused, or the exchange with its
	 * neighbour, makes it right.
	 *
	 * @return places from 0, ascending; both of an exchange; empty where nothing is likely
	 */
	public static List<Integer> suspects(final CharSequence text) {
		final var error = error(text);
		final var suspects = new ArrayList<Integer>();
		for (var at = 0; at < text.length(); at++) {
			final var right = ALL.charAt(value(text, at) ^ divided(error, weight(text, at)));
			if (confused(text.charAt(at), right) || exchanged(text, at, error) || exchanged(text, at - 1, error)) {
				suspects.add(at);
			}
		}
		return suspects;
	}

	private static boolean exchanged(final CharSequence text, final int at, final int error) {
		if (at < 0 || at + 1 >= text.length() || text.charAt(at) == text.charAt(at + 1)) {
			return false;
		}
		final var difference = value(text, at) ^ value(text, at + 1);
		return times(difference, weight(text, at) ^ weight(text, at + 1)) == error;
	}

	private static boolean confused(final char one, final char other) {
		return CONFUSED.stream().anyMatch(group -> group.indexOf(one) >= 0 && group.indexOf(other) >= 0);
	}

	private static int error(final CharSequence text) {
		final var last = text.length() - 1;
		return sum(text.subSequence(0, last)) ^ value(text, last);
	}

	private static int sum(final CharSequence text) {
		var sum = 0;
		for (var at = 0; at < text.length(); at++) {
			sum ^= times(value(text, at), power(at + 1));
		}
		return sum;
	}

	/** The last symbol is the check: its weight is one. */
	private static int weight(final CharSequence text, final int at) {
		return at == text.length() - 1 ? 1 : power(at + 1);
	}

	private static int value(final CharSequence text, final int at) {
		return ALL.indexOf(text.charAt(at));
	}

	private static int power(final int exponent) {
		var power = 1;
		for (var step = 0; step < exponent; step++) {
			power = times(power, 2);
		}
		return power;
	}

	private static int times(final int one, final int other) {
		var product = 0;
		var shifted = one;
		for (var bits = other; bits != 0; bits >>= 1) {
			product ^= (bits & 1) == 0 ? 0 : shifted;
			shifted <<= 1;
			shifted ^= (shifted & FIELD) == 0 ? 0 : MODULUS;
		}
		return product;
	}

	private static int divided(final int dividend, final int divisor) {
		var quotient = 0;
		while (times(quotient, divisor) != dividend) {
			quotient++;
		}
		return quotient;
	}
}
