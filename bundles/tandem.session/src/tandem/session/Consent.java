// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The sharer's consent in one session: the only class that decides what the technician may do, and the gate that everything asks. It
 * knows no network, no window and no thread of its own; every change is one call that takes place as a whole or not at all.
 * Thread-safe.
 */
public final class Consent implements Gate {

	/** Remote input is dropped for this long after one of our own questions closed. */
	public static final Duration QUIET_AFTER_QUESTION = Duration.ofSeconds(1);

	/** After so many Nos a permission is not asked for any more. */
	public static final int NOS_FOR_GOOD = 2;

	/** After the technician took a question back nothing is asked for this long: windows that come and go wear a sharer down. */
	public static final Duration REST_AFTER_RELEASE = Duration.ofSeconds(10);

	/** Most permissions beside view and control. */
	public static final int MAX_OTHERS = 32;

	/**
	 * Everything at one moment.
	 *
	 * @param state where things stand
	 * @param granted what is allowed, view and control included; a question or a password prompt holds control without taking it away
	 * @param question what the sharer is being asked
	 * @param tookBack the sharer took control back and may give it again without a question
	 * @param refusesControl control is not asked for any more
	 * @param ended why it is over
	 */
	public record Now(SessionState state, Set<Permission> granted, Optional<Permission> question, boolean tookBack, boolean refusesControl,
			Optional<EndReason> ended) {
	}

	/** What became of a technician's wish. */
	public enum Wish {
		/** The sharer is asked now. */
		ASKED,
		/** It is allowed already. */
		ALLOWED,
		/** {@link Answer#SAID_NO_FOR_GOOD}. */
		REFUSED_FOR_GOOD,
		/** {@link Answer#NOT_NOW}. */
		NOT_NOW
	}

	private final Questions questions;
	private final BooleanSupplier inputHeld;
	private final Set<Permission> others = new LinkedHashSet<>();
	private SessionState state = SessionState.OFF;
	private boolean tookBack;
	private boolean wasPaused;
	private EndReason ended;

	/**
	 * Nobody is connected and nothing is open.
	 *
	 * @param nanos {@link Timers#nanos()}
	 * @param inputHeld whether something of the sharer's own (a password prompt, the lock screen) holds remote input now; asked at each use
	 */
	public Consent(final LongSupplier nanos, final BooleanSupplier inputHeld) {
		questions = new Questions(nanos);
		this.inputHeld = inputHeld;
	}

	@Override
	public synchronized boolean allows(final Permission permission) {
		return granted(permission) && !(permission.equals(Permission.CONTROL) && inputIsHeld());
	}

	/** A snapshot. */
	public synchronized Now now() {
		final var granted = new LinkedHashSet<Permission>();
		if (granted(Permission.VIEW)) {
			granted.add(Permission.VIEW);
		}
		if (granted(Permission.CONTROL)) {
			granted.add(Permission.CONTROL);
		}
		others.stream().filter(this::granted).forEach(granted::add);
		return new Now(state, Set.copyOf(granted), questions.open(), tookBack, questions.refuses(Permission.CONTROL), Optional.ofNullable(ended));
	}

	/** Where things stand. */
	public synchronized SessionState state() {
		return state;
	}

	/** A way in is open, or the last one is closed again. */
	public synchronized boolean doors(final boolean open) {
		return move(open ? SessionState.OFF : SessionState.WAITING, open ? SessionState.WAITING : SessionState.OFF);
	}

	/** A technician proved to know the secret. */
	public synchronized boolean authenticated() {
		return move(SessionState.WAITING, SessionState.AUTHENTICATED);
	}

	/** Asks the sharer whether the technician may see the screen. */
	public synchronized boolean askView() {
		if (!move(SessionState.AUTHENTICATED, SessionState.ASKING_VIEW)) {
			return false;
		}
		questions.ask(Permission.VIEW);
		return true;
	}

	/** The technician wishes a permission. View can't be wished: it is asked for at the start. */
	public synchronized Wish wish(final Permission permission) {
		if (granted(permission)) {
			return Wish.ALLOWED;
		}
		if (questions.open().isPresent() || !canBeAsked(permission)) {
			return Wish.NOT_NOW;
		}
		if (questions.refuses(permission)) {
			return Wish.REFUSED_FOR_GOOD;
		}
		if (questions.resting()) {
			return Wish.NOT_NOW;
		}
		if (permission.equals(Permission.CONTROL)) {
			step(SessionState.ASKING_CONTROL);
		}
		questions.ask(permission);
		return Wish.ASKED;
	}

