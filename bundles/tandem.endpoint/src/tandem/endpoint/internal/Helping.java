// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.List;
import tandem.session.Answer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import tandem.channel.Connection;
import tandem.channel.Connection.CloseReason;
import tandem.channel.Peer;
import tandem.channel.Resumption;
import tandem.screen.InputPort;
import tandem.screen.ScreenException;
import tandem.screen.ScreenPlatform;
import tandem.session.Consent;
import tandem.session.EndReason;
import tandem.session.Gate;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.session.SessionState;
import tandem.session.Timers;
import tandem.session.host.Deadline;
import tandem.session.host.Mending;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionLogs;
import tandem.session.host.SessionMessage;
import tandem.session.host.SessionTalk;
import tandem.session.host.SilenceWatch;
import tandem.session.host.Trouble;
import tandem.settings.HelpRules;

/**
 * One session at the sharer's end, from an authenticated connection to its end, whichever way in that came by. What is local takes place
 * before a call returns; the network hears of it when it can. Thread-safe.
 */
final class Helping implements SessionTalk.Side, Decisions.Effects, InputPort.SharerKeys {

	/**
	 * What every session of this endpoint is made of.
	 *
	 * @param limits what the settings say at the moment
	 * @param rules what they allow at the moment
	 * @param numbers of questions
	 * @param changed called after every change
	 */
	record Parts(Timers timers, SessionLogs logs, Supplier<EndpointLimits> limits, HelpRules rules, AtomicLong numbers, Runnable changed, Trouble trouble) {
	}

	private static final String PRODUCT = "Tandem endpoint"; //$NON-NLS-1$

	private final String id;
	private final Mending mending;
	private volatile Connection connection;
	private final Parts parts;
	private final Bounds bounds;
	private final EndpointLimits limits;
	private final Machine machine;
	private final Consent consent;
	/** What features get: it answers, and is nothing that could be cast to what decides. */
	private final Gate gate;
	private final Diary diary;
	private final SessionTalk talk;
	private final Decisions decisions;
	private final SilenceWatch silence;
	private final CompletableFuture<Void> over = new CompletableFuture<>();
	private final Runnable welcomed;
	private volatile boolean letIn;
	private volatile Timers.Waiting limit = () -> {
	};

	/** @param welcomed told once, when the sharer lets the technician see something */
	Helping(final String id, final Connection connection, final Parts parts, final Bounds bounds, final Runnable welcomed) {
		this.welcomed = welcomed;
		this.id = id;
		this.connection = connection;
		this.parts = parts;
		this.bounds = bounds;
		limits = parts.limits().get();
		machine = new Machine(parts.trouble());
		consent = new Consent(parts.timers()::nanos, machine::promptUp);
		gate = consent::allows;
		diary = new Diary(parts.logs(), id, this::logLost, parts.trouble());
		talk = new SessionTalk(id, connection, this, parts.timers().now(), parts.trouble());
		decisions = new Decisions(consent, new Asking(parts.numbers(), parts.timers(), limits.patience()), connection.peer(), new Decisions.May(bounds::mayControl, talk::permissions), this);
		mending = new Mending(parts.timers());
		silence = new SilenceWatch(parts.timers(), () -> this.connection.silence(), this::silent);
		consent.doors(true);
		consent.authenticated();
	}

