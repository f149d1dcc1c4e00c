// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Finding;
import tandem.firewall.FirewallBackend;
import tandem.firewall.Gap;
import tandem.firewall.Host;
import tandem.firewall.Owner;
import tandem.firewall.Question;
import tandem.firewall.Reading;
import tandem.firewall.check.Diagnosis;
import tandem.firewall.check.Request;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.internal.probe.Ports;
import tandem.testsupport.settings.FakeSettings;

/** A firewall that says what a test wants, and takes as long as it wants. */
final class FakeFirewall implements Diagnosis, FirewallBackend {

	final List<Result> results = new ArrayList<>();
	final List<Change> applied = new CopyOnWriteArrayList<>();
	final CountDownLatch begun = new CountDownLatch(1);
	final CountDownLatch interrupted = new CountDownLatch(1);
	volatile CountDownLatch hold = new CountDownLatch(0);

	/** Where those who come from outside are told to come to. */
	final List<InetAddress> addresses = new CopyOnWriteArrayList<>();
	volatile Ports ports = new Ports();
	volatile int port = 49152;

	Looking looking() {
		final var looking = new Looking(this, new FakeSettings(), ports) {

			@Override
			Reception reception() {
				return new Reception(ports, port, () -> addresses);
			}
		};
		looking.addBackend(this);
		return looking;
	}

	@Override
	public State run(final Request request, final Consumer<Result> told) throws InterruptedException {
		begun.countDown();
		try {
			hold.await();
		} catch (final InterruptedException e) {
			interrupted.countDown();
			throw e;
		}
		results.forEach(told);
		if (Thread.interrupted()) {
			interrupted.countDown();
			throw new InterruptedException();
		}
		return State.worst(results.stream().map(Result::state).toList());
	}

	@Override
	public String platform() {
		return "fake";
	}

	@Override
	public boolean isHere() {
		return true;
	}

	@Override
	public Reading read(final Access access) {
		return new Reading() {

			@Override
			public Instant at() {
				return Instant.EPOCH;
			}

			@Override
			public Set<Owner> owners() {
				return Set.of(Owner.UFW);
			}

			@Override
			public List<Gap> gaps() {
				return List.of(new Gap(access.name(), Gap.Reason.FAILED, ""));
			}

			@Override
			public Host host() {
				return Host.UNKNOWN;
			}

			@Override
			public List<Finding> ask(final Question question) {
				return List.of();
			}

			@Override
			public List<Entry> entries() {
				return List.of(new Entry("x", "X", "1/tcp", Owner.UFW, false,
						List.of(new Entry.Scope("*", true, Entry.State.BLOCKED, Optional.of(TalkCodecTest.CHANGE), Optional.empty()))));
			}
		};
	}

	@Override
	public Applied apply(final Change change) {
		applied.add(change);
		return new Applied(Applied.Outcome.DONE, "done", Optional.empty());
	}
}
