// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Connection.CloseReason;
import tandem.channel.Connector;
import tandem.channel.Peer;
import tandem.session.Answer;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.session.SessionState;
import tandem.session.Timers;
import tandem.session.host.Attachments;
import tandem.session.host.ComputerName;
import tandem.session.host.Listeners;
import tandem.session.host.SessionLine;
import tandem.session.host.SessionLogs;
import tandem.session.host.SessionMessage;
import tandem.session.host.Trouble;
import tandem.technician.ControlAnswer;
import tandem.technician.Destination;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.technician.TechnicianSession;

/** One call and the session that comes of it, at the technician's end: follows what the endpoint says. Thread-safe. */
final class Assisting implements TechnicianSession, SessionLine.Listener {

	/** After the line closed, its last words are waited for so long. */
	private static final Duration LAST_WORDS = Duration.ofSeconds(2);

	/**
	 * What every session of this workbench is made of.
	 *
	 * @param features known now
	 */
	record Parts(Connector connector, Timers timers, SessionLogs logs, Collection<SessionFeature> features, Trouble trouble) {
	}

	private final String id;
	private final String label;
	private final Parts parts;
	private final Chronicle chronicle;
	private final Consumer<TechnicianSession> changed;
	private final Listeners<Runnable> listeners;
	private final CompletableFuture<Connection> call;
	private volatile Standing standing;
	private volatile Connection connection;
	private volatile SessionLine line;
	private volatile Attachments features;
	private volatile TechnicianContext context;
	private volatile String computer = ""; //$NON-NLS-1$

	/**
	 * @param label what lists show until the sharer's name is known
	 * @param route where the call goes or the connection came from
	 * @param changed called after every change
	 */
	Assisting(final String id, final String label, final String route, final Parts parts, final Consumer<TechnicianSession> changed) {
		this.id = id;
		this.label = label;
		this.parts = parts;
		this.changed = changed;
		listeners = new Listeners<>(parts.trouble());
		chronicle = new Chronicle(parts.logs(), id, parts.trouble());
		standing = Standing.calling(route, parts.timers().now());
		call = new CompletableFuture<>();
	}

	/** Begins with a call. */
	void call(final Destination destination) {
		chronicle.write("Calling " + label + "."); //$NON-NLS-1$ //$NON-NLS-2$
		final var dialled = new Dial(parts.connector(), destination, parts.timers(), this::progress).start();
		call.whenComplete((nothing, cancelled) -> dialled.cancel(true));
		dialled.whenComplete((connected, failure) -> {
			if (failure == null) {
				connected(connected);
			} else {
				notConnected(failure);
			}
		});
	}

