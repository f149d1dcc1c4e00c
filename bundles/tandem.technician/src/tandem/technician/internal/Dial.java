// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Connector.Step;
import tandem.session.Timers;
import tandem.technician.Destination;

/**
 * Finds the one of several targets that answers. Reaching them overlaps; as soon as one answers it goes on alone, so that never two of
 * them are told what the credential knows and never two guesses are spent. Where that one turns out to be somebody else, the rest is
 * tried. Thread-safe.
 */
final class Dial {

	/** How long a target is waited for before the next one is tried beside it. */
	static final Duration HEAD_START = Duration.ofMillis(300);

	/** How long all of it may take. */
	static final Duration LONGEST = Duration.ofSeconds(60);

	/** Hears how it goes; must not block. */
	@FunctionalInterface
	interface Progress {

		/** A target is being tried. */
		void at(String target, Step step);
	}

	private final class Attempt {

		private final String target;
		private Step step = Step.REACHING;
		private CompletableFuture<Connection> call;
		private boolean given;

		Attempt(final String target) {
			this.target = target;
		}
	}

	private final Connector connector;
	private final Destination destination;
	private final Timers timers;
	private final Progress progress;
	private final CompletableFuture<Connection> result = new CompletableFuture<>();
	private final Deque<String> waiting;
	private final List<Attempt> running = new ArrayList<>();
	private final List<ConnectFailedException> failures = new ArrayList<>();
	private Attempt alone;

	Dial(final Connector connector, final Destination destination, final Timers timers, final Progress progress) {
		this.connector = connector;
		this.destination = destination;
		this.timers = timers;
		this.progress = progress;
		waiting = new ArrayDeque<>(destination.targets());
	}

	/**
	 * Begins.
	 *
	 * @return the connection, or exceptional with a {@link ConnectFailedException}; cancelling it gives up at once
	 */
	CompletableFuture<Connection> start() {
		final var limit = timers.after(LONGEST, () -> result.completeExceptionally(new ConnectFailedException(Why.TIMEOUT, "no target in time", null))); //$NON-NLS-1$
		result.whenComplete((connection, failure) -> {
			limit.cancel();
			giveUp();
		});
		next();
		return result;
	}

	private void next() {
		final Attempt attempt;
		synchronized (this) {
			if (result.isDone() || alone != null || waiting.isEmpty()) {
				return;
			}
			attempt = new Attempt(waiting.poll());
			running.add(attempt);
		}
		progress.at(attempt.target, Step.REACHING);
		final var call = connector.connect(attempt.target, destination.credential(), step -> stepped(attempt, step));
		final boolean wanted;
		synchronized (this) {
			attempt.call = call;
			wanted = running.contains(attempt);
		}
		if (!wanted) {
			call.cancel(true);
		}
		call.whenComplete((connection, failure) -> {
			if (failure == null) {
				connected(attempt, connection);
			} else {
				failed(attempt, failure);
			}
		});
		timers.after(HEAD_START, this::next);
	}

	private void stepped(final Attempt attempt, final Step step) {
		final var beaten = new ArrayList<CompletableFuture<Connection>>();
		synchronized (this) {
			if (!running.contains(attempt)) {
				return;
			}
			attempt.step = step;
			if (step != Step.REACHING && alone == null) {
				alone = attempt;
			}
			if (alone != null) {
				running.stream().filter(other -> other != alone).toList().forEach(other -> {
					setAside(other);
					beaten.add(other.call);
				});
			}
			if (alone != null && alone != attempt) {
				return;
			}
		}
		cancel(beaten);
		progress.at(attempt.target, step);
	}

	/** It may be tried again later. */
	private void setAside(final Attempt attempt) {
		running.remove(attempt);
		waiting.add(attempt.target);
	}

	private void connected(final Attempt attempt, final Connection connection) {
		synchronized (this) {
			attempt.given = running.contains(attempt) && result.complete(connection);
		}
		if (!attempt.given) {
			connection.close();
		}
	}

	private void failed(final Attempt attempt, final Throwable failure) {
		final boolean last;
		synchronized (this) {
			if (!running.remove(attempt)) {
				return;
			}
			failures.add(reason(attempt, failure));
			if (alone == attempt) {
				alone = null;
			}
			last = attempt.step == Step.PROVING || running.isEmpty() && waiting.isEmpty();
		}
		if (last) {
			result.completeExceptionally(worst(attempt));
		} else {
			next();
		}
	}

	private void giveUp() {
		final List<CompletableFuture<Connection>> calls;
		synchronized (this) {
			calls = running.stream().filter(attempt -> !attempt.given).map(attempt -> attempt.call).toList();
			running.clear();
			waiting.clear();
		}
		cancel(calls);
	}

	/** Calls that have not returned from the connector yet are cancelled by {@link #next()}. */
	private static void cancel(final List<CompletableFuture<Connection>> calls) {
		calls.stream().filter(call -> call != null).forEach(call -> call.cancel(true));
	}

	/** The failure that tells most: of the one that answered, else the one of those that says more than silence. */
	private synchronized ConnectFailedException worst(final Attempt attempt) {
		if (attempt.step == Step.PROVING) {
			return failures.getLast();
		}
		final var telling = List.of(Why.REFUSED, Why.VERSION, Why.VIOLATION, Why.WRONG_CERTIFICATE, Why.NOT_TANDEM, Why.TIMEOUT, Why.UNREACHABLE);
		return telling.stream().flatMap(why -> failures.stream().filter(failure -> failure.why() == why)).findFirst().orElse(failures.getFirst());
	}

	private static ConnectFailedException reason(final Attempt attempt, final Throwable failure) {
		final var cause = failure instanceof final CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure;
		return cause instanceof final ConnectFailedException told ? told
				: new ConnectFailedException(Why.UNREACHABLE, attempt.target + ": " + cause.getMessage(), cause); //$NON-NLS-1$
	}
}
