// SPDX-License-Identifier: EPL-2.0
package tandem.identity.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock between processes, and between holders of it in one process: a file beside what it guards, locked by the operating system, which
 * unlocks it when a process dies. The file stays open until this is closed: closing any channel of it would unlock it for all of a process.
 */
public final class ProcessLock implements AutoCloseable {

	/** Longest wait: a change under the lock takes some milliseconds. */
	public static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	/** What is done while nobody else holds the lock. */
	@FunctionalInterface
	public interface Step<T> {

		/** Does it. */
		T run() throws IOException;
	}

	private final Path file;
	private FileChannel channel;

	/** @param file made at the first use, for its owner alone; never deleted */
	public ProcessLock(final Path file) {
		this.file = file;
	}

	/**
	 * Runs a step while nobody else does.
	 *
	 * @throws IOException of the step, or where the lock can't be had within {@link #PATIENCE}
	 */
	public synchronized <T> T holding(final Step<T> step) throws IOException {
		final var lock = lock();
		try {
			return step.run();
		} finally {
			lock.release();
		}
	}

	@Override
	public synchronized void close() throws IOException {
		if (channel != null) {
			channel.close();
			channel = null;
		}
	}

	private FileLock lock() throws IOException {
		if (channel == null) {
			channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))); //$NON-NLS-1$
		}
		final var deadline = System.nanoTime() + PATIENCE.toNanos();
		for (var lock = tryLock(); ; lock = tryLock()) {
			if (lock != null) {
				return lock;
			}
			if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
				throw new IOException("Somebody else keeps " + file); //$NON-NLS-1$
			}
			LockSupport.parkNanos(TURN_NANOS);
		}
	}

	/** Null where somebody else holds it. */
	private FileLock tryLock() throws IOException {
		try {
			return channel.tryLock();
		} catch (final OverlappingFileLockException e) {
			// Another holder in this process: it gives the lock back soon.
			return null;
		}
	}
}
