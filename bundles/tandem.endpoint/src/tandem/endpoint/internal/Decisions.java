// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import tandem.channel.Peer;
import tandem.endpoint.Question;
import tandem.session.Answer;
import tandem.session.Consent;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionMessage;
import tandem.session.host.SessionMessage.Answered;

/**
 * Carries out what the sharer decides and what the technician wishes: asks {@link Consent}, keeps the question on the screen, and has the
 * effects take place. Thread-safe.
 */
final class Decisions {

	/**
	 * What the rules of this computer let be wished now.
	 *
	 * @param control whether mouse and keyboard
	 * @param others what else
	 */
	record May(BooleanSupplier control, Supplier<Set<Permission>> others) {
	}

	/** What follows from a decision. */
	interface Effects {

		/** Says something to the technician's end. */
		void say(SessionMessage message);

		/** What is held is released before this returns. */
		void release();

		/** Something is no longer allowed: what is held is released soon, and everybody is told how things stand. */
		void withdrawn(SessionEvent event);

		/** Everybody is told how things stand. */
		void moved(SessionEvent event);

		/** The session is over. */
		void over(EndReason reason, String detail);
	}

	private final Consent consent;
	private final Asking asking;
	private final Peer technician;
	private final May may;
	private final Effects effects;
	private final Object order = new Object();
	/** The answer to what was proposed last; guarded by the order. */
	private CompletableFuture<Answer> proposal = CompletableFuture.completedFuture(Answer.NOT_NOW);

	/** @param may what may be wished */
	Decisions(final Consent consent, final Asking asking, final Peer technician, final May may, final Effects effects) {
		this.consent = consent;
		this.asking = asking;
		this.technician = technician;
		this.may = may;
		this.effects = effects;
	}

	/** What the sharer is being asked. */
	Optional<Question> question() {
		return asking.open();
	}

	/** Asks whether the technician may see the screen. */
	void askView() {
		final boolean asked;
		synchronized (order) {
			asked = consent.askView() && put(Permission.VIEW);
		}
		if (asked) {
			asked(Permission.VIEW);
		}
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
		asked.ifPresent(question -> effects.say(new Answered(question.permission(), Answer.SAID_NO)));
		effects.withdrawn(Sentences.hidden());
	}

	void show() {
		if (consent.show()) {
			effects.moved(Sentences.shown());
		}
	}

	void takeBack() {
		if (consent.takeBack()) {
			takenBack(Permission.CONTROL);
		}
	}

	void letContinue() {
		if (may.control().getAsBoolean() && consent.letContinue()) {
			effects.say(new Answered(Permission.CONTROL, Answer.ALLOWED));
			effects.moved(Sentences.answered(Permission.CONTROL, Answer.ALLOWED));
		}
	}

	void withdraw(final Permission permission) {
		if (permission.equals(Permission.VIEW)) {
			hide();
		} else if (permission.equals(Permission.CONTROL)) {
			takeBack();
		} else if (consent.withdraw(permission)) {
			takenBack(permission);
		}
	}

	/** The line broke: nothing is allowed until it is {@link #mended()}. False where there is nothing to go on with. */
	boolean lost() {
		synchronized (order) {
			if (!consent.lost()) {
				return false;
			}
			asking.close();
		}
		effects.withdrawn(Sentences.lost());
		return true;
	}

	/** The line is mended; false where it is over meanwhile. */
	boolean mended() {
		if (!consent.mended()) {
			return false;
		}
		effects.moved(Sentences.mended());
		return true;
	}

	/** Nothing is allowed any more when this returns; the rest follows. */
	void end(final EndReason reason, final String detail) {
		synchronized (order) {
			if (!consent.end(reason)) {
				return;
			}
			asking.close();
		}
		effects.over(reason, detail);
	}

	/** The technician wishes a permission. */
	void wished(final Permission permission) {
		if (permission.equals(Permission.CONTROL) && !may.control().getAsBoolean()) {
			effects.say(new Answered(permission, Answer.FORBIDDEN));
			return;
		}
		final var known = permission.equals(Permission.CONTROL) || may.others().get().contains(permission);
		final Consent.Wish wish;
		synchronized (order) {
			wish = known ? consent.wish(permission) : Consent.Wish.NOT_NOW;
			if (wish == Consent.Wish.ASKED) {
				put(permission);
			}
		}
		switch (wish) {
		case ASKED -> asked(permission);
		case ALLOWED -> effects.say(new Answered(permission, Answer.ALLOWED));
		case REFUSED_FOR_GOOD -> effects.say(new Answered(permission, Answer.SAID_NO_FOR_GOOD));
		case NOT_NOW -> effects.say(new Answered(permission, Answer.NOT_NOW));
		}
	}

