// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.screen.Area;
import tandem.screen.Frame;
import tandem.screen.internal.LosslessInput;
import tandem.screen.internal.PixelView;
import tandem.screen.internal.TurboJpeg;

/**
 * The counterpart of {@link TileEncoder}: applies updates to a picture in memory. Everything that comes is taken for hostile: sizes
 * are bounded before memory is asked for, rectangles lie inside the picture, and a message can't cause more work than a few pictures.
 * Not thread-safe; after an exception it is of no more use.
 */
public final class TileDecoder implements AutoCloseable {

	/** One message may write each pixel of the picture so many times; the encoder's never do it more than twice. */
	private static final int MOST_WRITES = 4;

	private static final int LEAST_BUDGET = 1 << 20;

	private final Optional<TurboJpeg> jpeg = TurboJpeg.open(1, 1);
	private final ByteBuffer packed = ByteBuffer.allocateDirect(ScreenCodec.MESSAGE_LIMIT);
	private final MemorySegment packedMemory = MemorySegment.ofBuffer(packed);
	private Arena arena;
	private Frame frame;
	private PixelView picture;
	private LosslessInput lossless;
	private int epoch;
	private int next;

	/** What this end tells the other first. */
	public ScreenMessage.Ready ready() {
		return new ScreenMessage.Ready(jpeg.isPresent());
	}

	/** Begins a picture, all black; the memory of the one before is given back. */
	public void start(final ScreenMessage.Start start) {
		release();
		final var shown = start.shown();
		final var stride = shown.width() * Frame.PIXEL_BYTES;
		arena = Arena.ofShared();
		final var memory = arena.allocate((long) stride * shown.height(), 64);
		frame = new Frame(shown.width(), shown.height(), stride, memory);
		picture = new PixelView(memory, 0, stride);
		lossless = new LosslessInput();
		epoch = start.epoch();
		next = 0;
	}

	/** The picture, or empty before the first {@link #start}; its memory is valid until the next one or {@link #close}. */
	public Optional<Frame> frame() {
		return Optional.ofNullable(frame);
	}

	/**
	 * Applies a part of an update.
	 *
	 * @param changed gets the areas that it wrote
	 * @throws MessageException where it breaks a rule; the message names the first one
	 */
	public void apply(final ScreenMessage.Update update, final List<Area> changed) throws MessageException {
		if (frame == null || update.epoch() != epoch || update.sequence() != next) {
			throw new MessageException("update " + update.epoch() + "/" + update.sequence() + " where " + epoch + "/" + next + " was due"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		}
		final var in = new MessageReader(update.operations());
		var budget = Math.max(LEAST_BUDGET, (long) MOST_WRITES * frame.width() * frame.height());
		while (in.remaining() > 0) {
			final var operation = Operation.read(in, frame.width(), frame.height());
			budget -= pixels(operation);
			if (budget < 0) {
				throw new MessageException("an update that writes the same pixels over and over"); //$NON-NLS-1$
			}
			apply(operation, changed);
		}
		if (update.last()) {
			next++;
		}
	}

	private void apply(final Operation operation, final List<Area> changed) throws MessageException {
		switch (operation) {
		case Operation.Copy(var to, var fromX, var fromY) -> {
			picture.move(fromX, fromY, to.x(), to.y(), to.width(), to.height());
			changed.add(to);
		}
		case Operation.Solid(var to, var colour) -> {
			picture.fill(to.x(), to.y(), to.width(), to.height(), colour);
			changed.add(to);
		}
		case Operation.Jpeg(var to, var data) -> {
			final var codec = jpeg.orElseThrow(() -> new MessageException("JPEG that was not asked for")); //$NON-NLS-1$
			packed.clear().put(data);
			codec.decompress(packedMemory.asSlice(0, packed.position()), picture, to.x(), to.y(), to.width(), to.height());
			changed.add(to);
		}
		case final Operation.Lossless some -> {
			lossless.read(some, picture);
			changed.addAll(some.targets());
		}
		}
	}

	private static long pixels(final Operation operation) {
		return switch (operation) {
		case Operation.Copy(var to, _, _) -> pixels(to);
		case Operation.Solid(var to, _) -> pixels(to);
		case Operation.Jpeg(var to, _) -> pixels(to);
		case Operation.Lossless(var targets, _) -> targets.stream().mapToLong(TileDecoder::pixels).sum();
		};
	}

	private static long pixels(final Area area) {
		return (long) area.width() * area.height();
	}

	private void release() {
		if (arena != null) {
			lossless.close();
			arena.close();
			arena = null;
			frame = null;
		}
	}

	@Override
	public void close() {
		release();
		jpeg.ifPresent(TurboJpeg::close);
	}
}
