// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.util.List;
import java.util.Optional;

import tandem.pairing.internal.CodeReader;

/** What a person typed or pasted into the code field, understood as far as possible. Nothing of it was sent anywhere. */
public sealed interface TypedCode {

	/**
	 * A code.
	 *
	 * @param relay {@code host} or {@code host:port} where a link named it
	 */
	record Complete(PairingCode code, Optional<String> relay) implements TypedCode {
	}

	/**
	 * Too short to be judged.
	 *
	 * @param text as the field should show it, in groups
	 */
	record Begun(String text) implements TypedCode {
	}

	/**
	 * As long as a code but wrong.
	 *
	 * @param text as the field should show it
	 * @param mistake what is wrong
	 */
	record Wrong(String text, Mistake mistake) implements TypedCode {
	}

	/** What is wrong with it. */
	sealed interface Mistake {

		/** More symbols than any code has. */
		record TooLong(int symbols) implements Mistake {
		}

		/**
		 * A character that no code has.
		 *
		 * @param place from 1
		 */
		record NotASymbol(int place, String character) implements Mistake {
		}

		/**
		 * The check fails.
		 *
		 * @param places from 1: where it was probably mistyped; empty where nothing is likely
		 */
		record Mistyped(List<Integer> places) implements Mistake {

			/** Keeps a copy. */
			public Mistyped {
				places = List.copyOf(places);
			}
		}

		/** A text with several codes in it. */
		record Several() implements Mistake {
		}

		/** A text without any, or a link that is none of ours. */
		record None() implements Mistake {
		}
	}

	/** Most characters looked at: more is no code and no sentence with one. */
	int MAX_TEXT = 4_096;

	/**
	 * Reads what was typed or pasted: blanks, dashes, case and look-alikes don't matter; a sentence may surround the code; a
	 * {@code tandem://relay/code} link is taken apart.
	 */
	static TypedCode read(final String typed) {
		return new CodeReader(typed).read();
	}

	/** Symbols in groups as the field shows them. */
	static String grouped(final String symbols) {
		return PairingCode.grouped(symbols);
	}
}
