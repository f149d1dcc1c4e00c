// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import tandem.channel.Connection;
import tandem.channel.Connection.CloseReason;
import tandem.channel.Peer;
import tandem.endpoint.Question;
import tandem.screen.InputPort;
import tandem.screen.ScreenException;
import tandem.screen.ScreenPlatform;
import tandem.session.Answer;
import tandem.session.Consent;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.session.SessionState;
import tandem.session.Timers;
import tandem.session.host.Attachments;
import tandem.session.host.ComputerName;
import tandem.session.host.Deadline;
import tandem.session.host.Listeners;
import tandem.session.host.SessionLine;
import tandem.session.host.SessionLogs;
import tandem.session.host.SessionMessage;
import tandem.session.host.SessionMessage.Answered;
import tandem.session.host.Trouble;

/**
 * One session at the sharer's end: carries out what {@link Consent} decides. Everything local takes place before this returns; the network
 * hears of it when it can. Thread-safe.
 */
final class Helping implements SessionLine.Listener, InputPort.SharerKeys {

	/**
	 * What every session of this endpoint is made of.
	 *
	 * @param numbers of questions
	 * @param changed called after every change
	 */
	record Parts(Timers timers, SessionLogs logs, EndpointLimits limits, AtomicLong numbers, Runnable changed, Trouble trouble) {
	}

	private final String id;
	private final Connection connection;
	private final Parts parts;
	private final Machine machine;
	private final Consent consent;
	private final Asking asking;
	private final Diary diary;
	private final Attachments features;
	private final SharerContext context;
	private final Listeners<Runnable> listeners;
	private final CompletableFuture<Void> over = new CompletableFuture<>();
	private final AtomicBoolean greeted = new AtomicBoolean();
	private final Object order = new Object();
	private final SilenceWatch silence;
	private volatile SessionLine line;
	private volatile Timers.Waiting limit = () -> {
	};

	Helping(final String id, final Connection connection, final Parts parts) {
		this.id = id;
		this.connection = connection;
		this.parts = parts;
		machine = new Machine(parts.trouble());
		consent = new Consent(parts.timers()::nanos, machine::promptUp);
		asking = new Asking(parts.numbers(), parts.timers(), parts.limits().patience());
		diary = new Diary(parts.logs(), id, () -> end(EndReason.POLICY, "the log could not be written"), parts.trouble()); //$NON-NLS-1$
		features = new Attachments(Role.SHARER, connection, parts.trouble());
		context = new SharerContext(this, parts.timers().now());
		listeners = new Listeners<>(parts.trouble());
		silence = new SilenceWatch(parts.timers(), connection::silence, this::silent);
		consent.doors(true);
		consent.authenticated();
	}

	/** Begins: the technician is connected and may do nothing yet. */
	void start(final Optional<ScreenPlatform> platform, final Collection<SessionFeature> known) {
		diary.open();
		log("Somebody who says they are \"" + peer().statedName() + "\" connected from " + peer().address() + "."); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		connection.closed().thenAccept(this::disconnected);
		try {
			line = new SessionLine(connection, this);
			machine.open(platform.orElseThrow(() -> new ScreenException("no platform")), consent, this, this::promptChanged); //$NON-NLS-1$
		} catch (final ScreenException e) {
			parts.trouble().report("The screen can't be shared.", e); //$NON-NLS-1$
			end(EndReason.CANNOT_SHARE, e.getMessage());
			return;
		} catch (final IllegalStateException e) {
			parts.trouble().report("The session could not begin.", e); //$NON-NLS-1$
			end(EndReason.CONNECTION_LOST, ""); //$NON-NLS-1$
			return;
		}
		line.send(new SessionMessage.Hello("Tandem endpoint", new ComputerName().get())); //$NON-NLS-1$
		known.forEach(this::attach);
		silence.start();
		parts.limits().session().ifPresent(longest -> limit = new Deadline(parts.timers(), longest, () -> end(EndReason.TIME_LIMIT, ""))); //$NON-NLS-1$
		final boolean asked;
		synchronized (order) {
			asked = consent.askView() && put(Permission.VIEW);
		}
		if (asked) {
			asked(Permission.VIEW);
		}
	}

	String id() {
		return id;
	}

	Peer peer() {
		return connection.peer();
	}

