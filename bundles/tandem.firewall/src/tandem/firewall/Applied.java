// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of a {@link Change}.
 *
 * @param outcome whether it was made
 * @param output  what the tools said, for the log and for people
 * @param undo    takes back what was made, exactly; empty where nothing was made or it can't be taken back
 */
public record Applied(Outcome outcome, String output, Optional<Change> undo) {

	/** How it ended. */
	public enum Outcome {
		/** All commands succeeded. */
		DONE,
		/** The person did not give the rights, or nobody could be asked. Nothing was changed. */
		REFUSED,
		/** A command failed; those before it have been taken back where that is possible, as {@link Applied#output} says. */
		FAILED
	}

	/** Nothing may be {@code null}. */
	public Applied {
		Objects.requireNonNull(outcome);
		Objects.requireNonNull(output);
		Objects.requireNonNull(undo);
	}
}
