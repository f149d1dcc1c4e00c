// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import tandem.technician.ControlAnswer;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

/** What happened in the sessions of this workbench since it started; the oldest lines go when there are too many. Thread-safe. */
@Component(service = Chronicle.class, immediate = true)
public final class Chronicle implements Technician.Listener {

	static final int LIMIT = 2000;

	/**
	 * One thing that happened.
	 *
	 * @param number counts all lines; later is greater
	 */
	record Line(long number, Instant when, String who, String what) {
	}

	private final Deque<Line> lines = new ArrayDeque<>();

	private final Map<String, String> last = new HashMap<>();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private final AutoCloseable registration;

	private long count;

	/** @param technician is listened to */
	@Activate
	public Chronicle(@Reference final Technician technician) {
		registration = technician.listen(this);
		technician.sessions().forEach(this::changed);
	}

	@Deactivate
	void stop() {
		Registrations.close(registration);
	}

	@Override
	public void added(final TechnicianSession session) {
		changed(session);
	}

	@Override
	public void changed(final TechnicianSession session) {
		if (note(session)) {
			listeners.forEach(Runnable::run);
		}
	}

	@Override
	public synchronized void removed(final TechnicianSession session) {
		last.remove(session.id());
	}

	/** True if it is worth a line. */
	private synchronized boolean note(final TechnicianSession session) {
		final var what = what(session);
		if (what.equals(last.put(session.id(), what))) {
			return false;
		}
		lines.add(new Line(count++, session.phaseSince(), session.label(), what));
		if (lines.size() > LIMIT) {
			lines.removeFirst();
		}
		return true;
	}

	private static String what(final TechnicianSession session) {
		final var state = SessionTexts.explained(session);
		final var answer = session.phase() == Phase.VIEWING ? session.controlAnswer().filter(given -> given != ControlAnswer.ALLOWED) : java.util.Optional.<ControlAnswer>empty();
		final var answered = answer.map(given -> NLS.bind(Messages.stateAnswered, state, SessionTexts.answer(given))).orElse(state);
		return session.promptUp() ? NLS.bind(Messages.stateAnswered, answered, Messages.promptUp) : answered;
	}

	/** All lines, oldest first. */
	synchronized List<Line> lines() {
		return List.copyOf(lines);
	}

	/** Tells of new lines, on any thread. */
	AutoCloseable listen(final Runnable more) {
		listeners.add(more);
		return () -> listeners.remove(more);
	}
}
