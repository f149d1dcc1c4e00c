// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import tandem.channel.Connection;
import tandem.channel.Resumption;
import tandem.session.Timers;

/** One end's part in mending lost lines of one session, one after the other, for as long as people wait for such. Thread-safe. */
public final class Mending {

	/** PROTOCOL, "Reconnect": after so long the session is over. */
	public static final Duration LONGEST = Duration.ofSeconds(60);

	private final Timers timers;
	private CompletableFuture<Connection> trying = CompletableFuture.failedFuture(new IllegalStateException("nothing was lost")); //$NON-NLS-1$
	private Timers.Waiting limit = () -> {
	};
	private boolean over;

	/** Nothing is lost yet. */
	public Mending(final Timers timers) {
		this.timers = timers;
	}

	/**
	 * Begins; exactly one of the two is told, on any thread, unless {@link #giveUp()} comes first.
	 *
	 * @param mended gets the new connection
	 * @param failed told where there is none in time
	 */
	public void begin(final Resumption resumption, final Consumer<Connection> mended, final Runnable failed) {
		final CompletableFuture<Connection> mine;
		final Deadline mineToo;
		synchronized (this) {
			if (over) {
				return;
			}
			mine = resumption.resume();
			mineToo = new Deadline(timers, LONGEST, () -> mine.completeExceptionally(new CompletionException("not in time", null))); //$NON-NLS-1$
			trying = mine;
			limit = mineToo;
		}
		mine.whenComplete((connection, failure) -> {
			mineToo.cancel();
			if (failure == null) {
				mended.accept(connection);
			} else if (!isOver()) {
				failed.run();
			}
		});
	}

	/** The session is over: nothing is tried any more. */
	public void giveUp() {
		final CompletableFuture<Connection> last;
		synchronized (this) {
			over = true;
			last = trying;
			limit.cancel();
		}
		last.cancel(true);
	}

	private synchronized boolean isOver() {
		return over;
	}
}
