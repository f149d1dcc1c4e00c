// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import tandem.provider.internal.net.Frame;

/**
 * Puts pieces of messages together for the line, so that each TLS record holds whole frames: a frame across two records would be copied
 * once more at both ends. TLS cuts a buffer every 16 KiB; a piece is made to end there. Event loop only.
 */
final class Batch implements MuxChannel.PieceWriter {

	/** Most that TLS puts into one record. */
	static final int RECORD = Frame.HEADER + Frame.MAX_PAYLOAD;

	/** A record with less room than this is not filled up: a piece has up to 10 bytes of its own. */
	private static final int LEAST_ROOM = 512;

	private static final int MOST_RECORDS = 4;

	private static final int SMALL = 256;

	private final ByteBufAllocator allocator;

	private final int most;

	private ByteBuf frames;

	private boolean counts;

	private long counted;

	/** @param room how much the line takes: the batch has so many records at most, or one */
	Batch(final ByteBufAllocator allocator, final long room) {
		this.allocator = allocator;
		most = (int) Math.clamp(room / RECORD, 1, MOST_RECORDS) * RECORD;
	}

	boolean isFull() {
		return frames != null && (frames.readableBytes() >= most || roomInRecord() < LEAST_ROOM);
	}

	/** Whether the pieces that follow count against the cap. */
	void counting(final boolean count) {
		counts = count;
	}

	/** Bytes that count against the cap so far. */
	long counted() {
		return counted;
	}

	/** All frames, or null; owned by the caller. */
	ByteBuf frames() {
		return frames;
	}

	private int roomInRecord() {
		return frames == null ? RECORD : RECORD - frames.readableBytes() % RECORD;
	}

	@Override
	public int most(final boolean first) {
		return roomInRecord() - Frame.HEADER - Wire.PIECE_HEADER - (first ? Integer.BYTES : 0);
	}

	@Override
	public void write(final int id, final byte[] message, final int from, final int length) {
		// The JDK's TLS works on arrays: a direct buffer would be copied once more.
		if (frames == null) {
			frames = allocator.heapBuffer(length == most(from == 0) ? most : Math.min(SMALL + length, most), most);
		}
		count(Wire.piece(frames, id, message, from, length, counts));
	}

	@Override
	public void brokenOff(final int id) {
		if (frames == null) {
			frames = allocator.heapBuffer(SMALL, most);
		}
		count(Wire.brokenOff(frames, id, counts));
	}

	private void count(final int payload) {
		if (counts) {
			counted += payload;
		}
	}
}
