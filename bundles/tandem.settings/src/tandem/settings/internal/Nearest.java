// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import tandem.settings.Setting;

/** The setting whose name somebody may have meant. Pure. */
final class Nearest {

	/** Of so many letters one may be wrong. */
	private static final int LETTERS = 3;

	private Nearest() {
	}

	/** The name most like what was written, case aside, if any is like it. */
	static Optional<String> to(final String written) {
		final var lower = written.toLowerCase(Locale.ROOT);
		final var most = Math.max(1, Math.min(written.length(), 60) / LETTERS);
		return lower.length() > 100 ? Optional.empty()
				: Setting.ALL.stream().map(Setting::key).min(Comparator.comparingInt(key -> steps(lower, key.toLowerCase(Locale.ROOT))))
						.filter(key -> steps(lower, key.toLowerCase(Locale.ROOT)) <= most);
	}

	/** How many letters must be put in, left out or replaced to make one word of the other. */
	static int steps(final String one, final String other) {
		var before = new int[other.length() + 1];
		for (var j = 0; j <= other.length(); j++) {
			before[j] = j;
		}
		for (var i = 1; i <= one.length(); i++) {
			final var now = new int[other.length() + 1];
			now[0] = i;
			for (var j = 1; j <= other.length(); j++) {
				final var replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
				now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
			}
			before = now;
		}
		return before[other.length()];
	}
}
