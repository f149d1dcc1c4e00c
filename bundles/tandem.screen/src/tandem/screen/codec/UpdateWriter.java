// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Puts the operations of an update into messages and hands each on as soon as it is full, so that the other end decodes while this one
 * still compresses. Not thread-safe.
 */
final class UpdateWriter {

	/** A message that has come so far is handed on before the next operation: long enough to need few, short enough to begin early. */
	private static final int FULL = 64 << 10;

	private static final int HEAD = 10;

	private final ByteBuffer message = ByteBuffer.allocate(ScreenCodec.MESSAGE_LIMIT);
	private final MemorySegment memory = MemorySegment.ofBuffer(message);
	private TileEncoder.Sink sink;
	private int epoch;
	private int sequence;
	private boolean stopped;

	/** Begins an update. */
	void begin(final int newEpoch, final int newSequence, final TileEncoder.Sink newSink) {
		epoch = newEpoch;
		sequence = newSequence;
		sink = newSink;
		stopped = false;
		message.clear().position(HEAD);
	}

	/** Whether the sink takes nothing more of this update. */
	boolean stopped() {
		return stopped;
	}

	/** See {@link Operation.Copy}. */
	void copy(final int x, final int y, final int width, final int height, final int fromX, final int fromY) {
		room(13);
		area(Operation.Kind.COPY, x, y, width, height);
		u16(fromX).putShort((short) fromY);
	}

	/** See {@link Operation.Solid}. */
	void solid(final int x, final int y, final int width, final int height, final int colour) {
		room(13);
		area(Operation.Kind.SOLID, x, y, width, height);
		message.putInt(colour);
	}

	/** Whether {@link #jpeg} takes so many bytes. */
	static boolean fits(final int length) {
		return length <= ScreenCodec.MESSAGE_LIMIT - HEAD - 13;
	}

	/** See {@link Operation.Jpeg}. */
	void jpeg(final int x, final int y, final int width, final int height, final MemorySegment data, final int length) {
		room(13 + length);
		area(Operation.Kind.JPEG, x, y, width, height);
		message.putInt(length);
		MemorySegment.copy(data, 0, memory, message.position(), length);
		message.position(message.position() + length);
	}

	/**
	 * See {@link Operation.Lossless}.
	 *
	 * @param areas left, top, width and height of each rectangle in turn
	 * @param count how many rectangles
	 */
	void lossless(final int[] areas, final int count, final ByteBuffer data) {
		room(7 + 8 * count + data.remaining());
		message.put((byte) Operation.Kind.LOSSLESS.ordinal());
		u16(count);
		for (var i = 0; i < 4 * count; i++) {
			u16(areas[i]);
		}
		message.putInt(data.remaining()).put(data);
	}

	/**
	 * Ends the update.
	 *
	 * @return whether the sink took all of it
	 */
	boolean end() {
		emit(true);
		return !stopped;
	}

	private void area(final Operation.Kind kind, final int x, final int y, final int width, final int height) {
		message.put((byte) kind.ordinal());
		u16(x);
		u16(y);
		u16(width);
		u16(height);
	}

	private ByteBuffer u16(final int value) {
		return message.putShort((short) value);
	}

	private void room(final int length) {
		if (message.position() >= FULL || message.remaining() < length) {
			emit(false);
		}
	}

	private void emit(final boolean last) {
		final var length = message.position();
		message.position(0);
		ScreenCodec.writeUpdateHead(message, epoch, sequence, last);
		if (!stopped) {
			stopped = !sink.message(Arrays.copyOf(message.array(), length));
		}
	}
}
