// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import tandem.pairing.PairingCode;
import tandem.pairing.TypedCode;
import tandem.pairing.TypedCode.Begun;
import tandem.pairing.TypedCode.Complete;
import tandem.pairing.TypedCode.Mistake;
import tandem.pairing.TypedCode.Wrong;

/** Finds the code in a text. Pure; one use. */
public final class CodeReader {

	private static final String SCHEME = "tandem://"; //$NON-NLS-1$

	private static final Pattern LINK = Pattern.compile("tandem://[^\\s<>\"']*", Pattern.CASE_INSENSITIVE); //$NON-NLS-1$

	/** Between the symbols of a code people put blanks, dashes of every kind, dots and underscores. */
	private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0\\u200b\\ufeff\\p{Pd}._]+"); //$NON-NLS-1$

	/** Quotes, brackets and full stops around it. */
	private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$"); //$NON-NLS-1$

	/** A word of a sentence: symbols, perhaps with dashes inside. */
	private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+(?:\\p{Pd}[A-Za-z0-9]+)*"); //$NON-NLS-1$

	/** A digit somewhere, or groups of capitals: no word of a language. */
	private static final Pattern LIKE_A_CODE = Pattern.compile(".*[0-9].*|[A-Z]{2,4}(?:\\p{Pd}[A-Z]{1,4}){2,3}"); //$NON-NLS-1$

	private final String typed;

	/** @param typed any text */
	public CodeReader(final String typed) {
		this.typed = typed;
	}

	/** The one reading. */
	public TypedCode read() {
		if (typed.length() > TypedCode.MAX_TEXT) {
			return new Wrong("", new Mistake.None()); //$NON-NLS-1$
		}
		final var link = LINK.matcher(typed);
		if (link.find()) {
			return link(link.group());
		}
		final var plain = plain(AROUND.matcher(typed).replaceAll("")); //$NON-NLS-1$
		if (plain.length() <= PairingCode.LONGEST) {
			return alone(plain, Optional.empty());
		}
		return sentence(plain.length());
	}

	private static String plain(final String text) {
		final var plain = new StringBuilder();
		BETWEEN.matcher(text).replaceAll("").chars().forEach(c -> plain.append(Symbols.meant((char) c))); //$NON-NLS-1$
		return plain.toString();
	}

	private static TypedCode alone(final String plain, final Optional<String> relay) {
		for (var at = 0; at < plain.length(); at++) {
			if (!Symbols.has(plain.charAt(at))) {
				return new Wrong(TypedCode.grouped(plain), new Mistake.NotASymbol(at + 1, plain.substring(at, at + 1)));
			}
		}
		if (plain.length() < PairingCode.SHORTEST) {
			return new Begun(TypedCode.grouped(plain));
		}
		if (plain.length() > PairingCode.LONGEST) {
			return new Wrong(TypedCode.grouped(plain), new Mistake.TooLong(plain.length()));
		}
		return Symbols.checks(plain) ? new Complete(PairingCode.of(plain), relay)
				: new Wrong(TypedCode.grouped(plain), new Mistake.Mistyped(Symbols.suspects(plain).stream().map(place -> place + 1).toList()));
	}

	private static TypedCode link(final String text) {
		try {
			final var link = new URI(SCHEME + text.substring(SCHEME.length()).replaceFirst("[.,;:!?)]+$", "")); //$NON-NLS-1$ //$NON-NLS-2$
			final var path = Optional.ofNullable(link.getPath()).orElse("").replaceFirst("^/", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			final var relay = Optional.ofNullable(link.getAuthority()).flatMap(RelayAddress::read);
			if (relay.isPresent() && link.getRawUserInfo() == null && link.getQuery() == null && link.getFragment() == null) {
				return alone(plain(path), relay.map(RelayAddress::text));
			}
		} catch (final URISyntaxException e) {
			return new Wrong("", new Mistake.None()); //$NON-NLS-1$
		}
		return new Wrong("", new Mistake.None()); //$NON-NLS-1$
	}

	/**
	 * In a sentence only what checks and has a digit or dashes counts, and the likeliest form alone: one word, then neighbouring groups of
	 * three, then any neighbours.
	 */
	private TypedCode sentence(final int symbols) {
		final var words = WORD.matcher(typed).results().map(MatchResult::group).toList();
		final var found = new TreeMap<Integer, Set<PairingCode>>();
		for (var from = 0; from < words.size(); from++) {
			for (var to = from + 1; to <= Math.min(words.size(), from + PairingCode.LONGEST); to++) {
				final var window = words.subList(from, to);
				code(window).ifPresent(code -> found.computeIfAbsent(rank(window), rank -> new LinkedHashSet<>()).add(code));
			}
		}
		if (found.isEmpty()) {
			return new Wrong(typed.strip(), words.size() > 1 ? new Mistake.None() : new Mistake.TooLong(symbols));
		}
		final var likeliest = found.firstEntry().getValue();
		return likeliest.size() == 1 ? new Complete(likeliest.iterator().next(), Optional.empty()) : new Wrong(typed.strip(), new Mistake.Several());
	}

	private static int rank(final List<String> words) {
		if (words.size() == 1) {
			return 0;
		}
		return words.subList(0, words.size() - 1).stream().allMatch(word -> word.length() == words.getFirst().length()) ? 1 : 2;
	}

	private static Optional<PairingCode> code(final List<String> words) {
		final var written = String.join("-", words); //$NON-NLS-1$
		final var plain = plain(written);
		final var possible = plain.length() >= PairingCode.SHORTEST && plain.length() <= PairingCode.LONGEST && LIKE_A_CODE.matcher(written).matches()
				&& plain.chars().allMatch(c -> Symbols.has((char) c)) && Symbols.checks(plain);
		return possible ? Optional.of(PairingCode.of(plain)) : Optional.empty();
	}
}