	/**
	 * The sharer's answer, or none.
	 *
	 * @param asked what the question was; any other than the one that is open changes nothing
	 * @param answer {@link Answer#ALLOWED}, {@link Answer#SAID_NO} or {@link Answer#DID_NOT_ANSWER}
	 * @return the answer that counts: the second No is one for good; empty where that question is not open
	 */
	public synchronized Optional<Answer> answer(final Permission asked, final Answer answer) {
		if (!questions.isOpen(asked)) {
			return Optional.empty();
		}
		questions.close();
		final var allow = answer == Answer.ALLOWED;
		if (asked.equals(Permission.VIEW)) {
			if (allow) {
				step(SessionState.VIEWING);
			} else {
				finish(answer == Answer.DID_NOT_ANSWER ? EndReason.SHARER_DID_NOT_ANSWER : EndReason.SHARER_DECLINED);
			}
		} else if (asked.equals(Permission.CONTROL)) {
			step(allow ? SessionState.CONTROLLED : SessionState.VIEWING);
			tookBack &= !allow;
		} else if (allow) {
			others.add(asked);
		}
		return Optional.of(questions.count(asked, answer));
	}

	/** The technician gives control back or no longer wishes what is being asked; view can't be given back. */
	public synchronized boolean release(final Permission permission) {
		if (questions.isOpen(permission) && !permission.equals(Permission.VIEW)) {
			questions.release();
			if (permission.equals(Permission.CONTROL)) {
				step(SessionState.VIEWING);
			}
			return true;
		}
		if (permission.equals(Permission.CONTROL)) {
			return move(SessionState.CONTROLLED, SessionState.VIEWING);
		}
		return others.remove(permission);
	}

	/** The sharer takes control back; they may {@link #letContinue() give it again}. */
	public synchronized boolean takeBack() {
		if (!move(SessionState.CONTROLLED, SessionState.VIEWING)) {
			return false;
		}
		tookBack = true;
		return true;
	}

	/** The sharer gives control again after {@link #takeBack()}: their own press is the answer to a question that need not be shown. */
	public synchronized boolean letContinue() {
		if (!tookBack || questions.open().isPresent() || !move(SessionState.VIEWING, SessionState.ASKING_CONTROL)) {
			return false;
		}
		tookBack = false;
		return move(SessionState.ASKING_CONTROL, SessionState.CONTROLLED);
	}

	/** The sharer withdraws a permission other than view and control. */
	public synchronized boolean withdraw(final Permission permission) {
		return others.remove(permission);
	}

	/** The sharer hides the screen: a question that is open is closed, and nothing is allowed any more. */
	public synchronized boolean hide() {
		if (!state.seesScreen()) {
			return false;
		}
		if (questions.open().isPresent()) {
			questions.close();
		}
		if (state == SessionState.ASKING_CONTROL) {
			step(SessionState.VIEWING);
		}
		step(SessionState.PAUSED);
		tookBack = false;
		others.clear();
		return true;
	}

	/** The sharer shows the screen again, and nothing more. */
	public synchronized boolean show() {
		return move(SessionState.PAUSED, SessionState.VIEWING);
	}

	/**
	 * The line broke, and both ends try to mend it: a question that is open is closed, and nothing is allowed until {@link #mended()}. False where
	 * there is nothing to go on with yet: who was not let in must ask again.
	 */
	public synchronized boolean lost() {
		if (!state.follows().contains(SessionState.RECONNECTING)) {
			return false;
		}
		if (questions.open().isPresent()) {
			questions.close();
		}
		wasPaused = state == SessionState.PAUSED;
		step(SessionState.RECONNECTING);
		tookBack = false;
		others.clear();
		return true;
	}

	/** The line is mended: the screen is seen as before, hidden if it was; control and all else must be asked for again. */
	public synchronized boolean mended() {
		return move(SessionState.RECONNECTING, wasPaused ? SessionState.PAUSED : SessionState.VIEWING);
	}

	/** Over, for good; the first reason stays. */
	public synchronized boolean end(final EndReason reason) {
		if (state == SessionState.ENDED) {
			return false;
		}
		finish(reason);
		return true;
	}

	private boolean granted(final Permission permission) {
		if (permission.equals(Permission.VIEW)) {
			return state.seesScreen();
		}
		if (permission.equals(Permission.CONTROL)) {
			return state == SessionState.CONTROLLED;
		}
		return carriesOthers() && others.contains(permission);
	}

	private boolean carriesOthers() {
		return state == SessionState.VIEWING || state == SessionState.CONTROLLED;
	}

	private boolean inputIsHeld() {
		return questions.holdInput() || inputHeld.getAsBoolean();
	}

	private boolean canBeAsked(final Permission permission) {
		return permission.equals(Permission.CONTROL) ? state == SessionState.VIEWING
				: !permission.equals(Permission.VIEW) && carriesOthers() && others.size() < MAX_OTHERS;
	}

	private void finish(final EndReason reason) {
		step(SessionState.ENDED);
		questions.forget();
		tookBack = false;
		others.clear();
		ended = reason;
	}

	private boolean move(final SessionState from, final SessionState to) {
		if (state != from) {
			return false;
		}
		step(to);
		return true;
	}

	private void step(final SessionState next) {
		if (!state.follows().contains(next)) {
			throw new IllegalStateException(state + " to " + next); //$NON-NLS-1$
		}
		state = next;
	}
}