	/** Begins with a connection that this workbench waited for. */
	void welcome(final Connection made) {
		connected(made);
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public String label() {
		final var name = peer().map(Peer::statedName).filter(stated -> !stated.isEmpty()).orElse(label);
		return computer.isEmpty() ? name : name + "@" + computer; //$NON-NLS-1$
	}

	@Override
	public Phase phase() {
		return standing.phase();
	}

	@Override
	public Instant phaseSince() {
		return standing.since();
	}

	@Override
	public String route() {
		return standing.route();
	}

	@Override
	public Optional<Peer> peer() {
		return Optional.ofNullable(connection).map(Connection::peer);
	}

	@Override
	public Set<Permission> permissions() {
		return standing.permissions();
	}

	@Override
	public Optional<ControlAnswer> controlAnswer() {
		return standing.controlAnswer();
	}

	@Override
	public boolean promptUp() {
		return standing.promptUp();
	}

	@Override
	public Optional<Ending> ending() {
		return standing.ending();
	}

	@Override
	public Duration roundTrip() {
		return Optional.ofNullable(connection).map(Connection::roundTrip).orElse(Duration.ZERO);
	}

	@Override
	public long bytesIn() {
		return Optional.ofNullable(connection).map(Connection::bytesIn).orElse(0L);
	}

	@Override
	public long bytesOut() {
		return Optional.ofNullable(connection).map(Connection::bytesOut).orElse(0L);
	}

	@Override
	public Optional<Path> log() {
		return chronicle.file();
	}

	@Override
	public void requestControl() {
		if (phase() == Phase.VIEWING) {
			change(now -> now.answered(Optional.empty()));
			ask(Permission.CONTROL);
		}
	}

	@Override
	public void releaseControl() {
		if (phase() == Phase.CONTROLLING || phase() == Phase.ASKING_CONTROL) {
			say(new SessionMessage.Release(Permission.CONTROL));
		}
	}

	@Override
	public void leave() {
		if (connection == null) {
			over(new Ending.Cancelled());
			call.cancel(true);
		} else {
			end(EndReason.TECHNICIAN_LEFT, ""); //$NON-NLS-1$
		}
	}

	@Override
	public void message(final SessionMessage message) {
		switch (message) {
		case final SessionMessage.Hello hello -> {
			computer = hello.computer();
			change(now -> now);
		}
		case final SessionMessage.State said -> stated(said);
		case final SessionMessage.Answered answered -> answered(answered);
		case final SessionMessage.End end -> over(new Ending.Over(end.reason(), Optional.of(end.detail()).filter(detail -> !detail.isBlank())));
		case final SessionMessage.Ask ask -> violation("the endpoint asks for " + ask.permission().id()); //$NON-NLS-1$
		case final SessionMessage.Release release -> violation("the endpoint gives back " + release.permission().id()); //$NON-NLS-1$
		}
	}

	@Override
	public void violation(final String what) {
		end(EndReason.VIOLATION, what);
	}

	@Override
	public void disconnected() {
		connection.closed().thenAccept(reason -> over(new Ending.Over(reason(reason), Optional.empty())));
	}

	SessionState state() {
		return standing.state();
	}

	boolean mirrors(final Permission permission) {
		return standing.permissions().contains(permission);
	}

	AutoCloseable onChange(final Runnable listener) {
		return listeners.add(listener);
	}

	void log(final String event) {
		chronicle.write(event);
	}

	void ask(final Permission permission) {
		say(new SessionMessage.Ask(permission));
	}

	void attach(final SessionFeature feature) {
		final var open = features;
		if (open != null) {
			open.add(feature, context);
		}
	}

	void detach(final SessionFeature feature) {
		final var open = features;
		if (open != null) {
			open.remove(feature);
		}
	}

	/** Ends it from this side. */
	void end(final EndReason reason, final String detail) {
		say(new SessionMessage.End(reason, detail));
		over(new Ending.Over(reason, Optional.of(detail).filter(text -> !text.isEmpty())));
	}

	private void progress(final String target, final Connector.Step step) {
		change(now -> now.at(switch (step) {
		case REACHING -> Phase.REACHING;
		case SECURING -> Phase.SECURING;
		case PROVING -> Phase.PROVING;
		}, target, parts.timers().now()));
	}

	private void connected(final Connection made) {
		connection = made;
		features = new Attachments(Role.TECHNICIAN, made, parts.trouble());
		context = new TechnicianContext(this, parts.timers().now());
		if (!change(now -> now.authenticated(parts.timers().now()))) {
			hangUp();
			return;
		}
		chronicle.write("Connected to " + label() + " at " + made.peer().address() + "; the sharer is asked."); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		made.closed().thenAccept(this::lineClosed);
		try {
			line = new SessionLine(made, this);
		} catch (final IllegalStateException e) {
			parts.trouble().report("The session could not begin.", e); //$NON-NLS-1$
			over(new Ending.Over(EndReason.CONNECTION_LOST, Optional.empty()));
			return;
		}
		say(new SessionMessage.Hello("Tandem workbench", new ComputerName().get())); //$NON-NLS-1$
		parts.features().forEach(this::attach);
		if (phase() == Phase.ENDED) {
			hangUp();
		}
	}

	private void notConnected(final Throwable failure) {
		final var cause = failure instanceof final CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure;
		over(switch (cause) {
		case final ConnectFailedException told -> new Ending.NotConnected(told.why(), told.getMessage());
		case final CancellationException given -> new Ending.Cancelled();
		default -> new Ending.NotConnected(ConnectFailedException.Why.UNREACHABLE, String.valueOf(cause.getMessage()));
		});
	}

	private void stated(final SessionMessage.State said) {
		final var next = switch (said.state()) {
		case AUTHENTICATED, ASKING_VIEW -> Phase.WAITING_FOR_SHARER;
		case VIEWING -> Phase.VIEWING;
		case ASKING_CONTROL -> Phase.ASKING_CONTROL;
		case CONTROLLED -> Phase.CONTROLLING;
		case PAUSED -> Phase.PAUSED;
		case RECONNECTING -> Phase.RECONNECTING;
		case OFF, WAITING, ENDED -> null;
		};
		if (next == null) {
			violation("it states " + said.state() + " in a session"); //$NON-NLS-1$ //$NON-NLS-2$
			return;
		}
		if (change(now -> now.said(said.state(), next, said.granted(), said.promptUp(), parts.timers().now()))) {
			chronicle.write("Now " + said.state() + (said.promptUp() ? "; the sharer must answer a password prompt." : ".")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
	}

	private void answered(final SessionMessage.Answered answered) {
		chronicle.write("Answer about " + answered.permission().id() + ": " + answered.answer() + "."); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (answered.permission().equals(Permission.CONTROL)) {
			control(answered.answer()).ifPresent(answer -> change(now -> now.answered(Optional.of(answer))));
		}
	}

	private static Optional<ControlAnswer> control(final Answer answer) {
		return switch (answer) {
		case ALLOWED -> Optional.of(ControlAnswer.ALLOWED);
		case SAID_NO -> Optional.of(ControlAnswer.SAID_NO);
		case DID_NOT_ANSWER -> Optional.of(ControlAnswer.DID_NOT_ANSWER);
		case SAID_NO_FOR_GOOD -> Optional.of(ControlAnswer.SAID_NO_FOR_GOOD);
		case TAKEN_BACK -> Optional.of(ControlAnswer.TAKEN_BACK);
		case NOT_NOW -> Optional.empty();
		};
	}

	/** The reason that the other end gave may still be on its way through the channel. */
	private void lineClosed(final CloseReason reason) {
		if (reason == CloseReason.LOST) {
			over(new Ending.Over(EndReason.CONNECTION_LOST, Optional.empty()));
		} else {
			parts.timers().after(LAST_WORDS, () -> over(new Ending.Over(reason(reason), Optional.empty())));
		}
	}

	private static EndReason reason(final CloseReason reason) {
		return switch (reason) {
		case CLOSED_THERE -> EndReason.ENDPOINT_CLOSED;
		case LOST, CLOSED_HERE -> EndReason.CONNECTION_LOST;
		case VIOLATION -> EndReason.VIOLATION;
		};
	}

	private void say(final SessionMessage message) {
		final var open = line;
		if (open != null) {
			open.send(message);
		}
	}

	private void over(final Ending why) {
		if (!change(now -> now.over(why, parts.timers().now()))) {
			return;
		}
		chronicle.write("Over: " + why); //$NON-NLS-1$
		chronicle.close();
		hangUp();
	}

	private void hangUp() {
		final var attached = features;
		if (attached != null) {
			Thread.ofVirtual().name("tandem-detach").start(attached::close); //$NON-NLS-1$
		}
		final var open = connection;
		if (open != null) {
			final var speaking = line;
			final var said = speaking == null ? CompletableFuture.<Void>completedFuture(null) : speaking.said();
			said.thenRun(() -> Thread.ofVirtual().name("tandem-hang-up").start(open::close)); //$NON-NLS-1$
		}
	}

	/** Changes how it stands unless it is over. */
	private boolean change(final UnaryOperator<Standing> step) {
		synchronized (this) {
			if (standing.phase() == Phase.ENDED) {
				return false;
			}
			standing = step.apply(standing);
		}
		listeners.tell(Runnable::run);
		changed.accept(this);
		return true;
	}
}
