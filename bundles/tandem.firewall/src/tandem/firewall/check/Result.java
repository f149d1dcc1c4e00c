// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.check;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import tandem.firewall.Finding;

/**
 * What one check found.
 *
 * @param topic   what it is about
 * @param state   what it means for help
 * @param title   one line for people
 * @param text    what to do about it, or more about it; may be empty
 * @param finding what the rules say, where it comes from them
 */
public record Result(Topic topic, State state, String title, String text, Optional<Finding> finding) {

	/** Nothing may be {@code null}. */
	public Result {
		Objects.requireNonNull(topic);
		Objects.requireNonNull(state);
		Objects.requireNonNull(title);
		Objects.requireNonNull(text);
		Objects.requireNonNull(finding);
	}

	/** A result that no rule gave. */
	public Result(final Topic topic, final State state, final String title, final String text) {
		this(topic, state, title, text, Optional.empty());
	}

	/** The text where it tells something that the title does not; else nothing. */
	public Optional<String> more() {
		final var words = text.strip().replaceFirst("\\.$", "");
		return words.isEmpty() || title.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of(text);
	}
}
