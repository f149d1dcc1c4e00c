// SPDX-License-Identifier: EPL-2.0
package tandem.chat.internal;

import org.eclipse.osgi.util.NLS;

import tandem.session.SessionContext;

/** Writes what people say into the session's log, in pieces that its lines hold, and never so much that the log has no room for the rest. Not thread-safe. */
final class ChatLog {

	/** A line of the log holds 500 UTF-16 units, names and words included. */
	private static final int PIECE = 380;

	/** Most lines; the whole log holds 20,000. */
	static final int MOST_LINES = 4_000;

	private final SessionContext context;
	private int lines;

	ChatLog(final SessionContext context) {
		this.context = context;
	}

	/** The person here wrote something. */
	void own(final String text) {
		write(Messages.Log_own, "", text); //$NON-NLS-1$
	}

	/** The person there wrote something. */
	void other(final String text) {
		write(Messages.Log_other, context.peerName(), text);
	}

	/** So many messages never arrived. */
	void lost(final int number) {
		if (number > 0) {
			context.log(NLS.bind(Messages.Log_lost, number));
		}
	}

	private void write(final String pattern, final String name, final String text) {
		var from = 0;
		while (from < text.length() && lines < MOST_LINES) {
			final var to = from + PIECE >= text.length() ? text.length() : text.offsetByCodePoints(from, Math.min(PIECE / 2, text.codePointCount(from, text.length())));
			lines++;
			context.log(lines == MOST_LINES ? Messages.Log_full : NLS.bind(pattern, name, (from == 0 ? "" : "\u2026") + text.substring(from, to).replace('\n', ' '))); //$NON-NLS-1$ //$NON-NLS-2$
			from = to;
		}
	}
}
