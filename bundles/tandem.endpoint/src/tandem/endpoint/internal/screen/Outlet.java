// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import tandem.channel.Channel;

/** Sends messages of the pump's thread, waiting while the window is full, and asks before each whether it may. */
final class Outlet {

	private static final Duration LONG = Duration.ofSeconds(5);

	private final Channel channel;
	private final Bell bell;
	private final BooleanSupplier may;

	Outlet(final Channel channel, final Bell bell, final BooleanSupplier may) {
		this.channel = channel;
		this.bell = bell;
		this.may = may;
	}

	/**
	 * Sends, or waits until that is possible.
	 *
	 * @return false where it may not, or the channel is closed
	 */
	boolean send(final byte[] message) {
		while (may.getAsBoolean()) {
			switch (channel.send(message)) {
			case ACCEPTED:
				return true;
			case CLOSED:
				return false;
			case WINDOW_FULL:
				if (!roomComes()) {
					return false;
				}
				break;
			}
		}
		return false;
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
