// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;

import tandem.channel.ConnectFailedException.Why;
import tandem.pairing.CodeEntry;
import tandem.pairing.CodeEntry.Attempt;
import tandem.pairing.CodeEntry.Failure;
import tandem.pairing.CodeEntry.Step;
import tandem.pairing.PairingCode;
import tandem.pairing.Relay;
import tandem.pairing.TypedCode;
import tandem.pairing.TypedCode.Mistake;

/** The code that the sharer types, and its way to the technician. What was typed is kept until it led somewhere. UI thread only. */
final class CodeDesk {

	private final CodeEntry codes;
	private final Executor ui;
	private final Runnable changed;
	private String text = ""; //$NON-NLS-1$
	private TypedCode typed = TypedCode.read(""); //$NON-NLS-1$
	private Optional<String> link = Optional.empty();
	private Optional<String> address = Optional.empty();
	private Optional<String> failure = Optional.empty();
	private Optional<Page.HelpDesk> asking = Optional.empty();
	private Optional<Attempt> attempt = Optional.empty();

	CodeDesk(final CodeEntry codes, final Executor ui, final Runnable changed) {
		this.codes = codes;
		this.ui = ui;
		this.changed = changed;
	}

	/** The page of this desk; empty where the start has all there is to see. */
	Optional<Page> page() {
		final var running = attempt.<Page>map(now -> new Page.Connecting(words(now.step())));
		return running.isPresent() ? running : asking.map(page -> page);
	}

	/** What the start shows of it. */
	Page.CodeField field() {
		final var problem = failure.or(() -> typed instanceof final TypedCode.Wrong wrong ? Optional.of(words(wrong)) : Optional.empty());
		return new Page.CodeField(text, problem, link.map(relay -> NLS.bind(Messages.Code_through, relay)), typed instanceof TypedCode.Complete);
	}

	/** Whether a code is on its way. */
	boolean isBusy() {
		return attempt.isPresent();
	}

	/** The field's text changed, or a link came from outside: it fills the field and goes nowhere. */
	void typed(final String now) {
		if (now.equals(text) || attempt.isPresent()) {
			return;
		}
		failure = Optional.empty();
		typed = TypedCode.read(now);
		switch (typed) {
		case final TypedCode.Complete complete -> {
			text = complete.code().inGroups();
			link = complete.relay();
		}
		case final TypedCode.Begun begun -> {
			text = begun.text();
			link = Optional.empty();
		}
		case final TypedCode.Wrong wrong -> {
			text = wrong.text().isEmpty() ? now : wrong.text();
			link = Optional.empty();
		}
		}
		changed.run();
	}

	/** Goes to the technician, if the code is whole. */
	void connect() {
		if (attempt.isPresent() || !(typed instanceof final TypedCode.Complete complete)) {
			return;
		}
		failure = Optional.empty();
		asking = Optional.empty();
		final var begun = codes.connect(complete.code(), link.or(() -> address));
		attempt = Optional.of(begun);
		begun.onChange(() -> ui.execute(() -> moved(begun)));
		moved(begun);
		changed.run();
	}

	/** The address of the help desk, as typed. */
	void helpDesk(final String now) {
		if (Relay.read(now, Relay.Source.TYPED).isEmpty()) {
			asking = Optional.of(new Page.HelpDesk(now, Optional.of(Messages.HelpDesk_noAddress)));
			changed.run();
			return;
		}
		address = Optional.of(now);
		connect();
	}

	/** Gives the attempt up, or leaves the question for the address. */
	void cancel() {
		final var running = attempt;
		attempt = Optional.empty();
		asking = Optional.empty();
		running.ifPresent(Attempt::cancel);
		changed.run();
	}

	private void moved(final Attempt which) {
		if (attempt.filter(now -> now == which).isEmpty()) {
			return;
		}
		switch (which.step()) {
		case CONNECTED -> {
			attempt = Optional.empty();
			typed("", TypedCode.read("")); //$NON-NLS-1$ //$NON-NLS-2$
		}
		case FAILED -> {
			attempt = Optional.empty();
			failed(which.failure().orElseThrow());
		}
		case CANCELLED -> attempt = Optional.empty();
		case FINDING_RELAY, REACHING, SECURING, PROVING -> { }
		}
		changed.run();
	}

	private void typed(final String now, final TypedCode meaning) {
		text = now;
		typed = meaning;
		link = Optional.empty();
	}

	private void failed(final Failure why) {
		switch (why) {
		case final Failure.NoRelay _ -> asking = Optional.of(new Page.HelpDesk(address.orElse(""), Optional.empty())); //$NON-NLS-1$
		case final Failure.NotNow _ -> failure = Optional.of(Messages.Code_notNow);
		case final Failure.NotConnected told -> {
			ILog.of(CodeDesk.class).warn("A code led nowhere: " + told.why() + " at " + told.relay().address()); //$NON-NLS-1$ //$NON-NLS-2$
			failure = Optional.of(NLS.bind(words(told.why()), told.relay().address()));
		}
		}
	}

	private static String words(final Why why) {
		return switch (why) {
		case NO_MAILBOX, REFUSED -> Messages.Code_usedUp;
		case UNREACHABLE, TIMEOUT, BAD_TARGET, CANNOT_LISTEN -> Messages.Code_unreachable;
		case NOT_TANDEM -> Messages.Code_notTandem;
		case WRONG_CERTIFICATE -> Messages.Code_certificate;
		case PROXY -> Messages.Code_proxy;
		case PROXY_PASSWORD -> Messages.Code_proxyPassword;
		case BUSY, TOKEN, NOBODY_THERE, OCCUPIED, TOO_OFTEN -> Messages.Code_busy;
		case VERSION -> Messages.Code_version;
		case VIOLATION -> Messages.Code_violation;
		};
	}

	private static String words(final Step step) {
		return switch (step) {
		case FINDING_RELAY -> Messages.Connecting_finding;
		case REACHING -> Messages.Connecting_reaching;
		case SECURING, PROVING, CONNECTED, FAILED, CANCELLED -> Messages.Connecting_proving;
		};
	}

	private static String words(final TypedCode.Wrong typed) {
		return switch (typed.mistake()) {
		case final Mistake.TooLong _ -> Messages.Code_tooLong;
		case final Mistake.NotASymbol wrong -> NLS.bind(Messages.Code_notASymbol, wrong.place(), wrong.character());
		case final Mistake.Several _ -> Messages.Code_several;
		case final Mistake.None _ -> Messages.Code_none;
		// the usual code has one more than the shortest
		case final Mistake.Mistyped _ when symbols(typed.text()) == PairingCode.SHORTEST -> Messages.Code_oneMore;
		case final Mistake.Mistyped wrong -> mistyped(wrong);
		};
	}

	private static long symbols(final String text) {
		return text.chars().filter(Character::isLetterOrDigit).count();
	}

	/** One place or two neighbours are named; what is less certain is not. */
	private static String mistyped(final Mistake.Mistyped wrong) {
		final var places = wrong.places();
		if (places.size() == 1) {
			return NLS.bind(Messages.Code_mistypedAt, places.getFirst());
		}
		if (places.size() == 2) {
			final var neighbours = places.getLast() - places.getFirst() == 1;
			return NLS.bind(neighbours ? Messages.Code_mistypedNear : Messages.Code_mistypedEither, places.getFirst(), places.getLast());
		}
		return Messages.Code_mistyped;
	}
}
