// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import tandem.channel.Connection;
import tandem.channel.Connection.CloseReason;
import tandem.channel.Connector;
import tandem.channel.Peer;
import tandem.channel.Resumption;
import tandem.session.Answer;
import tandem.session.EndReason;
import tandem.session.Gate;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.session.SessionState;
import tandem.session.Timers;
import tandem.session.host.Mending;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionEvent.Kind;
import tandem.session.host.SessionLogs;
import tandem.session.host.SessionMessage;
import tandem.session.host.SessionTalk;
import tandem.session.host.Trouble;
import tandem.technician.ControlAnswer;
import tandem.technician.Destination;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.technician.TechnicianSession;

/** One session at the technician's end, from a call or a connection that came otherwise to its end. Thread-safe. */
final class Assisting implements TechnicianSession, SessionTalk.Side, Hearing.Effects {

	private static final String PRODUCT = "Tandem workbench"; //$NON-NLS-1$

	/** After the line closed, its last words are waited for so long. */
	private static final Duration LAST_WORDS = Duration.ofSeconds(2);

	/**
	 * What every session of this workbench is made of.
	 *
	 * @param logRequired whether there is no session where its log can't be written, asked when it can't
	 * @param features known now
	 */
	record Parts(Connector connector, Timers timers, SessionLogs logs, BooleanSupplier logRequired, Collection<SessionFeature> features, Trouble trouble) {
	}

	/** What there is once the connection stands. */
	private record Line(Connection connection, SessionTalk talk, long earlierIn, long earlierOut) {

		Line over(final Connection again) {
			return new Line(again, talk, bytesIn(), bytesOut());
		}

		long bytesIn() {
			return earlierIn + connection.bytesIn();
		}

		long bytesOut() {
			return earlierOut + connection.bytesOut();
		}
	}

	private final String id;
	private final String label;
	private final String wayIn;
	private final Parts parts;
	private final Chronicle chronicle;
	private final Consumer<TechnicianSession> changed;
	private final Course course;
	private final Call call = new Call();
	private final Mending mending;
	private volatile Optional<Line> line = Optional.empty();
	private volatile String computer = ""; //$NON-NLS-1$

	/**
	 * @param label what lists show until the sharer's name is known
	 * @param route where the call goes or the connection came from
	 * @param wayIn the kind of its way in
	 * @param changed called after every change
	 */
	Assisting(final String id, final String label, final String route, final String wayIn, final Parts parts, final Consumer<TechnicianSession> changed) {
		this.id = id;
		this.label = label;
		this.wayIn = wayIn;
		this.parts = parts;
		this.changed = changed;
		mending = new Mending(parts.timers());
		chronicle = new Chronicle(parts.logs(), id, this::logLost, parts.trouble());
		course = new Course(route, parts.timers(), this::tell);
	}

	/** Begins with a call. */
	void call(final Destination destination) {
		chronicle.write(Sentences.calling(label));
		if (course.isOver()) {
			return;
		}
		call.begin(parts.connector(), destination, parts.timers(), this::progress, this::welcome, this::over);
	}

	/** Begins, or goes on after a call, with an authenticated connection. */
	void welcome(final Connection made) {
		final var talk = new SessionTalk(id, made, this, parts.timers().now(), parts.trouble());
		line = Optional.of(new Line(made, talk, 0, 0));
		if (!course.change(now -> now.authenticated(parts.timers().now()))) {
			hangUp();
			return;
		}
		chronicle.write(Sentences.connected(label(), made.peer().address()));
		if (course.isOver()) {
			return;
		}
		made.closed().thenAccept(reason -> lineClosed(made, reason));
		try {
			talk.begin(PRODUCT, hearing(made));
		} catch (final IllegalStateException e) {
			parts.trouble().report("The session could not begin.", e); //$NON-NLS-1$
			over(new Ending.Over(EndReason.CONNECTION_LOST, Optional.empty()));
			return;
		}
		parts.features().forEach(talk::attach);
		if (course.isOver()) {
			hangUp();
		}
	}

	void attach(final SessionFeature feature) {
		line.ifPresent(open -> open.talk().attach(feature));
	}

