// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import tandem.channel.Connector;
import tandem.firewall.station.Station;
import tandem.firewall.station.Stations;
import tandem.session.Registration;
import tandem.session.Timers;

/** This computer, and those of the sessions as they come and go. */
@Component(service = { Stations.class, KnownStations.class })
public final class KnownStations implements Stations {

	private final OwnStation own;
	private final List<Station> others = new CopyOnWriteArrayList<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/** @param connector joins the two ends of this computer's channel in memory */
	@Activate
	public KnownStations(@Reference final Looking looking, @Reference final Connector connector, @Reference final Timers timers) {
		own = new OwnStation(looking, connector, timers::nanos);
	}

	@Deactivate
	void deactivate() {
		own.close();
	}

	@Override
	public List<Station> all() {
		final var all = new ArrayList<Station>();
		all.add(own);
		all.addAll(others);
		return List.copyOf(all);
	}

	@Override
	public Registration listen(final Runnable changed) {
		final Runnable entry = changed::run;
		listeners.add(entry);
		return () -> listeners.remove(entry);
	}

	void add(final Station station) {
		others.add(station);
		listeners.forEach(Runnable::run);
	}

	void remove(final Station station) {
		if (others.remove(station)) {
			listeners.forEach(Runnable::run);
		}
	}
}
