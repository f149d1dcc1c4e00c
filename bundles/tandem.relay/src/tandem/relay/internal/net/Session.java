// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.util.concurrent.Future;
import tandem.relay.MailboxKey;
import tandem.relay.internal.watch.Event;
import tandem.relay.protocol.CloseReason;

/** Two connections that are joined: counts what they move and ends them together. Thread-safe. */
final class Session {

	private static final long MEGABYTE = 1 << 20;

	private final Desk desk;

	private final MailboxKey key;

	private final ForwardHandler first;

	private final ForwardHandler second;

	private final long started;

	private final long byteLimit;

	private final AtomicLong bytes = new AtomicLong();

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile long lastMoved;

	private volatile Future<?> looking;

	Session(final Desk desk, final MailboxKey key, final RendezvousHandler first, final RendezvousHandler second) {
		this.desk = desk;
		this.key = key;
		this.first = new ForwardHandler(desk, this, first.line(), second.line());
		this.second = new ForwardHandler(desk, this, second.line(), first.line());
		byteLimit = desk.config.limits().megabytesPerSession() * MEGABYTE;
		started = desk.nanoTime.getAsLong();
		lastMoved = started;
	}

	MailboxKey key() {
		return key;
	}

	/** The half that reads what the one who waited sends. */
	ForwardHandler first() {
		return first;
	}

	/** The half that reads what the one who came sends. */
	ForwardHandler second() {
		return second;
	}

	void begin() {
		desk.sessions.add(this);
		desk.metrics.joined();
		desk.log.log(Event.info("session.started").with("mailbox", desk.names.of(key))); //$NON-NLS-1$ //$NON-NLS-2$
		final var every = desk.pace.look().toNanos();
		looking = first.line().channel().eventLoop().scheduleAtFixedRate(this::look, every, every, TimeUnit.NANOSECONDS);
		if (ended.get()) {
			looking.cancel(false);
			desk.sessions.remove(this);
		}
	}

	boolean hasEnded() {
		return ended.get();
	}

	/** Counts bytes about to be forwarded; false where the session has had enough of them, and has ended. */
	boolean moves(final int count) {
		lastMoved = desk.nanoTime.getAsLong();
		final var sum = bytes.addAndGet(count);
		desk.metrics.forwarded(count);
		if (byteLimit > 0 && sum > byteLimit) {
			end(CloseReason.BYTES);
			return false;
		}
		return !ended.get();
	}

	/** Ends both connections; the first reason counts. */
	void end(final CloseReason reason) {
		if (ended.compareAndSet(false, true)) {
			if (looking != null) {
				looking.cancel(false);
			}
			desk.sessions.remove(this);
			desk.metrics.ended(reason);
			desk.log.log(Event.info("session.ended").with("mailbox", desk.names.of(key)).with("reason", reason.name()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					.with("bytes", bytes.get()).with("seconds", TimeUnit.NANOSECONDS.toSeconds(desk.nanoTime.getAsLong() - started))); //$NON-NLS-1$ //$NON-NLS-2$
			first.line().leave(reason);
			second.line().leave(reason);
		}
	}

	private void look() {
		final var now = desk.nanoTime.getAsLong();
		final var times = desk.config.times();
		if (times.session() > 0 && now - started >= TimeUnit.SECONDS.toNanos(times.session())) {
			end(CloseReason.LIFETIME);
		} else if (now - lastMoved >= TimeUnit.SECONDS.toNanos(times.idle())) {
			end(CloseReason.IDLE);
		} else if (Math.max(first.pausedNanos(now), second.pausedNanos(now)) >= TimeUnit.SECONDS.toNanos(times.stalled())) {
			end(CloseReason.STALLED);
		}
	}
}
