// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import io.netty.buffer.ByteBuf;

/**
 * A frame as it came from the line.
 *
 * @param kind what the payload is
 * @param payload owned by whoever holds the frame: release it
 */
public record RawFrame(Frame.Kind kind, ByteBuf payload) {

	/** The payload as an array; releases the buffer. */
	public byte[] take() {
		final var bytes = new byte[payload.readableBytes()];
		payload.readBytes(bytes);
		payload.release();
		return bytes;
	}

	/** Writes a small frame. */
	public static ByteBuf encode(final io.netty.buffer.ByteBufAllocator allocator, final Frame.Kind kind, final byte[] payload) {
		return allocator.buffer(Frame.HEADER + payload.length).writeShort(payload.length).writeByte(kind.code()).writeBytes(payload);
	}
}
