// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import tandem.channel.Channel;
import tandem.channel.Channel.Sent;

/**
 * Sends messages of the pump's thread, waiting while the window is full, and asks before each whether it may. Once it is {@link #cut() cut}
 * nothing that was read before goes out: what waits in the channel is dropped, and sending is refused until a new picture
 * {@link #begin() begins}.
 */
final class Outlet {

	private static final Duration LONG = Duration.ofSeconds(5);

	private final Channel channel;
	private final Bell bell;
	private final BooleanSupplier may;
	private final Pace pace;
	private boolean cut;

	Outlet(final Channel channel, final Bell bell, final BooleanSupplier may, final Pace pace) {
		this.channel = channel;
		this.bell = bell;
		this.may = may;
		this.pace = pace;
	}

	/** A new picture begins: nothing of an older one follows. */
	synchronized void begin() {
		cut = false;
	}

	/** The technician may no longer see what was read so far: none of it goes out once this returned. Any thread. */
	synchronized void cut() {
		cut = true;
		channel.drop();
	}

	/** Whether messages of the picture are lost, so that it can't go on. */
	synchronized boolean isCut() {
		return cut;
	}

	/**
	 * Sends, or waits until that is possible.
	 *
	 * @return false where it may not, or the channel is closed
	 */
	boolean send(final byte[] message) {
		if (!keepPace()) {
			return false;
		}
		var sent = trySend(message);
		while (sent == Sent.WINDOW_FULL && roomComes()) {
			sent = trySend(message);
		}
		if (sent == Sent.ACCEPTED) {
			pace.sent(message.length);
		}
		return sent == Sent.ACCEPTED;
	}

	/** Asking and sending are one step beside {@link #cut()}. */
	private synchronized Sent trySend(final byte[] message) {
		return !cut && may.getAsBoolean() ? channel.send(message) : Sent.CLOSED;
	}

	/** Waits while too much was sent; false where nothing may be sent any more. */
	private boolean keepPace() {
		try {
			for (var pause = pace.pause(); !pause.isZero(); pause = pace.pause()) {
				if (isCut() || !may.getAsBoolean()) {
					return false;
				}
				bell.await(pause.compareTo(LONG) < 0 ? pause : LONG);
			}
			return true;
		} catch (final InterruptedException _) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private boolean roomComes() {
		final var room = channel.room();
		if (room.isDone()) {
			return true;
		}
		room.thenRun(bell::ring);
		try {
			bell.await(LONG);
			return true;
		} catch (final InterruptedException _) {
			Thread.currentThread().interrupt();
			return false;
		}
	}
}
