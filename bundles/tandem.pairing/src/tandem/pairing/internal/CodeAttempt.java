// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;
import tandem.pairing.CodeEntry.Attempt;
import tandem.pairing.CodeEntry.Failure;
import tandem.pairing.CodeEntry.Step;
import tandem.pairing.PairingCode;
import tandem.pairing.Relay;
import tandem.session.Arrivals;
import tandem.session.Registration;
import tandem.session.host.Listeners;
import tandem.settings.Way;

/** One code on its way from the sharer to the technician. */
final class CodeAttempt implements Attempt {

	private final PairingCode code;
	private final Connector connector;
	private final Arrivals arrivals;
	private final Listeners<Runnable> listeners;
	private Step step = Step.FINDING_RELAY;
	private Optional<Failure> failure = Optional.empty();
	private CompletableFuture<Connection> call;

	CodeAttempt(final PairingCode code, final Connector connector, final Arrivals arrivals, final Listeners<Runnable> listeners) {
		this.code = code;
		this.connector = connector;
		this.arrivals = arrivals;
		this.listeners = listeners;
	}

	/**
	 * Goes; blocks while the relay is looked for.
	 *
	 * @param worked told of the relay that knew the code
	 */
	void go(final Supplier<Optional<Relay>> find, final Consumer<Relay> worked) {
		if (!arrivals.free(Way.CODE)) {
			over(Step.FAILED, Optional.of(new Failure.NotNow()));
			return;
		}
		final var found = find.get();
		if (found.isEmpty()) {
			over(Step.FAILED, Optional.of(new Failure.NoRelay()));
			return;
		}
		final var relay = found.get();
		final var routing = code.routing().getBytes(StandardCharsets.US_ASCII);
		final var begun = connector.connect(relay.target(), new Credential(PairingCode.WAY_IN, routing, code.secret(), null), this::progress);
		synchronized (this) {
			call = begun;
		}
		if (isOver()) {
			begun.cancel(true);
		}
		begun.whenComplete((connection, failed) -> {
			if (failed == null) {
				worked.accept(relay);
				connected(connection);
			} else {
				over(Step.FAILED, Optional.of(new Failure.NotConnected(why(failed), relay)));
			}
		});
	}

	private void connected(final Connection connection) {
		if (isOver() || !arrivals.take(connection, "a code", Way.CODE)) { //$NON-NLS-1$
			connection.close();
			over(Step.FAILED, Optional.of(new Failure.NotNow()));
			return;
		}
		over(Step.CONNECTED, Optional.empty());
	}

	private void progress(final Connector.Step now) {
		final var next = switch (now) {
		case REACHING -> Step.REACHING;
		case SECURING -> Step.SECURING;
		case PROVING -> Step.PROVING;
		};
		synchronized (this) {
			if (isOver()) {
				return;
			}
			step = next;
		}
		changed();
	}

	private static Why why(final Throwable failed) {
		final var cause = failed instanceof final CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failed;
		return cause instanceof final ConnectFailedException told ? told.why() : Why.UNREACHABLE;
	}

	@Override
	public synchronized Step step() {
		return step;
	}

	@Override
	public synchronized Optional<Failure> failure() {
		return failure;
	}

	@Override
	public void cancel() {
		final CompletableFuture<Connection> running;
		synchronized (this) {
			running = call;
		}
		over(Step.CANCELLED, Optional.empty());
		if (running != null) {
			running.cancel(true);
		}
	}

	@Override
	public Registration onChange(final Runnable listener) {
		return listeners.add(listener);
	}

	private synchronized boolean isOver() {
		return step == Step.CONNECTED || step == Step.FAILED || step == Step.CANCELLED;
	}

	private void over(final Step last, final Optional<Failure> why) {
		synchronized (this) {
			if (isOver()) {
				return;
			}
			step = last;
			failure = why;
		}
		changed();
	}

	private void changed() {
		listeners.tell(Runnable::run);
	}
}
