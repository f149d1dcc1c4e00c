// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import tandem.firewall.FirewallBackend;
import tandem.firewall.Reading;
import tandem.firewall.check.Diagnosis;
import tandem.firewall.check.Request;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.internal.probe.Ports;

/** {@link Diagnosis} of this computer. */
@Component
public final class Diagnosing implements Diagnosis {

	private final List<FirewallBackend> backends = new CopyOnWriteArrayList<>();

	private final LocalChecks local;

	private final RelayChecks relay;

	/** Of this computer. */
	@Activate
	public Diagnosing(@Reference final Ports ports) {
		this(new ProcListeners(Path.of("/proc")), Clock.systemUTC(), ports);
	}

	Diagnosing(final Listeners listeners, final Clock clock, final Ports ports) {
		local = new LocalChecks(listeners);
		relay = new RelayChecks(clock, ports);
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addBackend(final FirewallBackend backend) {
		backends.add(backend);
	}

	void removeBackend(final FirewallBackend backend) {
		backends.remove(backend);
	}

	@Override
	public State run(final Request request, final Consumer<Result> results) throws InterruptedException {
		final var states = EnumSet.noneOf(State.class);
		final var lock = new ReentrantLock();
		final Consumer<Result> told = result -> {
			lock.lock();
			try {
				if (result.topic() != Topic.DISCOVERY) {
					states.add(result.state());
				}
				results.accept(result);
			} finally {
				lock.unlock();
			}
		};
		local.listening(request.port(), told);
		final var reading = rules(request, told);
		if (request.relay().isPresent()) {
			// On a thread of its own: a blocking socket of a virtual thread ends with an interruption.
			final var walking = Thread.ofVirtual().name("tandem-relay-check").start(() -> relay.run(request.relay().get(), request.port(), reading, told));
			try {
				walking.join();
			} catch (final InterruptedException e) {
				walking.interrupt();
				walking.join();
				throw e;
			}
		}
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
		return State.worst(states);
	}

	private Optional<Reading> rules(final Request request, final Consumer<Result> results) throws InterruptedException {
		final var here = backends.stream().filter(FirewallBackend::isHere).findFirst();
		if (here.isEmpty()) {
			results.accept(new Result(Topic.RULES, State.UNKNOWN, "The firewall of this system can't be read yet.", ""));
			return Optional.empty();
		}
		final var reading = here.get().read(request.access());
		local.addresses(reading.host(), results);
		local.rules(request, reading, results);
		return Optional.of(reading);
	}
}
