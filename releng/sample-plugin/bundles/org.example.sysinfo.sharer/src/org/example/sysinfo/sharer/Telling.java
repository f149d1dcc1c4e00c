// SPDX-License-Identifier: EPL-2.0
package org.example.sysinfo.sharer;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.example.sysinfo.SysinfoCodec;

import tandem.channel.Channel;
import tandem.session.SessionFeature.Attachment;

/** Tells a report every two seconds. The gate is asked before each reading, and again before each sending. Thread-safe. */
final class Telling implements Attachment {

	private static final long PAUSE_SECONDS = 2;

	private final BooleanSupplier permitted;

	private final Channel channel;

	private Optional<Thread> thread = Optional.empty();

	private boolean closed;

	Telling(final BooleanSupplier permitted, final Channel channel) {
		this.permitted = permitted;
		this.channel = channel;
	}

	synchronized void want(final boolean tell) {
		if (!tell) {
			thread.ifPresent(Thread::interrupt);
			thread = Optional.empty();
		} else if (thread.isEmpty() && !closed && permitted.getAsBoolean()) {
			thread = Optional.of(Thread.ofPlatform().daemon().name("example-sysinfo").start(this::tell));
		}
	}

	private void tell() {
		try {
			final var reader = new Reader();
			while (permitted.getAsBoolean()) {
				final var report = SysinfoCodec.write(reader.read());
				// A full window means that the technician's end is behind: the next report will do.
				if (permitted.getAsBoolean() && channel.send(report) == Channel.Sent.CLOSED) {
					return;
				}
				TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			synchronized (this) {
				if (thread.filter(Thread.currentThread()::equals).isPresent()) {
					thread = Optional.empty();
				}
			}
		}
	}

	@Override
	public synchronized void close() {
		closed = true;
		want(false);
	}
}
