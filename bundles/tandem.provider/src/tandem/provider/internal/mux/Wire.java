// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import tandem.channel.ChannelConfig;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.provider.internal.net.Frame;
import tandem.provider.internal.net.Frame.Kind;
import tandem.provider.internal.net.RawFrame;

/** What channel frames look like. Pure. */
final class Wire {

	/** Bytes of a piece's header: channel, flags, and the message's length in its first piece. */
	static final int PIECE_HEADER = 2 + 1;

	static final int FIRST = 1;

	static final int LAST = 2;

	/** The sender counts the piece against its cap and waits for an {@link Kind#ACK} of it. */
	static final int COUNTED = 4;

	/** No more of the message under way follows: it is forgotten at both ends, and costs no credit. The piece holds no bytes. */
	static final int BROKEN_OFF = 8;

	/** All that a piece with bytes may have. */
	static final int PIECE_FLAGS = FIRST | LAST | COUNTED;

	/** Most channels that one end may have open. */
	static final int MAX_CHANNELS = 64;

	private Wire() {
	}

	/**
	 * An opened channel.
	 *
	 * @param id number that the opener gives it
	 * @param window bytes that its other end may have under way
	 */
	record Open(int id, String name, int version, int messageLimit, int window) {

		byte[] encode() {
			return new MessageWriter().u16(id).text(name).u16(version).i32(messageLimit).i32(window).toBytes();
		}

		static Open decode(final byte[] bytes) throws MessageException {
			final var reader = new MessageReader(bytes);
			final var open = new Open(reader.u16(), reader.text(ChannelConfig.MAX_NAME), reader.u16(), reader.within(1, ChannelConfig.MAX_MESSAGE),
					reader.within(1, Integer.MAX_VALUE));
			reader.end();
			if (!ChannelConfig.isName(open.name) || open.version == 0) {
				throw new MessageException("no channel"); //$NON-NLS-1$
			}
			return open;
		}
	}

	static ByteBuf frame(final ByteBufAllocator allocator, final Kind kind, final byte[] payload) {
		return RawFrame.encode(allocator, kind, payload);
	}

	static ByteBuf credit(final ByteBufAllocator allocator, final int id, final int bytes) {
		return allocator.buffer(Frame.HEADER + Short.BYTES + Integer.BYTES).writeShort(Short.BYTES + Integer.BYTES).writeByte(Kind.CREDIT.code())
				.writeShort(id).writeInt(bytes);
	}

	static ByteBuf number(final ByteBufAllocator allocator, final Kind kind, final long number) {
		return allocator.buffer(Frame.HEADER + Long.BYTES).writeShort(Long.BYTES).writeByte(kind.code()).writeLong(number);
	}

	static ByteBuf closed(final ByteBufAllocator allocator, final int id) {
		return allocator.buffer(Frame.HEADER + Short.BYTES).writeShort(Short.BYTES).writeByte(Kind.CLOSED.code()).writeShort(id);
	}

	static ByteBuf bye(final ByteBufAllocator allocator) {
		return allocator.buffer(Frame.HEADER).writeShort(0).writeByte(Kind.BYE.code());
	}

	/** Appends a frame; returns the bytes of its payload. */
	static int brokenOff(final ByteBuf out, final int id, final boolean counted) {
		out.writeShort(PIECE_HEADER).writeByte(Kind.DATA.code()).writeShort(id).writeByte(BROKEN_OFF | (counted ? COUNTED : 0));
		return PIECE_HEADER;
	}

	/** Appends a frame; returns the bytes of its payload. */
	static int piece(final ByteBuf out, final int id, final byte[] message, final int from, final int length, final boolean counted) {
		final var first = from == 0;
		final var last = from + length == message.length;
		final var payload = PIECE_HEADER + (first ? Integer.BYTES : 0) + length;
		out.ensureWritable(Frame.HEADER + payload);
		out.writeShort(payload).writeByte(Kind.DATA.code()).writeShort(id).writeByte((first ? FIRST : 0) | (last ? LAST : 0) | (counted ? COUNTED : 0));
		if (first) {
			out.writeInt(message.length);
		}
		out.writeBytes(message, from, length);
		return payload;
	}
}
