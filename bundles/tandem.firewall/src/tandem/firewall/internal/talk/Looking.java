// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.FirewallBackend;
import tandem.firewall.check.Diagnosis;
import tandem.firewall.check.Request;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.internal.probe.Ports;
import tandem.firewall.station.Station;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** What the end that looks can do with this computer's firewall. Blocking; thread-safe. */
@Component(service = Looking.class)
public class Looking {

	private final Diagnosis diagnosis;
	private final Settings settings;
	private final Ports ports;
	private final List<FirewallBackend> backends = new CopyOnWriteArrayList<>();

	/** Of this computer. */
	@Activate
	public Looking(@Reference final Diagnosis diagnosis, @Reference final Settings settings, @Reference final Ports ports) {
		this.ports = ports;
		this.diagnosis = diagnosis;
		this.settings = settings;
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addBackend(final FirewallBackend backend) {
		backends.add(backend);
	}

	void removeBackend(final FirewallBackend backend) {
		backends.remove(backend);
	}

	State check(final Access access, final Consumer<Result> results) throws InterruptedException, IOException {
		try {
			return diagnosis.run(Request.of(settings, access), results);
		} catch (final IllegalArgumentException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	/** For one who comes from outside. */
	Reception reception() {
		return new Reception(ports, settings.get(Setting.PORT));
	}

	Station.Listing list(final Access access) throws InterruptedException, IOException {
		final var reading = here().read(access);
		return new Station.Listing(reading.entries(), reading.gaps());
	}

	Applied apply(final Change change) throws InterruptedException, IOException {
		return here().apply(change);
	}

	private FirewallBackend here() throws IOException {
		return backends.stream().filter(FirewallBackend::isHere).findFirst().orElseThrow(() -> new IOException("The firewall of this system can't be read yet."));
	}
}
