// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.session.Arrivals;
import tandem.session.Registration;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.session.Timers;
import tandem.session.host.Listeners;
import tandem.session.host.SessionLogs;
import tandem.session.host.Trouble;
import tandem.settings.Way;
import tandem.technician.Destination;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

/** The technician's end without its wiring: all sessions, and the features that serve them. Thread-safe. */
final class TechnicianCore implements Technician, Arrivals {

	private static final int ID_BYTES = 8;

	private final Assisting.Parts parts;
	private final List<SessionFeature> features = new CopyOnWriteArrayList<>();
	private final List<Assisting> sessions = new CopyOnWriteArrayList<>();
	private final Listeners<Listener> listeners;
	private final SecureRandom random = new SecureRandom();

	TechnicianCore(final Connector connector, final Timers timers, final SessionLogs logs, final BooleanSupplier logRequired, final Trouble trouble) {
		parts = new Assisting.Parts(connector, timers, logs, logRequired, features, trouble);
		listeners = new Listeners<>(trouble);
	}

	void add(final SessionFeature feature) {
		features.add(feature);
		sessions.forEach(session -> session.attach(feature));
	}

	void remove(final SessionFeature feature) {
		features.remove(feature);
		sessions.forEach(session -> session.detach(feature));
	}

	/** Leaves all sessions. */
	void stop() {
		sessions.forEach(Assisting::leave);
	}

	@Override
	public TechnicianSession call(final Destination destination) {
		final var session = add(destination.label(), destination.targets().getFirst(), destination.credential().wayIn());
		session.call(destination);
		return session;
	}

	@Override
	public Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public boolean free(final Way by) {
		return true;
	}

	@Override
	public boolean take(final Connection connection, final String label, final Way by) {
		add(label, connection.peer().address(), by.kind()).welcome(connection);
		return true;
	}

	private Assisting add(final String label, final String route, final String wayIn) {
		final var session = new Assisting(newId(), label, route, wayIn, parts, this::changed);
		sessions.add(session);
		listeners.tell(listener -> listener.added(session));
		return session;
	}

	@Override
	public List<TechnicianSession> sessions() {
		return List.copyOf(sessions);
	}

	@Override
	public void remove(final TechnicianSession session) {
		if (session.phase() == Phase.ENDED && session instanceof final Assisting ours && sessions.remove(ours)) {
			listeners.tell(listener -> listener.removed(session));
		}
	}

	@Override
	public Registration listen(final Listener listener) {
		return listeners.add(listener);
	}

	private void changed(final TechnicianSession session) {
		listeners.tell(listener -> listener.changed(session));
	}

	private String newId() {
		final var bytes = new byte[ID_BYTES];
		random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}
}
