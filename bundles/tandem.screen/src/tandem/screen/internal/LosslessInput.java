// SPDX-License-Identifier: EPL-2.0
package tandem.screen.internal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;

import com.github.luben.zstd.ZstdDirectBufferDecompressingStreamNoFinalizer;

import tandem.channel.codec.MessageException;
import tandem.screen.Area;
import tandem.screen.Frame;
import tandem.screen.codec.Operation;
import tandem.screen.codec.ScreenCodec;

/** Reads what {@link LosslessOutput} wrote, or an attacker; memory stays below 17 MiB whatever comes. Not thread-safe. */
public final class LosslessInput implements AutoCloseable {

	private final ByteBuffer packed = ByteBuffer.allocateDirect(ScreenCodec.MESSAGE_LIMIT).limit(0);
	private final ByteBuffer raw = ByteBuffer.allocateDirect(Operation.MAX_LOSSLESS);
	private final ByteBuffer beyond = ByteBuffer.allocateDirect(1);
	private final MemorySegment rawMemory = MemorySegment.ofBuffer(raw.duplicate().clear());
	private final ZstdDirectBufferDecompressingStreamNoFinalizer stream = new ZstdDirectBufferDecompressingStreamNoFinalizer(packed);

	/** Begins a stream. */
	public LosslessInput() {
		try {
			stream.setLongMax(LosslessOutput.WINDOW_LOG);
		} catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * Decodes one operation into the picture.
	 *
	 * @throws MessageException where the stream is damaged, or holds fewer or more pixels than the targets
	 */
	public void read(final Operation.Lossless operation, final PixelView picture) throws MessageException {
		packed.clear().put(operation.data().duplicate()).flip();
		raw.clear().limit(bytes(operation.targets()));
		try {
			fill();
		} catch (final IOException e) {
			final var refused = new MessageException("a damaged zstd stream"); //$NON-NLS-1$
			refused.initCause(e);
			throw refused;
		}
		var at = 0L;
		for (final var target : operation.targets()) {
			final var length = (long) target.width() * Frame.PIXEL_BYTES;
			for (var row = target.y(); row < target.bottom(); row++) {
				MemorySegment.copy(rawMemory, at, picture.pixels(), picture.offset(target.x(), row), length);
				at += length;
			}
		}
	}

	private void fill() throws IOException, MessageException {
		while (raw.hasRemaining()) {
			final var before = packed.remaining();
			if (stream.read(raw) == 0 && packed.remaining() == before) {
				throw new MessageException(raw.remaining() + " bytes of pixels are missing"); //$NON-NLS-1$
			}
		}
		beyond.clear();
		if (stream.read(beyond) > 0 || packed.hasRemaining()) {
			throw new MessageException("more pixels than the rectangles have"); //$NON-NLS-1$
		}
	}

	private static int bytes(final List<Area> targets) {
		var bytes = 0;
		for (final var target : targets) {
			bytes += target.width() * target.height() * Frame.PIXEL_BYTES;
		}
		return bytes;
	}

	@Override
	public void close() {
		stream.close();
	}
}
