// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import java.time.Duration;
import java.util.Optional;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.screen.ScreenException;
import tandem.screen.ScreenPlatform;
import tandem.screen.ScreenSource;
import tandem.screen.codec.Rehearsal;
import tandem.screen.codec.ScreenCodec;
import tandem.screen.codec.ScreenMessage;
import tandem.session.Permission;
import tandem.session.Registration;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;

/**
 * Reads the screen and sends what changed, on a thread of its own that owns the {@link ScreenSource}. It makes an update only when the
 * viewer has room for one, always of the newest pixels, and asks the gate before each reading and each sending. While the technician
 * may not see the screen nobody reads it.
 */
final class CapturePump implements SessionFeature.Attachment, Channel.Listener {

	private static final Duration LONG = Duration.ofSeconds(5);

	/** Least time between two beginnings, whatever the viewer asks for. */
	private static final Duration RESTART = Duration.ofMillis(100);

	private final SessionContext context;
	private final Channel channel;
	private final ScreenPlatform platform;
	private final ShownAreas shown;
	private final boolean rehearse;
	private final Bell bell = new Bell();
	private final Outlet outlet;
	private final PointerTrack pointer;
	private final Thread thread;
	private Registration gateWatch = Registration.NONE;
	private volatile boolean closed;
	/** What the viewer said last; empty until it is ready. A new value asks for a new picture. */
	private volatile Optional<ScreenMessage.Ready> ready = Optional.empty();
	private volatile String wanted = ""; //$NON-NLS-1$
	private volatile Picture picture;
	private ScreenSource source;
	private int epoch;
	private long begun = System.nanoTime() - RESTART.toNanos();

	/**
	 * @param pace at which it may send
	 * @param rehearse whether to make the first pictures fast while nobody waits for them yet
	 */
	CapturePump(final SessionContext context, final Channel channel, final ScreenPlatform platform, final ShownAreas shown,
			final Pace pace, final boolean rehearse) {
		this.context = context;
		this.channel = channel;
		this.platform = platform;
		this.shown = shown;
		this.rehearse = rehearse;
		outlet = new Outlet(channel, bell, this::maySend, pace);
		pointer = new PointerTrack(outlet);
		thread = Thread.ofPlatform().daemon().name("tandem-screen-" + context.id()).unstarted(this::run); //$NON-NLS-1$
	}

	/** Begins; nothing is read before the viewer is ready and may see the screen. */
	void start() {
		gateWatch = context.onChange(this::gateChanged);
		channel.listen(this);
		thread.start();
	}

	private void gateChanged() {
		if (!context.gate().allows(Permission.VIEW)) {
			outlet.cut();
		}
		bell.ring();
	}

	@Override
	public void message(final byte[] message) {
		try {
			switch (ScreenCodec.fromTechnician(message)) {
			case final ScreenMessage.Ready now -> ready = Optional.of(now);
			case ScreenMessage.Done(var ofEpoch, var sequence) -> confirmed(ofEpoch, sequence);
			case ScreenMessage.Choose(var monitor) -> wanted = monitor;
			}
			bell.ring();
		} catch (final MessageException e) {
			context.violation("The viewer broke the rules of the screen channel: " + e.getMessage()); //$NON-NLS-1$
		}
	}

	private void confirmed(final int ofEpoch, final int sequence) throws MessageException {
		final var now = picture;
		if (now != null && now.epoch() == ofEpoch && !now.flow().done(sequence, System.nanoTime())) {
			throw new MessageException("an update that was not sent is confirmed"); //$NON-NLS-1$
		}
	}

	@Override
	public void connected() {
		bell.ring();
	}

	@Override
	public void disconnected() {
		ready = Optional.empty();
		bell.ring();
	}

	@Override
	public void close() {
		closed = true;
		outlet.cut();
		bell.ring();
		gateWatch.close();
	}

	/** The one question before each reading and each sending. */
	private boolean maySend() {
		return !closed && ready.isPresent() && channel.connected() && context.gate().allows(Permission.VIEW);
	}

	private void run() {
		try {
			if (rehearse) {
				Rehearsal.run(() -> closed || maySend());
			}
			while (!closed) {
				turn();
			}
		} catch (final ScreenException e) {
			stop("The screen of this computer can't be read: " + e.getMessage()); //$NON-NLS-1$
		} catch (final RuntimeException e) {
			stop("The screen of this computer can't be shared: " + e); //$NON-NLS-1$
		} catch (final InterruptedException _) {
			Thread.currentThread().interrupt();
		} finally {
			release();
		}
	}

	private void stop(final String why) {
		if (!closed) {
			context.log(why);
			context.cannotGoOn(why);
		}
	}

	private void turn() throws ScreenException, InterruptedException {
		if (!maySend()) {
			release();
			bell.await(LONG);
			return;
		}
		if (source == null) {
			source = platform.openScreen();
		}
		if (picture == null || outlet.isCut() || picture.outdated(ready, wanted)) {
			begin();
		} else if (picture.flow().open(channel.unacknowledged())) {
			look(picture);
		} else {
			bell.await(LONG);
		}
	}

	private void begin() throws ScreenException, InterruptedException {
		final var early = begun + RESTART.toNanos() - System.nanoTime();
		if (early > 0) {
			bell.await(Duration.ofNanos(early));
			return;
		}
		begun = System.nanoTime();
		drop();
		epoch++;
		outlet.begin();
		final var next = new Picture(epoch, source, ready, wanted, outlet, pointer);
		picture = next;
		shown.show(context.id(), next.shown());
		if (!next.wanted().isEmpty() && !next.follows()) {
			context.log("The monitor " + next.wanted() + " is not there: the whole screen is shown"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		if (!next.begin()) {
			drop();
		}
	}

	private void look(final Picture now) throws ScreenException, InterruptedException {
		final var pause = now.pause();
		if (!pause.isZero()) {
			bell.await(pause);
			return;
		}
		final var change = bell.await(source, now.patience());
		if (!maySend()) {
			return;
		}
		if (change.layout()) {
			context.log("The screen changed its size or monitors"); //$NON-NLS-1$
			drop();
		} else if (!now.update(change)) {
			drop();
		}
	}

	private void drop() {
		final var old = picture;
		picture = null;
		if (old != null) {
			shown.hide(context.id());
			old.close();
		}
	}

	private void release() {
		drop();
		if (source != null) {
			source.close();
			source = null;
		}
	}
}
