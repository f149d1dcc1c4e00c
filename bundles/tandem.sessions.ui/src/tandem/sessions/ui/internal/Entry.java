// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.time.Instant;

import tandem.sessions.ui.Prospect;
import tandem.technician.Phase;
import tandem.technician.TechnicianSession;

/** One row of the list. */
sealed interface Entry {

	/** A session or a call. */
	record Live(TechnicianSession session) implements Entry {
	}

	/** Somebody who can be called. */
	record Possible(Prospect prospect) implements Entry {
	}

	/** The person. */
	default String who() {
		return switch (this) {
		case Live(final var session) -> session.label();
		case Possible(final var prospect) -> prospect.who();
		};
	}

	/** The state in a few words, with the time left where there is an end. */
	default String state(final Instant now) {
		return switch (this) {
		case Live(final var session) -> SessionTexts.state(session);
		case Possible(final var prospect) -> SessionTexts.state(prospect, now);
		};
	}

	/** How it came, in a word or two; may be empty. */
	default String how() {
		return switch (this) {
		case Live(final var session) -> SessionTexts.how(session.wayIn());
		case Possible(final var prospect) -> prospect.how();
		};
	}

	/** When the state began. */
	default Instant since() {
		return switch (this) {
		case Live(final var session) -> session.phaseSince();
		case Possible(final var prospect) -> prospect.since();
		};
	}

	/** Whether it may go from the list. */
	default boolean isRemovable() {
		return switch (this) {
		case Live(final var session) -> session.phase() == Phase.ENDED;
		case Possible _ -> true;
		};
	}
}
