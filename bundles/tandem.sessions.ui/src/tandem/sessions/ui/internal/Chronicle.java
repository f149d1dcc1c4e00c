// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tandem.technician.TechnicianSession;

/** What happened in the sessions of this workbench, as lines; the oldest go when there are too many. Pure; one thread. */
final class Chronicle {

	static final int LIMIT = 2000;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM);

	private final Deque<String> lines = new ArrayDeque<>();

	private final Map<String, String> last = new HashMap<>();

	/** A session changed; true if that is worth a line. */
	boolean note(final TechnicianSession session) {
		final var state = SessionTexts.state(session) + session.controlAnswer().map(answer -> " (" + answer.name().toLowerCase().replace('_', ' ') + ")").orElse("");
		if (state.equals(last.put(session.id(), state))) {
			return false;
		}
		lines.add(TIME.format(session.phaseSince().atZone(ZoneId.systemDefault())) + "  " + session.label() + ": " + state);
		if (lines.size() > LIMIT) {
			lines.removeFirst();
		}
		return true;
	}

	List<String> lines() {
		return List.copyOf(lines);
	}
}
