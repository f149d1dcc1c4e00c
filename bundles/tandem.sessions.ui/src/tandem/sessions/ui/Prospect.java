// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who can be called or who may come: an invitation that was opened here, a code that waits. Immutable, a snapshot.
 *
 * @param id tells it from others of all capabilities; constant
 * @param who the person as far as is known, cleaned for display
 * @param standing one or two words, for example "Ready"
 * @param since when it was last used or made
 * @param expires when it ends; empty for never
 * @param session id of the session that came of it last, if any: while that one lives, the list shows it alone
 * @param open shows it to the technician; called on the UI thread
 * @param how it came, one or two words, for example "File"; may be empty
 * @param usable whether somebody may still come in by it, its time aside; where not, the standing says why
 */
public record Prospect(String id, String who, String standing, Instant since, Optional<Instant> expires, Optional<String> session, Runnable open, String how,
		boolean usable) {

	/** One that may be used, without words on how it came. */
	public Prospect(final String id, final String who, final String standing, final Instant since, final Optional<Instant> expires, final Optional<String> session,
			final Runnable open) {
		this(id, who, standing, since, expires, session, open, "", true); //$NON-NLS-1$
	}

	/** Whether nobody can come in by it any more. */
	public boolean isOver(final Instant now) {
		return !usable || expires.filter(end -> !now.isBefore(end)).isPresent();
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final Prospect that && that.id.equals(id);
	}

	@Override
	public int hashCode() {
		return id.hashCode();
	}
}
