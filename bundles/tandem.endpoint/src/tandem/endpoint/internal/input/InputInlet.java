// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.input;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.screen.Area;
import tandem.screen.InputEvent;
import tandem.screen.InputPort;
import tandem.screen.ScreenException;
import tandem.screen.codec.InputCodec;
import tandem.session.Permission;
import tandem.session.Registration;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/**
 * Injects what the technician does, event by event, and asks the gate before each. Once the gate says no, what is still to come is
 * dropped and everything held is released, by whoever holds the port at that moment: withdrawing never waits for an injection.
 */
final class InputInlet implements SessionFeature.Attachment, Channel.Listener {

	private final SessionContext context;
	private final Supplier<Optional<InputPort>> port;
	private final Supplier<Optional<Area>> shown;
	private final ReentrantLock injecting = new ReentrantLock();
	private Registration gateWatch = Registration.NONE;
	private volatile boolean closed;
	private volatile boolean releaseDue;
	private boolean refused;

	/**
	 * @param port the session's mouse and keyboard, as long as it has them
	 * @param shown the part of the screen that the technician sees
	 */
	InputInlet(final SessionContext context, final Supplier<Optional<InputPort>> port, final Supplier<Optional<Area>> shown) {
		this.context = context;
		this.port = port;
		this.shown = shown;
	}

	void start(final Channel channel) {
		gateWatch = context.onChange(this::gateChanged);
		channel.listen(this);
	}

	@Override
	public void message(final byte[] message) {
		try {
			switch (InputCodec.decode(message)) {
			case InputEvent.Text(var text) -> text.codePoints().forEach(c -> inject(new InputEvent.Text(Character.toString(c))));
			case InputEvent.Pointer(var x, var y) -> shown.get().ifPresent(area -> inject(within(area, x, y)));
			case final InputEvent event -> inject(event);
			}
		} catch (final MessageException e) {
			context.violation("The viewer broke the rules of the input channel: " + e.getMessage()); //$NON-NLS-1$
		}
	}

	private static InputEvent within(final Area area, final int x, final int y) {
		return new InputEvent.Pointer(Math.clamp(x, area.x(), area.right() - 1), Math.clamp(y, area.y(), area.bottom() - 1));
	}

	private boolean mayInject() {
		return !closed && context.gate().allows(Permission.CONTROL);
	}

	private void inject(final InputEvent event) {
		injecting.lock();
		try {
			final var open = mayInject() ? port.get() : Optional.<InputPort>empty();
			if (open.isPresent()) {
				open.get().inject(event);
				refused = false;
			}
		} catch (final ScreenException e) {
			if (!refused) {
				refused = true;
				context.log("Input was refused: " + e.getMessage()); //$NON-NLS-1$
			}
		} finally {
			injecting.unlock();
		}
		releaseIfDue();
	}

	private void gateChanged() {
		if (!mayInject()) {
			releaseDue = true;
			releaseIfDue();
		}
	}

	/** Releases now, or leaves it to the thread that is injecting: it comes by here when it is done. */
	private void releaseIfDue() {
		while (releaseDue && injecting.tryLock()) {
			try {
				if (releaseDue) {
					releaseDue = false;
					port.get().ifPresent(InputPort::releaseAll);
				}
			} finally {
				injecting.unlock();
			}
		}
	}

	@Override
	public void disconnected() {
		releaseDue = true;
		releaseIfDue();
	}

	@Override
	public void close() {
		closed = true;
		releaseDue = true;
		releaseIfDue();
		gateWatch.close();
	}
}
