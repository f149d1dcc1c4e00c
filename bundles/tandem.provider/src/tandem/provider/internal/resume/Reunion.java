// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.resume;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.Ticket;

/** Goes one way to the other end until it is there, in steps that grow longer. One for all connections of a session. */
public final class Reunion implements Resumption {

	private static final long FIRST_PAUSE_MILLIS = 250;

	private static final long LONGEST_PAUSE_MILLIS = 2_000;

	/** One try: a network that comes back is not noticed by a connection that was begun while it was away. */
	private static final long TRY_SECONDS = 6;

	private final Ticket ticket;

	private final Way way;

	private final boolean waits;

	private final ScheduledExecutorService timer;

	/**
	 * @param waits whether the way is one of waiting for the other end, which takes as long as it takes
	 * @param timer for the pauses
	 */
	public Reunion(final Ticket ticket, final Way way, final boolean waits, final ScheduledExecutorService timer) {
		this.ticket = ticket;
		this.way = way;
		this.waits = waits;
		this.timer = timer;
	}

	@Override
	public CompletableFuture<Connection> resume() {
		final var result = new CompletableFuture<Connection>();
		start(result, FIRST_PAUSE_MILLIS);
		return result;
	}

	@Override
	public void forget() {
		ticket.forget();
	}

	/** Each try on a thread of its own: it may have to wait for a port. */
	private void start(final CompletableFuture<Connection> result, final long pause) {
		Thread.ofVirtual().name("tandem-resume").start(() -> attempt(result, pause)); //$NON-NLS-1$
	}

	private void attempt(final CompletableFuture<Connection> result, final long pause) {
		if (result.isDone()) {
			return;
		}
		if (ticket.isForgotten()) {
			result.completeExceptionally(new ConnectFailedException(Why.REFUSED, "the session is over", null)); //$NON-NLS-1$
			return;
		}
		final var going = begin();
		if (!waits) {
			going.orTimeout(TRY_SECONDS, TimeUnit.SECONDS);
		}
		result.whenComplete((connection, failure) -> going.cancel(true));
		going.whenComplete((connection, failure) -> {
			if (failure != null) {
				later(result, pause);
			} else if (!result.complete(connection)) {
				connection.close();
			}
		});
	}

	private CompletableFuture<Connection> begin() {
		try {
			return way.go(ticket, this);
		} catch (final ConnectFailedException | IllegalStateException e) {
			return CompletableFuture.failedFuture(e);
		}
	}

	private void later(final CompletableFuture<Connection> result, final long pause) {
		try {
			timer.schedule(() -> start(result, Math.min(2 * pause, LONGEST_PAUSE_MILLIS)), pause, TimeUnit.MILLISECONDS);
		} catch (final RejectedExecutionException e) {
			result.completeExceptionally(new ConnectFailedException(Why.UNREACHABLE, "the provider has ended", e)); //$NON-NLS-1$
		}
	}

	@Override
	public String toString() {
		return "Reunion"; //$NON-NLS-1$
	}
}
