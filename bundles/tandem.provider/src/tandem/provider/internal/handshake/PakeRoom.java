// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import tandem.channel.ConnectFailedException.Why;

/** Where the costly steps run: two threads and a queue of 16, so that strangers can't take the computer. Thread-safe. */
public final class PakeRoom implements AutoCloseable {

	private static final int THREADS = 2;

	private static final int QUEUE = 16;

	private static final int IDLE_SECONDS = 30;

	private final SpendTime spendTime = new SpendTime();

	private final ThreadPoolExecutor threads;

	/** Starts no thread before it is needed. */
	public PakeRoom() {
		threads = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE),
				Thread.ofPlatform().daemon().name("tandem-pake-", 0).factory()); //$NON-NLS-1$
		threads.allowCoreThreadTimeOut(true);
	}

	/**
	 * Runs one step and waits for it.
	 *
	 * @throws HandshakeException what the step throws, or TIMEOUT where the room is full
	 */
	public <T> T run(final Callable<T> step) throws HandshakeException, InterruptedException {
		try {
			return threads.submit(step).get();
		} catch (final RejectedExecutionException e) {
			throw new HandshakeException(Why.TIMEOUT, "too many callers at once", e); //$NON-NLS-1$
		} catch (final ExecutionException e) {
			if (e.getCause() instanceof final HandshakeException failed) {
				throw failed;
			}
			throw new HandshakeException(Why.VIOLATION, "a step failed", e.getCause()); //$NON-NLS-1$
		}
	}

	/** How long it takes on this computer to spend a guess. */
	SpendTime spendTime() {
		return spendTime;
	}

	@Override
	public void close() {
		threads.shutdownNow();
	}
}