	void detach(final SessionFeature feature) {
		line.ifPresent(open -> open.talk().detach(feature));
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public String wayIn() {
		return wayIn;
	}

	@Override
	public String label() {
		final var name = peer().map(Peer::statedName).filter(stated -> !stated.isEmpty()).orElse(label);
		return computer.isEmpty() ? name : name + "@" + computer; //$NON-NLS-1$
	}

	@Override
	public Phase phase() {
		return course.now().phase();
	}

	@Override
	public Instant phaseSince() {
		return course.now().since();
	}

	@Override
	public String route() {
		return course.now().route();
	}

	@Override
	public Optional<Peer> peer() {
		return connection().map(Connection::peer);
	}

	@Override
	public Set<Permission> permissions() {
		return course.now().permissions();
	}

	@Override
	public Optional<ControlAnswer> controlAnswer() {
		return course.now().controlAnswer();
	}

	@Override
	public boolean promptUp() {
		return course.now().promptUp();
	}

	@Override
	public Optional<Ending> ending() {
		return course.now().ending();
	}

	@Override
	public Duration roundTrip() {
		return connection().map(Connection::roundTrip).orElse(Duration.ZERO);
	}

	@Override
	public long bytesIn() {
		return line.map(Line::bytesIn).orElse(0L);
	}

	@Override
	public long bytesOut() {
		return line.map(Line::bytesOut).orElse(0L);
	}

	@Override
	public Optional<Path> log() {
		return chronicle.file();
	}

	@Override
	public void requestControl() {
		if (phase() == Phase.VIEWING) {
			course.change(now -> now.answered(Optional.empty()));
			say(new SessionMessage.Ask(Permission.CONTROL));
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
		if (line.isEmpty()) {
			over(new Ending.Cancelled());
			call.giveUp();
		} else {
			end(EndReason.TECHNICIAN_LEFT, ""); //$NON-NLS-1$
		}
	}

	@Override
	public Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public String peerName() {
		return label();
	}

	@Override
	public SessionState state() {
		return course.now().state();
	}

	@Override
	public Gate gate() {
		return permission -> permissions().contains(permission);
	}

	@Override
	public void log(final String event) {
		chronicle.write(SessionEvent.note(event));
	}

	@Override
	public void end(final EndReason reason, final String detail) {
		say(new SessionMessage.End(reason, detail));
		over(new Ending.Over(reason, Optional.of(detail).filter(text -> !text.isEmpty())));
	}

	@Override
	public void computer(final String name) {
		computer = name;
		course.change(now -> now);
	}

	@Override
	public void answered(final Permission permission, final Answer answer) {
		line.ifPresent(open -> open.talk().answered(permission, answer));
	}

	@Override
	public void silent() {
		connection().ifPresent(open -> open.closed().thenAccept(reason -> {
			if (reason != CloseReason.LOST) {
				over(ending(reason));
			}
		}));
	}

	@Override
	public void over(final Ending why) {
		if (course.over(why)) {
			mending.giveUp();
			connection().flatMap(Connection::resumption).ifPresent(Resumption::forget);
			chronicle.write(Sentences.over(why));
			chronicle.close();
			hangUp();
		}
	}

	/** The other end is told as far as there is somebody to tell. */
	private void logLost() {
		if (parts.logRequired().getAsBoolean()) {
			say(new SessionMessage.End(EndReason.TECHNICIAN_LEFT, Messages.Log_lost));
			over(new Ending.NotLogged());
		}
	}

	private Optional<Connection> connection() {
		return line.map(Line::connection);
	}

	private void progress(final String target, final Connector.Step step) {
		course.change(now -> now.at(switch (step) {
		case REACHING -> Phase.REACHING;
		case SECURING -> Phase.SECURING;
		case PROVING -> Phase.PROVING;
		}, target, parts.timers().now()));
	}

	/** The reason that the other end gave may still be on its way through the channel. */
	private void lineClosed(final Connection gone, final CloseReason reason) {
		if (reason == CloseReason.LOST) {
			lost(gone);
		} else {
			parts.timers().after(LAST_WORDS, () -> over(ending(reason)));
		}
	}

	/** Both ends try to reach each other again, where the sharer has let this one in. */
	private void lost(final Connection gone) {
		final var resumption = gone.resumption().filter(some -> course.now().isInSession());
		if (resumption.isEmpty()) {
			over(ending(CloseReason.LOST));
			return;
		}
		if (course.change(now -> now.lost(parts.timers().now()))) {
			line.ifPresent(open -> open.talk().lost());
			chronicle.write(SessionEvent.of(Kind.LOST, Messages.Log_broken));
			mending.begin(resumption.get(), this::mended, () -> over(ending(CloseReason.LOST)));
		}
	}

	private void mended(final Connection again) {
		line = line.map(open -> open.over(again));
		chronicle.write(SessionEvent.of(Kind.MENDED, Messages.Log_mended));
		try {
			line.ifPresent(open -> open.talk().goOn(again, PRODUCT, hearing(again)));
		} catch (final IllegalStateException e) {
			parts.trouble().report("The session could not go on.", e); //$NON-NLS-1$
		}
		again.closed().thenAccept(reason -> lineClosed(again, reason));
		if (course.isOver()) {
			hangUp();
		}
	}

	/** What a line said before it was lost may be heard after that. */
	private Hearing hearing(final Connection of) {
		return new Hearing(course, parts.timers(), () -> !of.closed().isDone(), chronicle::write, this);
	}

	private static Ending ending(final CloseReason reason) {
		return new Ending.Over(switch (reason) {
		case CLOSED_THERE -> EndReason.ENDPOINT_CLOSED;
		case LOST, CLOSED_HERE -> EndReason.CONNECTION_LOST;
		case VIOLATION -> EndReason.VIOLATION;
		}, Optional.empty());
	}

	private void say(final SessionMessage message) {
		line.ifPresent(open -> open.talk().say(message));
	}

	private void hangUp() {
		line.ifPresent(open -> open.talk().hangUp());
	}

	private void tell() {
		line.ifPresent(open -> open.talk().changed());
		changed.accept(this);
	}
}
