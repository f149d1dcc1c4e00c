// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.Layout;
import tandem.screen.codec.ScreenCodec;
import tandem.screen.codec.ScreenMessage;
import tandem.screen.codec.TileDecoder;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.viewer.Viewer;

/**
 * Decodes what comes over the screen's channel, on the channel's thread. The picture is written and read under one lock; a message
 * takes it for a few milliseconds at most.
 */
final class ScreenInlet implements AutoCloseable {

	/** Confirmations that may wait; the sharer's end never has more than a few updates under way. */
	private static final int MOST_ANSWERS = 256;

	private final SessionContext context;
	private final ReentrantLock pictureLock = new ReentrantLock();
	private final TileDecoder decoder = new TileDecoder();
	private final FrameRate rate = new FrameRate();
	private final List<Viewer.Listener> listeners = new CopyOnWriteArrayList<>();
	private final List<Area> changed = new ArrayList<>();
	private final SendQueue answers = new SendQueue();
	private volatile Ear current;
	private volatile Optional<ScreenMessage.Start> start = Optional.empty();
	private volatile Optional<CursorImage> image = Optional.empty();
	private volatile ScreenMessage.PointerAt pointer = new ScreenMessage.PointerAt(0, 0);
	private volatile String wanted = ""; //$NON-NLS-1$
	private volatile boolean closed;
	private boolean broken;

	ScreenInlet(final SessionContext context) {
		this.context = context;
	}

	SessionFeature.Attachment attach(final Channel channel) {
		final var ear = new Ear();
		current = ear;
		answers.open(channel);
		channel.listen(ear);
		if (channel.connected()) {
			ear.connected();
		}
		return answers::close;
	}

	/** Hears one channel; after the line was mended there is another, and what the old one still brings is of no use. */
	private final class Ear implements Channel.Listener {

		private final AtomicBoolean greeted = new AtomicBoolean();

		@Override
		public void connected() {
			if (current == this && !greeted.getAndSet(true)) {
				greet();
			}
		}

		@Override
		public void message(final byte[] message) {
			if (current == this) {
				heard(message);
			}
		}
	}

	private void greet() {
		answers.add(ScreenCodec.encode(decoder.ready()));
		if (!wanted.isEmpty()) {
			answers.add(ScreenCodec.encode(new ScreenMessage.Choose(wanted)));
		}
	}

	private void heard(final byte[] message) {
		if (broken) {
			return;
		}
		try {
			switch (ScreenCodec.fromSharer(message)) {
			case final ScreenMessage.Start begin -> begin(begin);
			case final ScreenMessage.Update update -> apply(update);
			case ScreenMessage.PointerImage(var newImage) -> {
				image = Optional.of(newImage);
				tell(Viewer.Listener::cursor);
			}
			case final ScreenMessage.PointerAt at -> {
				pointer = at;
				tell(Viewer.Listener::cursor);
			}
			}
		} catch (final MessageException e) {
			stop();
			context.violation("The other computer sent a picture that breaks the rules: " + e.getMessage()); //$NON-NLS-1$
		} catch (final RuntimeException e) {
			stop();
			context.cannotGoOn("The picture can't be shown: " + e); //$NON-NLS-1$
		}
	}

	private void stop() {
		broken = true;
		answers.close();
	}

	/** Tells every listener; one that throws hears nothing more, so that the others still see the picture. */
	private void tell(final Consumer<Viewer.Listener> news) {
		for (final var listener : listeners) {
			try {
				news.accept(listener);
			} catch (final RuntimeException e) {
				listeners.remove(listener);
				context.log("A window of the viewer failed: " + e); //$NON-NLS-1$
			}
		}
	}

	private void begin(final ScreenMessage.Start begin) {
		pictureLock.lock();
		try {
			if (closed) {
				return;
			}
			decoder.start(begin);
			start = Optional.of(begin);
		} finally {
			pictureLock.unlock();
		}
		changed.clear();
		tell(listener -> listener.layout(begin.layout()));
	}

	private void apply(final ScreenMessage.Update update) throws MessageException {
		pictureLock.lock();
		try {
			if (closed) {
				return;
			}
			decoder.apply(update, changed);
		} finally {
			pictureLock.unlock();
		}
		if (update.last()) {
			confirm(update);
		}
		if (!changed.isEmpty()) {
			final var areas = List.copyOf(changed);
			changed.clear();
			tell(listener -> listener.pixels(areas));
		}
	}

	private void confirm(final ScreenMessage.Update update) throws MessageException {
		if (answers.waiting() > MOST_ANSWERS) {
			throw new MessageException("updates come and no confirmation is taken"); //$NON-NLS-1$
		}
		answers.add(ScreenCodec.encode(new ScreenMessage.Done(update.epoch(), update.sequence())));
		rate.completed(System.nanoTime());
	}

	/** Whether a picture has come, or none will. */
	boolean isBusy() {
		return start.isPresent() || closed;
	}

	Optional<Layout> layout() {
		return start.map(ScreenMessage.Start::layout);
	}

	Optional<Area> shown() {
		return start.map(ScreenMessage.Start::shown);
	}

	void withPicture(final Viewer.PictureReader reader) {
		pictureLock.lock();
		try {
			decoder.frame().ifPresent(reader::read);
		} finally {
			pictureLock.unlock();
		}
	}

	Optional<CursorImage> cursorImage() {
		return image;
	}

	int cursorX() {
		return pointer.x();
	}

	int cursorY() {
		return pointer.y();
	}

	void choose(final Optional<String> monitor) {
		wanted = monitor.orElse(""); //$NON-NLS-1$
		if (answers.isOpen() && answers.waiting() < MOST_ANSWERS) {
			answers.add(ScreenCodec.encode(new ScreenMessage.Choose(wanted)));
		}
	}

	double framesPerSecond() {
		return rate.perSecond(System.nanoTime());
	}

	AutoCloseable listen(final Viewer.Listener listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	@Override
	public void close() {
		answers.close();
		pictureLock.lock();
		try {
			closed = true;
			decoder.close();
		} finally {
			pictureLock.unlock();
		}
	}
}