	Consent consent() {
		return consent;
	}

	Optional<Question> question() {
		return asking.open();
	}

	Machine machine() {
		return machine;
	}

	Optional<Path> log() {
		return diary.file();
	}

	/** Done when mouse, keyboard and connection are given back. */
	CompletableFuture<Void> over() {
		return over;
	}

	void attach(final SessionFeature feature) {
		features.add(feature, context);
	}

	void detach(final SessionFeature feature) {
		features.remove(feature);
	}

	AutoCloseable onChange(final Runnable listener) {
		return listeners.add(listener);
	}

	void log(final String event) {
		diary.write(event);
	}

	/** The sharer's answer to the question that was on the screen. */
	void answer(final Question question, final boolean allow) {
		if (!allow || asking.mayAllow(question)) {
			answered(question, allow ? Answer.ALLOWED : Answer.SAID_NO);
		}
	}

	void hide() {
		final Optional<Question> asked;
		synchronized (order) {
			asked = asking.open();
			if (!consent.hide()) {
				return;
			}
			asking.close();
		}
		asked.ifPresent(question -> say(new Answered(question.permission(), Answer.SAID_NO)));
		withdrawn("You hid your screen."); //$NON-NLS-1$
	}

	void show() {
		if (consent.show()) {
			moved("You showed your screen again."); //$NON-NLS-1$
		}
	}

	void takeBack() {
		if (consent.takeBack()) {
			say(new Answered(Permission.CONTROL, Answer.TAKEN_BACK));
			withdrawn(Sentences.answered(Permission.CONTROL, Answer.TAKEN_BACK));
		}
	}

	void letContinue() {
		if (consent.letContinue()) {
			say(new Answered(Permission.CONTROL, Answer.ALLOWED));
			moved(Sentences.answered(Permission.CONTROL, Answer.ALLOWED));
		}
	}

	void withdraw(final Permission permission) {
		if (permission.equals(Permission.VIEW)) {
			hide();
		} else if (permission.equals(Permission.CONTROL)) {
			takeBack();
		} else if (consent.withdraw(permission)) {
			say(new Answered(permission, Answer.TAKEN_BACK));
			withdrawn(Sentences.answered(permission, Answer.TAKEN_BACK));
		}
	}

	/** Ends it: nothing is allowed any more when this returns; the network is told and keys are released right after. */
	void end(final EndReason reason, final String detail) {
		synchronized (order) {
			if (!consent.end(reason)) {
				return;
			}
			asking.close();
		}
		finish(reason, detail);
	}

	/** The sharer's Esc takes control back. */
	@Override
	public void escape() {
		takeBack();
	}

	/** The sharer ends the session, by key or button. */
	@Override
	public void endHelp() {
		end(EndReason.SHARER_ENDED, ""); //$NON-NLS-1$
	}

	@Override
	public void message(final SessionMessage message) {
		switch (message) {
		case final SessionMessage.Hello hello -> greeted(hello);
		case final SessionMessage.Ask ask -> wished(ask.permission());
		case final SessionMessage.Release release -> released(release.permission());
		case final SessionMessage.End end -> end(end.reason() == EndReason.VIOLATION ? EndReason.VIOLATION : EndReason.TECHNICIAN_LEFT, end.detail());
		case final Answered answered -> violation("it answers what nobody asked: " + answered.permission().id()); //$NON-NLS-1$
		case final SessionMessage.State state -> violation("it states " + state.state()); //$NON-NLS-1$
		}
	}

