// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.util.List;

/**
 * Something that went wrong.
 *
 * @param text what happened, why, and what to do now
 * @param remedies what can be done here, best first
 * @param question what to ask the sharer, in words that can be sent to them; empty for nothing
 * @param details for somebody who knows networks; no secrets; may be empty
 */
record Failure(String text, List<Remedy> remedies, String question, String details) {

	/** What a button does about it. */
	enum Remedy {
		/** Go back to the password, which still stands in its field. */
		RETYPE,
		/** Read the file again, or call again. */
		AGAIN,
		/** Show {@link Failure#question()}. */
		ASK,
		/** Choose another file. */
		ANOTHER
	}

	Failure {
		remedies = List.copyOf(remedies);
	}

	boolean offers(final Remedy remedy) {
		return remedies.contains(remedy);
	}
}
