// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import java.time.Duration;
import java.util.Optional;

import tandem.channel.Channel;
import tandem.screen.InputEvent;
import tandem.screen.codec.InputCodec;
import tandem.session.Permission;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.Timers;
import tandem.session.host.SilenceWatch;

/**
 * Sends input in order. While the window is full the events wait in a bounded queue: moves that follow each other become one, a press
 * that finds no place is not made at all, and the release of what was pressed always finds one. Thread-safe, never blocks.
 */
final class InputOutlet implements Channel.Listener {

	/** Events that may wait: some seconds of fast typing. */
	static final int MOST = 256;

	private final SessionContext context;
	private final SendQueue queue = new SendQueue();
	private final Held held = new Held();
	private final Timers timers;
	private volatile Optional<Long> attended = Optional.empty();

	InputOutlet(final SessionContext context, final Timers timers) {
		this.context = context;
		this.timers = timers;
	}

	SessionFeature.Attachment attach(final Channel channel) {
		queue.open(channel);
		channel.listen(this);
		final var gateWatch = context.onChange(this::gateChanged);
		final var attendance = new SilenceWatch(timers, this::unattended, this::releaseAll);
		attendance.start();
		return () -> {
			attendance.close();
			disconnected();
			queue.close();
			gateWatch.close();
		};
	}

	/**
	 * Sends an event if control is granted and the channel is there.
	 *
	 * @throws IllegalArgumentException for an event that passes a limit
	 */
	synchronized void send(final InputEvent event) {
		final var message = InputCodec.encode(event);
		if (!queue.isOpen() || !context.gate().allows(Permission.CONTROL)) {
			return;
		}
		final var move = event instanceof InputEvent.Pointer;
		final var wanted = held.isRelease(event) ? held.released(event) : queue.waiting() < MOST || move && queue.endsPassing();
		if (wanted) {
			held.pressed(event);
			queue.add(message, move);
		}
	}

	/** Events that wait until the other end has taken some. */
	int waiting() {
		return queue.waiting();
	}

	/** Releases every key and button that was sent as pressed. */
	synchronized void releaseAll() {
		held.drain().forEach(event -> queue.add(InputCodec.encode(event)));
	}

	private synchronized void gateChanged() {
		if (!context.gate().allows(Permission.CONTROL)) {
			// The sharer's end releases what is held and drops what comes: nothing of it may count when control is given again.
			forget();
		}
	}

	/** The window that sends is alive. */
	void attend() {
		attended = Optional.of(timers.nanos());
	}

	/** For how long it has not said so; never at all counts as now. */
	private Duration unattended() {
		return attended.map(last -> Duration.ofNanos(timers.nanos() - last)).orElse(Duration.ZERO);
	}

	private void forget() {
		queue.clear();
		held.drain();
	}

	@Override
	public void message(final byte[] message) {
		context.violation("The other computer sent something over the input channel"); //$NON-NLS-1$
	}

	@Override
	public synchronized void disconnected() {
		forget();
	}
}