	/** Once: each is a line of the log, and a log that is full tells nothing of what follows. */
	private void greeted(final SessionMessage.Hello hello) {
		if (greeted.getAndSet(true)) {
			violation("it says hello twice"); //$NON-NLS-1$
		} else {
			log("It runs " + hello.product() + " on \"" + hello.computer() + "\"."); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
	}

	@Override
	public void violation(final String what) {
		end(EndReason.VIOLATION, what);
	}

	/** Puts a question to the sharer. Nothing is granted without one. */
	private boolean put(final Permission permission) {
		asking.put(permission, peer(), question -> answered(question, Answer.DID_NOT_ANSWER));
		return true;
	}

	/** Shows the question, after what is held was released. */
	private void asked(final Permission permission) {
		machine.release();
		moved(Sentences.asked(permission));
	}

	private void wished(final Permission permission) {
		final var known = permission.equals(Permission.CONTROL) || features.permissions().contains(permission);
		final Consent.Wish wish;
		synchronized (order) {
			wish = known ? consent.wish(permission) : Consent.Wish.NOT_NOW;
			if (wish == Consent.Wish.ASKED) {
				put(permission);
			}
		}
		switch (wish) {
		case ASKED -> asked(permission);
		case ALLOWED -> say(new Answered(permission, Answer.ALLOWED));
		case REFUSED_FOR_GOOD -> say(new Answered(permission, Answer.SAID_NO_FOR_GOOD));
		case NOT_NOW -> say(new Answered(permission, Answer.NOT_NOW));
		}
	}

	private void answered(final Question question, final Answer given) {
		final Optional<Answer> counts;
		synchronized (order) {
			counts = asking.isOpen(question) ? consent.answer(question.permission(), given) : Optional.empty();
			if (counts.isEmpty()) {
				return;
			}
			asking.close();
		}
		final var now = consent.now();
		if (now.ended().isPresent()) {
			finish(now.ended().get(), ""); //$NON-NLS-1$
			return;
		}
		say(new Answered(question.permission(), counts.get()));
		moved(Sentences.answered(question.permission(), counts.get()));
	}

	private void released(final Permission permission) {
		synchronized (order) {
			if (!consent.release(permission)) {
				return;
			}
			if (asking.open().filter(question -> question.permission().equals(permission)).isPresent()) {
				asking.close();
			}
		}
		withdrawn(Sentences.givenBack(permission));
	}

	private void disconnected(final CloseReason reason) {
		switch (reason) {
		case CLOSED_THERE -> end(EndReason.TECHNICIAN_LEFT, ""); //$NON-NLS-1$
		case VIOLATION -> end(EndReason.VIOLATION, ""); //$NON-NLS-1$
		case LOST, CLOSED_HERE -> end(EndReason.CONNECTION_LOST, ""); //$NON-NLS-1$
		}
	}

	private void promptChanged() {
		if (machine.promptUp()) {
			withdrawn("A password prompt, the lock or the login screen holds remote input."); //$NON-NLS-1$
		} else {
			moved("The prompt is gone."); //$NON-NLS-1$
		}
	}

	/** Nothing is heard of the technician's end: the releases of what it holds down may never come. What it may do does not change. */
	private void silent() {
		machine.release();
		if (consent.state() == SessionState.CONTROLLED) {
			log("Nothing is heard from them: the keys and buttons that they held were released."); //$NON-NLS-1$
		}
	}

	/** Something is no longer allowed: what is held is released, by another thread where it could have to wait for this one. */
	private void withdrawn(final String event) {
		Thread.ofVirtual().name("tandem-release").start(machine::release); //$NON-NLS-1$
		moved(event);
	}

	/** Tells everybody how things stand now; the features first, which drop what may no longer go out before any window says so. */
	private void moved(final String event) {
		listeners.tell(Runnable::run);
		parts.changed().run();
		log(event);
		synchronized (order) {
			final var now = consent.now();
			say(new SessionMessage.State(now.state(), now.granted(), machine.promptUp()));
		}
	}

	private void say(final SessionMessage message) {
		final var open = line;
		if (open != null) {
			open.send(message);
		}
	}

	private void finish(final EndReason reason, final String detail) {
		limit.cancel();
		silence.close();
		final var released = new CompletableFuture<Void>();
		Thread.ofVirtual().name("tandem-release").start(() -> { //$NON-NLS-1$
			machine.close();
			released.complete(null);
		});
		listeners.tell(Runnable::run);
		say(new SessionMessage.End(reason, detail));
		parts.changed().run();
		log(Sentences.ended(reason, detail));
		diary.close();
		Thread.ofVirtual().name("tandem-detach").start(features::close); //$NON-NLS-1$
		hangUp();
		CompletableFuture.allOf(released, connection.closed()).whenComplete((nothing, failure) -> over.complete(null));
	}

	private void hangUp() {
		final var open = line;
		final var said = open == null ? CompletableFuture.<Void>completedFuture(null) : open.said();
		said.thenRun(() -> Thread.ofVirtual().name("tandem-hang-up").start(connection::close)); //$NON-NLS-1$
	}
}
