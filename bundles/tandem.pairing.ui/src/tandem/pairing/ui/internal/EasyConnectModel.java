// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.channel.ConnectFailedException.Why;
import tandem.pairing.EasyCalls;
import tandem.pairing.EasyCalls.Call;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyCalls.Step;
import tandem.pairing.EasyConnect;
import tandem.pairing.PairingCode;
import tandem.pairing.Relay;
import tandem.pairing.TypedCode;

/** The way from a typed Easy Connect password to a session, without windows. What was typed is kept. Thread-safe. */
final class EasyConnectModel implements AutoCloseable {

	/**
	 * What a window shows.
	 *
	 * @param text of the field, in groups
	 * @param words below it; empty for none
	 * @param wrong whether the words tell of something that failed
	 * @param ready whether the password is whole and can be sent
	 * @param busy whether it is on its way
	 * @param connected whether the session has its own tab now
	 */
	record Now(String text, String words, boolean wrong, boolean ready, boolean busy, boolean connected) {
	}

	private final EasyCalls calls;

	private final Runnable changed;

	private String text = ""; //$NON-NLS-1$

	private Optional<PairingCode> password = Optional.empty();

	private Optional<String> mistake = Optional.empty();

	private Optional<Call> call = Optional.empty();

	/** @param changed told of every change, on any thread */
	EasyConnectModel(final EasyCalls calls, final Runnable changed) {
		this.calls = calls;
		this.changed = changed;
	}

	/** The field's text changed. */
	void typed(final String now) {
		synchronized (this) {
			if (now.equals(text) || isBusy()) {
				return;
			}
			call = Optional.empty();
			read(now);
		}
		changed.run();
	}

	private void read(final String now) {
		final var symbols = now.chars().filter(Character::isLetterOrDigit).count();
		password = Optional.empty();
		mistake = Optional.empty();
		switch (TypedCode.read(now)) {
		case final TypedCode.Complete complete when complete.code().symbols().length() == EasyConnect.LENGTH -> {
			text = complete.code().inGroups();
			password = Optional.of(complete.code());
		}
		case final TypedCode.Complete complete -> text = complete.code().inGroups(); // the beginning of one happens to look like a code
		case final TypedCode.Begun begun -> text = begun.text();
		case final TypedCode.Wrong wrong -> {
			text = wrong.text().isEmpty() ? now : wrong.text();
			mistake = symbols < EasyConnect.LENGTH ? Optional.empty() : Optional.of(Messages.easyMistyped);
		}
		}
	}

	/** Looks for whoever shows it, where it is whole. */
	void connect() {
		final Call begun;
		synchronized (this) {
			if (password.isEmpty() || isBusy()) {
				return;
			}
			begun = calls.call(password.get());
			call = Optional.of(begun);
		}
		begun.onChange(changed);
		changed.run();
	}

	private boolean isBusy() {
		return call.map(Call::step).filter(step -> step == Step.SEARCHING || step == Step.NEARBY || step == Step.RELAY).isPresent();
	}

	/** What to show. */
	synchronized Now now() {
		final var step = call.map(Call::step);
		final var failure = call.flatMap(Call::failure);
		final var words = failure.map(EasyConnectModel::words).or(() -> step.map(EasyConnectModel::words)).or(() -> mistake).orElse(""); //$NON-NLS-1$
		final var busy = isBusy();
		return new Now(text, words, failure.isPresent() || mistake.isPresent(), password.isPresent() && !busy, busy, step.filter(Step.CONNECTED::equals).isPresent());
	}

	private static String words(final Step step) {
		return switch (step) {
		case SEARCHING -> Messages.easySearching;
		case NEARBY -> Messages.easyCalling;
		case RELAY -> Messages.easyRelay;
		case CONNECTED, FAILED, CANCELLED -> ""; //$NON-NLS-1$
		};
	}

	private static String words(final Failure failure) {
		return switch (failure) {
		case final Failure.Refused _, final Failure.SomebodyElse _ -> Messages.easyRefused;
		case final Failure.Nobody nobody -> nobody.relay().map(Relay::address).map(relay -> NLS.bind(Messages.easyNobody, relay)).orElse(Messages.easyNobodyHere);
		case final Failure.NotConnected not -> NLS.bind(words(not.why()), not.where());
		};
	}

	private static String words(final Why why) {
		return switch (why) {
		case REFUSED, NO_MAILBOX -> Messages.easyRefused;
		case UNREACHABLE, CANNOT_LISTEN, BAD_TARGET, NOT_TANDEM -> Messages.easyUnreachable;
		case WRONG_CERTIFICATE -> Messages.easyCertificate;
		case VERSION -> Messages.easyVersion;
		case VIOLATION, TIMEOUT -> Messages.easyGone;
		case PROXY -> Messages.easyProxy;
		case PROXY_PASSWORD -> Messages.proxyPassword;
		case TOKEN -> Messages.token;
		case BUSY, NOBODY_THERE, OCCUPIED, TOO_OFTEN -> Messages.easyBusy;
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
