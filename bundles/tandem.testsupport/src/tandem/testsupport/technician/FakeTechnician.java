// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.technician;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import tandem.technician.Destination;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;
import tandem.testsupport.Await;

/** The technician's end, where a test says what happens. Thread-safe. */
public final class FakeTechnician implements Technician {

	private final List<TechnicianSession> sessions = new CopyOnWriteArrayList<>();
	private final List<Destination> calls = new CopyOnWriteArrayList<>();
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	/** Where calls went, in their order. */
	public List<Destination> calls() {
		return List.copyOf(calls);
	}

	/** The last session or call; waits for the first. */
	public FakeTechnicianSession last() {
		Await.until("a session", () -> !sessions.isEmpty()); //$NON-NLS-1$
		return (FakeTechnicianSession) sessions.getLast();
	}

	/** Somebody is called. */
	public FakeTechnicianSession add(final String id, final String label) {
		final var session = new FakeTechnicianSession(id, label, this::changed);
		sessions.add(session);
		tell(listener -> listener.added(session));
		return session;
	}

	/** Listeners registered and not closed. */
	public int listening() {
		return listeners.size();
	}

	private void changed(final TechnicianSession session) {
		tell(listener -> listener.changed(session));
	}

	private void tell(final Consumer<Listener> news) {
		listeners.forEach(news);
	}

	@Override
	public TechnicianSession call(final Destination destination) {
		calls.add(destination);
		return add("call" + calls.size(), destination.label()); //$NON-NLS-1$
	}

	@Override
	public List<TechnicianSession> sessions() {
		return List.copyOf(sessions);
	}

	@Override
	public void remove(final TechnicianSession session) {
		sessions.remove(session);
		tell(listener -> listener.removed(session));
	}

	@Override
	public AutoCloseable listen(final Listener listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}
}
