// SPDX-License-Identifier: EPL-2.0
package tandem.channel.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the fields of one message, big-endian; the counterpart of {@link MessageReader}. Not thread-safe. */
public final class MessageWriter {

	private static final int FIRST_SIZE = 64;

	private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE);

	/** 0 to 255. */
	public MessageWriter u8(final int value) {
		room(1).put((byte) value);
		return this;
	}

	/** 0 to 65535. */
	public MessageWriter u16(final int value) {
		room(2).putShort((short) value);
		return this;
	}

	/** Any int. */
	public MessageWriter i32(final int value) {
		room(4).putInt(value);
		return this;
	}

	/** Any long. */
	public MessageWriter i64(final long value) {
		room(8).putLong(value);
		return this;
	}

	/** A byte 0 or 1. */
	public MessageWriter flag(final boolean value) {
		return u8(value ? 1 : 0);
	}

	/** An enum constant as a byte. */
	public MessageWriter constant(final Enum<?> value) {
		return u8(value.ordinal());
	}

	/** Bytes with their length before them. */
	public MessageWriter bytes(final byte[] value) {
		i32(value.length);
		return raw(value);
	}

	/** UTF-8 text with its length in bytes before it. */
	public MessageWriter text(final String value) {
		return bytes(value.getBytes(StandardCharsets.UTF_8));
	}

	/** Bytes without a length. */
	public MessageWriter raw(final byte[] value) {
		room(value.length).put(value);
		return this;
	}

	/** Bytes of a buffer from its position to its limit, without a length; the buffer's position stays. */
	public MessageWriter raw(final ByteBuffer value) {
		room(value.remaining()).put(value.duplicate());
		return this;
	}

	/** Bytes written so far. */
	public int size() {
		return bytes.position();
	}

	/** The message. */
	public byte[] toBytes() {
		return Arrays.copyOf(bytes.array(), bytes.position());
	}

	private ByteBuffer room(final int length) {
		if (bytes.remaining() < length) {
			final var larger = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + length));
			bytes = larger.put(bytes.flip());
		}
		return bytes;
	}
}
