// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.technician;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import tandem.channel.Peer;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.technician.ControlAnswer;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.technician.TechnicianSession;

/** A session that stands where a test puts it, and remembers what it was asked to do. Thread-safe. */
public final class FakeTechnicianSession implements TechnicianSession {

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final String id;
	private final Consumer<TechnicianSession> changed;
	private volatile String label;
	private volatile Phase phase = Phase.REACHING;
	private volatile Instant since = Instant.now();
	private volatile Optional<ControlAnswer> answer = Optional.empty();
	private volatile Optional<Ending> ending = Optional.empty();
	private volatile boolean promptUp;
	private volatile Set<Permission> permissions = Set.of();

	public FakeTechnicianSession(final String id, final String label, final Consumer<TechnicianSession> changed) {
		this.id = id;
		this.label = label;
		this.changed = changed;
	}

	/** What it was asked to do: {@code request}, {@code release}, {@code leave}. */
	public List<String> calls() {
		return List.copyOf(calls);
	}

	/** What the sharer allows. */
	public void allow(final Permission... allowed) {
		permissions = Set.of(allowed);
		changed.accept(this);
	}

	/** It stands at another phase from now on. */
	public void phase(final Phase now) {
		phase = now;
		since = Instant.now();
		changed.accept(this);
	}

	/** The sharer answers about control. */
	public void answer(final ControlAnswer now, final Phase then) {
		answer = Optional.of(now);
		phase(then);
	}

	/** Its phase began then. */
	public void since(final Instant then) {
		since = then;
		changed.accept(this);
	}

	/** The sharer is called so. */
	public void label(final String now) {
		label = now;
		changed.accept(this);
	}

	/** A password prompt comes or goes. */
	public void prompt(final boolean up) {
		promptUp = up;
		changed.accept(this);
	}

	/** It is over, after it was a session. */
	public void end(final EndReason reason) {
		end(new Ending.Over(reason, Optional.empty()));
	}

	/** It is over. */
	public void end(final Ending how) {
		ending = Optional.of(how);
		phase(Phase.ENDED);
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public String label() {
		return label;
	}

	@Override
	public Phase phase() {
		return phase;
	}

	@Override
	public Instant phaseSince() {
		return since;
	}

	@Override
	public String route() {
		return "tandem+tls://192.0.2.7:49152"; //$NON-NLS-1$
	}

	@Override
	public Optional<Peer> peer() {
		return Optional.of(new Peer(label, "", "192.0.2.7:49152", Optional.empty(), List.of("apple", "river", "stone"), Optional.empty())); //$NON-NLS-1$
	}

	@Override
	public Set<Permission> permissions() {
		return permissions;
	}

	@Override
	public Optional<ControlAnswer> controlAnswer() {
		return answer;
	}

	@Override
	public boolean promptUp() {
		return promptUp;
	}

	@Override
	public Optional<Ending> ending() {
		return ending;
	}

	@Override
	public Duration roundTrip() {
		return Duration.ofMillis(3);
	}

	@Override
	public long bytesIn() {
		return 0;
	}

	@Override
	public long bytesOut() {
		return 0;
	}

	@Override
	public void requestControl() {
		calls.add("request"); //$NON-NLS-1$
	}

	@Override
	public void releaseControl() {
		calls.add("release"); //$NON-NLS-1$
	}

	@Override
	public void leave() {
		calls.add("leave"); //$NON-NLS-1$
		if (phase != Phase.ENDED) {
			end(new Ending.Cancelled());
		}
	}
}