	/**
	 * Begins: the technician is connected and may do nothing yet.
	 *
	 * @param by which way in, for the log
	 */
	void start(final Optional<ScreenPlatform> platform, final Collection<SessionFeature> known, final String by) {
		diary.open();
		diary.write(Sentences.connected(peerName(), peer().address(), by));
		connection.closed().thenAccept(reason -> disconnected(connection, reason));
		try {
			talk.begin(PRODUCT, new Hearing(decisions, this::log));
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
		known.forEach(this::attach);
		silence.start();
		limits.session().ifPresent(longest -> limit = new Deadline(parts.timers(), longest, () -> end(EndReason.TIME_LIMIT, ""))); //$NON-NLS-1$
		decisions.askView();
	}

	String id() {
		return id;
	}

	/** Puts a feature to work, unless the rules forbid it. */
	void attach(final SessionFeature feature) {
		if (bounds.may(feature)) {
			talk.attach(feature);
		}
	}

	/**
	 * The rules of this computer are others now.
	 *
	 * @param forbidden why nobody may be helped any more
	 */
	void rulesChanged(final Optional<String> forbidden, final Collection<SessionFeature> known) {
		forbidden.ifPresent(why -> end(EndReason.POLICY, why));
		if (!bounds.mayControl()) {
			decisions.forbid(Permission.CONTROL);
		}
		known.stream().filter(feature -> !bounds.may(feature)).forEach(feature -> {
			final var permissions = talk.permissions(feature);
			talk.detach(feature);
			permissions.forEach(decisions::forbid);
		});
	}

	private void logLost() {
		if (parts.limits().get().logRequired()) {
			end(EndReason.POLICY, Messages.Log_lost);
		}
	}

	Peer peer() {
		return connection.peer();
	}

	Consent consent() {
		return consent;
	}

	Decisions decisions() {
		return decisions;
	}

	Machine machine() {
		return machine;
	}

	SessionTalk talk() {
		return talk;
	}

	Optional<Path> log() {
		return diary.file();
	}

	/** Done when mouse, keyboard and connection are given back. */
	CompletableFuture<Void> over() {
		return over;
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public String peerName() {
		return peer().statedName();
	}

	@Override
	public SessionState state() {
		return consent.state();
	}

	@Override
	public boolean asking() {
		return decisions.question().isPresent();
	}

	@Override
	public Gate gate() {
		return gate;
	}

	@Override
	public CompletableFuture<Answer> propose(final Permission permission, final List<String> details) {
		return decisions.proposed(permission, details);
	}

	@Override
	public void log(final String event) {
		diary.write(SessionEvent.note(event));
	}

	/** Ends it: nothing is allowed any more when this returns; the network is told and keys are released right after. */
	@Override
	public void end(final EndReason reason, final String detail) {
		decisions.end(reason, detail);
	}

	/** The sharer's Esc takes control back. */
	@Override
	public void escape() {
		decisions.takeBack();
	}

	/** The sharer ends the session, by key or button. */
	@Override
	public void endHelp() {
		end(EndReason.SHARER_ENDED, ""); //$NON-NLS-1$
	}

	@Override
	public void say(final SessionMessage message) {
		talk.say(message);
	}

	@Override
	public void release() {
		machine.release();
	}

	/** Another thread releases, where it could have to wait for this one. */
	@Override
	public void withdrawn(final SessionEvent event) {
		Thread.ofVirtual().name("tandem-release").start(machine::release); //$NON-NLS-1$
		moved(event);
	}

	/** The features hear of it first, which drop what may no longer go out before any window says so. */
	@Override
	public void moved(final SessionEvent event) {
		if (!letIn && consent.state().seesScreen()) {
			letIn = true;
			welcomed.run();
		}
		talk.changed();
		parts.changed().run();
		diary.write(event);
		decisions.state(machine.promptUp());
	}

	@Override
	public void over(final EndReason reason, final String detail) {
		limit.cancel();
		silence.close();
		mending.giveUp();
		connection.resumption().ifPresent(Resumption::forget);
		final var released = new CompletableFuture<Void>();
		Thread.ofVirtual().name("tandem-release").start(() -> { //$NON-NLS-1$
			machine.close();
			released.complete(null);
		});
		talk.changed();
		say(new SessionMessage.End(reason, detail));
		parts.changed().run();
		diary.write(Sentences.ended(reason, detail));
		if (letIn) {
			parts.rules().sessionEnded();
		}
		diary.close();
		talk.hangUp();
		CompletableFuture.allOf(released, connection.closed()).whenComplete((nothing, failure) -> over.complete(null));
	}

	private void disconnected(final Connection gone, final CloseReason reason) {
		final var resumption = gone.resumption();
		if (reason == CloseReason.LOST && resumption.isPresent() && decisions.lost()) {
			talk.lost();
			mending.begin(resumption.get(), this::mended, () -> end(EndReason.CONNECTION_LOST, "")); //$NON-NLS-1$
			return;
		}
		end(switch (reason) {
		case CLOSED_THERE -> EndReason.TECHNICIAN_LEFT;
		case VIOLATION -> EndReason.VIOLATION;
		case LOST, CLOSED_HERE -> EndReason.CONNECTION_LOST;
		}, ""); //$NON-NLS-1$
	}

	/** The technician's end is there again: what was allowed is for the sharer alone to say. */
	private void mended(final Connection again) {
		connection = again;
		try {
			talk.goOn(again, PRODUCT, new Hearing(decisions, this::log));
		} catch (final IllegalStateException e) {
			parts.trouble().report("The session could not go on.", e); //$NON-NLS-1$
		}
		if (decisions.mended()) {
			again.closed().thenAccept(reason -> disconnected(again, reason));
		} else {
			consent.now().ended().ifPresent(reason -> say(new SessionMessage.End(reason, ""))); //$NON-NLS-1$
			talk.hangUp();
		}
	}

	private void promptChanged() {
		if (machine.promptUp()) {
			withdrawn(Sentences.held());
		} else {
			moved(Sentences.freed());
		}
	}

	/** Nothing is heard of the technician's end: the releases of what it holds down may never come. What it may do does not change. */
	private void silent() {
		machine.release();
		if (state() == SessionState.CONTROLLED) {
			log(Messages.Log_silent);
		}
	}
}
