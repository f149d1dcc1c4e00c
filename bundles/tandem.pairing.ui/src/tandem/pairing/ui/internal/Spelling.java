// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import tandem.pairing.PairingCode;

/** A code as it is read aloud: digits as they are, letters with a word of the NATO alphabet, or what the translation says. Pure. */
final class Spelling {

	private final String[] words;

	Spelling() {
		words = Messages.spelling.split("\\s+"); //$NON-NLS-1$
	}

	/** "K as in Kilo, 7, M as in Mike ..." */
	String aloud(final PairingCode code) {
		return code.symbols().chars().mapToObj(symbol -> aloud((char) symbol)).collect(Collectors.joining(", ")); //$NON-NLS-1$
	}

	private String aloud(final char symbol) {
		final var place = symbol - 'A';
		return place >= 0 && place < words.length ? NLS.bind(Messages.asIn, symbol, words[place]) : String.valueOf(symbol);
	}
}
