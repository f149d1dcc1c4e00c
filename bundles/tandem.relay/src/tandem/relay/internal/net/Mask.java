// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import io.netty.buffer.ByteBuf;

/** The exclusive or with four bytes, over and over, that RFC 6455 wants of clients. */
final class Mask {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	private Mask() {
	}

	/** Masks or unmasks what is readable, in place. */
	static void apply(final int mask, final ByteBuf bytes) {
		if (bytes.hasArray()) {
			apply(mask, bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), bytes.readableBytes());
		} else {
			for (var index = 0; index < bytes.readableBytes(); index++) {
				final var at = bytes.readerIndex() + index;
				bytes.setByte(at, bytes.getByte(at) ^ mask >> Integer.SIZE - Byte.SIZE - index % Integer.BYTES * Byte.SIZE);
			}
		}
	}

	private static void apply(final int mask, final byte[] bytes, final int from, final int length) {
		final var twice = (long) mask << Integer.SIZE | mask & 0xffff_ffffL;
		final var whole = from + length / Long.BYTES * Long.BYTES;
		for (var at = from; at < whole; at += Long.BYTES) {
			LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ twice);
		}
		for (var at = whole; at < from + length; at++) {
			bytes[at] ^= (byte) (mask >> Integer.SIZE - Byte.SIZE - (at - whole) % Integer.BYTES * Byte.SIZE);
		}
	}
}
