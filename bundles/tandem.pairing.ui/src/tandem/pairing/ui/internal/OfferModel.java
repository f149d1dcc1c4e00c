// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.channel.ConnectFailedException.Why;
import tandem.pairing.EasyCalls.Call;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyCalls.Step;
import tandem.pairing.OfferCalls;

/** The way from a computer's name to somebody who is asked whether they want help, without windows. What was typed is kept. Thread-safe. */
final class OfferModel implements AutoCloseable {

	/**
	 * What a window shows.
	 *
	 * @param words below the field; empty for none
	 * @param ready whether there is a name to go to
	 * @param busy whether it is on its way
	 * @param connected whether the session has its own tab now
	 */
	record Now(String words, boolean ready, boolean busy, boolean connected) {
	}

	private final OfferCalls calls;

	private final Runnable changed;

	private String text = ""; //$NON-NLS-1$

	private Optional<String> mistake = Optional.empty();

	private Optional<Call> call = Optional.empty();

	/** @param changed told of every change, on any thread */
	OfferModel(final OfferCalls calls, final Runnable changed) {
		this.calls = calls;
		this.changed = changed;
	}

	/** What names this technician at the computers that they may help. */
	String fingerprint() {
		return calls.fingerprint();
	}

	/** The field's text changed. */
	void typed(final String now) {
		synchronized (this) {
			if (now.equals(text) || isBusy()) {
				return;
			}
			text = now;
			mistake = Optional.empty();
			call = Optional.empty();
		}
		changed.run();
	}

	/** Offers help to whoever sits there. */
	void offer() {
		Optional<Call> begun = Optional.empty();
		synchronized (this) {
			if (text.isBlank() || isBusy()) {
				return;
			}
			try {
				begun = Optional.of(calls.offer(text));
				call = begun;
			} catch (final IllegalArgumentException e) {
				mistake = Optional.of(Messages.offerNoAddress);
			}
		}
		begun.ifPresent(one -> one.onChange(changed));
		changed.run();
	}

	private boolean isBusy() {
		return call.map(Call::step).filter(step -> step == Step.SEARCHING || step == Step.NEARBY || step == Step.RELAY).isPresent();
	}

	/** What to show. */
	synchronized Now now() {
		final var busy = isBusy();
		final var words = call.flatMap(Call::failure).map(why -> words(why, text.strip())).or(() -> busy ? Optional.of(NLS.bind(Messages.offerBusy, text.strip())) : mistake)
				.orElse(""); //$NON-NLS-1$
		return new Now(words, !text.isBlank() && !busy, busy, call.map(Call::step).filter(Step.CONNECTED::equals).isPresent());
	}

	/** Why nobody was asked there. */
	static String words(final Failure failure, final String where) {
		return switch (failure) {
		case final Failure.Refused _ -> NLS.bind(Messages.offerRefused, where);
		case final Failure.SomebodyElse _ -> NLS.bind(Messages.offerSomebodyElse, where);
		case final Failure.Nobody _ -> NLS.bind(Messages.offerNobody, where);
		case final Failure.NotConnected not -> NLS.bind(words(not.why()), where);
		};
	}

	private static String words(final Why why) {
		return switch (why) {
		case NOBODY_THERE -> Messages.offerNobodyThere;
		case OCCUPIED, BUSY -> Messages.offerOccupied;
		case TOO_OFTEN -> Messages.offerTooOften;
		case REFUSED, NO_MAILBOX -> Messages.offerRefused;
		case UNREACHABLE, TIMEOUT, CANNOT_LISTEN -> Messages.offerUnreachable;
		case NOT_TANDEM, BAD_TARGET -> Messages.offerNotTandem;
		case WRONG_CERTIFICATE, VIOLATION, VERSION, PROXY, PROXY_PASSWORD, TOKEN -> Messages.offerFailed;
		};
	}

	/** Gives up what is on its way; what was typed stays. */
	void cancel() {
		final Optional<Call> running;
		synchronized (this) {
			running = isBusy() ? call : Optional.empty();
		}
		running.ifPresent(Call::cancel);
	}

	@Override
	public void close() {
		cancel();
	}
}
