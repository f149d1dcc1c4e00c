// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.session.Arrivals;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.session.Timers;
import tandem.session.host.SessionLogs;
import tandem.settings.Setting;
import tandem.settings.Settings;
import tandem.settings.Way;
import tandem.technician.Destination;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

/** {@link TechnicianCore} as a service, with features that come and go. */
@Component(service = { Technician.class, Arrivals.class }, property = "role=technician")
public final class TechnicianComponent implements Technician, Arrivals {

	private final TechnicianCore core;

	/** Wires it. */
	@Activate
	public TechnicianComponent(@Reference final Connector connector, @Reference final Timers timers, @Reference final SessionLogs logs, @Reference final Settings settings,
			@Reference(service = LoggerFactory.class) final Logger log) {
		core = new TechnicianCore(connector, timers, logs, () -> settings.get(Setting.LOG_REQUIRED), log::warn);
	}

	@Deactivate
	void stop() {
		core.stop();
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addFeature(final SessionFeature feature) {
		core.add(feature);
	}

	void removeFeature(final SessionFeature feature) {
		core.remove(feature);
	}

	@Override
	public TechnicianSession call(final Destination destination) {
		return core.call(destination);
	}

	@Override
	public List<TechnicianSession> sessions() {
		return core.sessions();
	}

	@Override
	public void remove(final TechnicianSession session) {
		core.remove(session);
	}

	@Override
	public AutoCloseable listen(final Listener listener) {
		return core.listen(listener);
	}

	@Override
	public Role role() {
		return core.role();
	}

	@Override
	public boolean free(final Way by) {
		return core.free(by);
	}

	@Override
	public boolean take(final Connection connection, final String label, final Way by) {
		return core.take(connection, label, by);
	}
}
