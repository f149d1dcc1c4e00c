// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import tandem.session.Answer;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.SessionState;
import tandem.session.Timers;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionLine;
import tandem.session.host.SessionMessage;
import tandem.technician.ControlAnswer;
import tandem.technician.Ending;
import tandem.technician.Phase;

/** Follows what the endpoint says in one session. */
final class Hearing implements SessionLine.Listener {

	/** What becomes of it. */
	interface Effects {

		/** What the sharer's computer is called. */
		void computer(String name);

		/** It is over, as the endpoint says. */
		void over(Ending why);

		/** This end must end it. */
		void end(EndReason reason, String detail);

		/** The sharer answered. */
		void answered(Permission permission, Answer answer);

		/** The session's channel is closed. */
		void silent();
	}

	private final Course course;
	private final Timers timers;
	private final BooleanSupplier current;
	private final Consumer<SessionEvent> log;
	private final Effects effects;

	/** @param current whether what is said about how things stand still holds */
	Hearing(final Course course, final Timers timers, final BooleanSupplier current, final Consumer<SessionEvent> log, final Effects effects) {
		this.course = course;
		this.timers = timers;
		this.current = current;
		this.log = log;
		this.effects = effects;
	}

	@Override
	public void message(final SessionMessage message) {
		switch (message) {
		case final SessionMessage.Hello hello -> effects.computer(hello.computer());
		case final SessionMessage.State said -> stated(said);
		case final SessionMessage.Answered answered -> answered(answered);
		case final SessionMessage.End end -> effects.over(new Ending.Over(end.reason(), Optional.of(end.detail()).filter(detail -> !detail.isBlank())));
		case final SessionMessage.Ask ask -> violation("the endpoint asks for " + ask.permission().id()); //$NON-NLS-1$
		case final SessionMessage.Release release -> violation("the endpoint gives back " + release.permission().id()); //$NON-NLS-1$
		}
	}

	@Override
	public void violation(final String what) {
		effects.end(EndReason.VIOLATION, what);
	}

	@Override
	public void disconnected() {
		effects.silent();
	}

	private void stated(final SessionMessage.State said) {
		final var next = phase(said.state());
		if (!current.getAsBoolean()) {
			return;
		}
		if (next.isEmpty()) {
			violation("it states " + said.state() + " in a session"); //$NON-NLS-1$ //$NON-NLS-2$
		} else if (course.change(now -> now.said(said.state(), next.get(), said.granted(), said.promptUp(), timers.now()))) {
			log.accept(Sentences.state(said.state(), said.promptUp()));
		}
	}

	private void answered(final SessionMessage.Answered answered) {
		log.accept(Sentences.answered(answered.permission(), answered.answer()));
		if (answered.permission().equals(Permission.CONTROL)) {
			control(answered.answer()).ifPresent(answer -> course.change(now -> now.answered(Optional.of(answer))));
		}
		effects.answered(answered.permission(), answered.answer());
	}

	/** Empty for a state that no session has. */
	private static Optional<Phase> phase(final SessionState state) {
		return switch (state) {
		case AUTHENTICATED, ASKING_VIEW -> Optional.of(Phase.WAITING_FOR_SHARER);
		case VIEWING -> Optional.of(Phase.VIEWING);
		case ASKING_CONTROL -> Optional.of(Phase.ASKING_CONTROL);
		case CONTROLLED -> Optional.of(Phase.CONTROLLING);
		case PAUSED -> Optional.of(Phase.PAUSED);
		case RECONNECTING -> Optional.of(Phase.RECONNECTING);
		case OFF, WAITING, ENDED -> Optional.empty();
		};
	}

	private static Optional<ControlAnswer> control(final Answer answer) {
		return switch (answer) {
		case ALLOWED -> Optional.of(ControlAnswer.ALLOWED);
		case SAID_NO -> Optional.of(ControlAnswer.SAID_NO);
		case DID_NOT_ANSWER -> Optional.of(ControlAnswer.DID_NOT_ANSWER);
		case SAID_NO_FOR_GOOD -> Optional.of(ControlAnswer.SAID_NO_FOR_GOOD);
		case TAKEN_BACK -> Optional.of(ControlAnswer.TAKEN_BACK);
		case FORBIDDEN -> Optional.of(ControlAnswer.FORBIDDEN);
		case NOT_NOW -> Optional.empty();
		};
	}
}
