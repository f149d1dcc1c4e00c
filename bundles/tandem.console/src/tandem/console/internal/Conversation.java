// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.CommandSessionImpl;

import tandem.local.command.ExitStatus;

/** One person at the console. One line at a time; thread-safe. */
final class Conversation implements AutoCloseable {

	private final CommandSessionImpl session;
	private final Screen screen = new Screen();
	private final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
	private CompletableFuture<Integer> running = CompletableFuture.completedFuture(ExitStatus.DONE);
	private Thread worker;
	private long used = System.nanoTime();

	Conversation(final SafeProcessor processor) {
		session = processor.createSession(InputStream.nullInputStream(), out, out);
	}

	/**
	 * Begins to run a line.
	 *
	 * @throws IllegalArgumentException where the line before still runs, or this one is refused, in words
	 */
	synchronized void run(final String line) {
		if (!running.isDone()) {
			throw new IllegalArgumentException("The command before still runs."); //$NON-NLS-1$
		}
		Gate.refuses(line).ifPresent(why -> {
			throw new IllegalArgumentException(why);
		});
		used = System.nanoTime();
		screen.begin();
		final var done = new CompletableFuture<Integer>();
		running = done;
		worker = Thread.ofPlatform().name("tandem-console").daemon().start(() -> done.complete(execute(line))); //$NON-NLS-1$
	}

	private int execute(final String line) {
		session.put(CommandFunction.STATUS, ExitStatus.DONE);
		try {
			session.execute(line);
			return session.get(CommandFunction.STATUS) instanceof final Integer status ? status : ExitStatus.DONE;
		} catch (final CommandNotFoundException e) {
			out.println("There is no command " + e.getCommand() + ". help lists those there are."); //$NON-NLS-1$ //$NON-NLS-2$
			return ExitStatus.MISUSED;
		} catch (final InterruptedException e) {
			out.println("Stopped."); //$NON-NLS-1$
			return ExitStatus.FAILED;
		} catch (final Exception e) { // Gogo throws all kinds
			out.println(e.getMessage() == null ? e.toString() : e.getMessage());
			return ExitStatus.MISUSED;
		}
	}

	/** Waits until the line is done, or the time is over. */
	void await(final Duration patience) throws InterruptedException {
		final CompletableFuture<Integer> waited;
		synchronized (this) {
			used = System.nanoTime();
			waited = running;
		}
		try {
			waited.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		} catch (final TimeoutException e) {
			return;
		} catch (final ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Stops what runs. */
	synchronized void interrupt() {
		if (worker != null && !running.isDone()) {
			session.close();
			worker.interrupt();
		}
	}

	synchronized boolean isRunning() {
		return !running.isDone();
	}

	/** The exit status of the last line that is done. */
	synchronized int status() {
		return running.getNow(ExitStatus.DONE);
	}

	Screen screen() {
		return screen;
	}

	/** How long nobody asked anything. */
	synchronized Duration idle() {
		return Duration.ofNanos(System.nanoTime() - used);
	}

	@Override
	public void close() {
		interrupt();
		session.close();
	}
}