	/**
	 * This end proposes something on the technician's behalf. The sharer's Yes counts once: nothing is granted that would last.
	 *
	 * @param details what exactly, as the sharer reads it
	 * @return done with the answer, or with {@link Answer#NOT_NOW} where the question went away without one
	 * @throws IllegalArgumentException for a permission that lasts: view, control, and what features have the technician ask for
	 */
	CompletableFuture<Answer> proposed(final Permission permission, final List<String> details) {
		if (permission.equals(Permission.VIEW) || permission.equals(Permission.CONTROL) || may.others().get().contains(permission)) {
			throw new IllegalArgumentException("the technician asks for it, in words of our own: " + permission.id()); //$NON-NLS-1$
		}
		final var answer = new CompletableFuture<Answer>();
		final Consent.Wish wish;
		synchronized (order) {
			wish = consent.wish(permission);
			if (wish == Consent.Wish.ASKED) {
				proposal = answer;
				asking.put(permission, technician, details, question -> answered(question, Answer.DID_NOT_ANSWER), () -> answer.complete(Answer.NOT_NOW));
			}
		}
		switch (wish) {
		case ASKED -> asked(permission);
		case REFUSED_FOR_GOOD -> answer.complete(Answer.SAID_NO_FOR_GOOD);
		case NOT_NOW, ALLOWED -> answer.complete(Answer.NOT_NOW);
		}
		return answer;
	}

	/** The rules of this computer do not let anybody have a permission any more: as if the technician gave it back. */
	void forbid(final Permission permission) {
		synchronized (order) {
			if (!consent.release(permission)) {
				return;
			}
			if (asking.open().filter(question -> question.permission().equals(permission)).isPresent()) {
				asking.close();
			}
		}
		effects.say(new Answered(permission, Answer.FORBIDDEN));
		effects.withdrawn(Sentences.answered(permission, Answer.FORBIDDEN));
	}

	/** The technician gives a permission back, or no longer wishes it. */
	void released(final Permission permission) {
		synchronized (order) {
			if (!consent.release(permission)) {
				return;
			}
			if (asking.open().filter(question -> question.permission().equals(permission)).isPresent()) {
				asking.close();
			}
		}
		effects.withdrawn(Sentences.givenBack(permission));
	}

	/** Says how things stand; of two that do so at once the later says what is so later. Where it is over the end says so itself. */
	void state(final boolean promptUp) {
		synchronized (order) {
			final var now = consent.now();
			if (now.ended().isEmpty()) {
				effects.say(new SessionMessage.State(now.state(), now.granted(), promptUp));
			}
		}
	}

	/** Puts a question to the sharer. Nothing is granted without one. */
	private boolean put(final Permission permission) {
		asking.put(permission, technician, List.of(), question -> answered(question, Answer.DID_NOT_ANSWER), () -> { });
		return true;
	}

	/** Shows the question, after what is held was released. */
	private void asked(final Permission permission) {
		effects.release();
		effects.moved(Sentences.asked(permission));
	}

	private void answered(final Question question, final Answer given) {
		final var may = given != Answer.ALLOWED || !question.permission().equals(Permission.CONTROL) || this.may.control().getAsBoolean();
		if (!may) {
			forbid(Permission.CONTROL);
			return;
		}
		final Optional<Answer> counts;
		synchronized (order) {
			counts = asking.isOpen(question) ? consent.answer(question.permission(), given) : Optional.empty();
			if (counts.isEmpty()) {
				return;
			}
			if (!question.details().isEmpty()) {
				consent.withdraw(question.permission());
				proposal.complete(counts.get());
			}
			asking.close();
		}
		final var ended = consent.now().ended();
		if (ended.isPresent()) {
			effects.over(ended.get(), ""); //$NON-NLS-1$
			return;
		}
		effects.say(new Answered(question.permission(), counts.get()));
		effects.moved(Sentences.answered(question.permission(), counts.get()));
	}

	private void takenBack(final Permission permission) {
		effects.say(new Answered(permission, Answer.TAKEN_BACK));
		effects.withdrawn(Sentences.answered(permission, Answer.TAKEN_BACK));
	}
}
