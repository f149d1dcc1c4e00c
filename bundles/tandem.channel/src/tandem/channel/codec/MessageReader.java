// SPDX-License-Identifier: EPL-2.0
package tandem.channel.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of one message, big-endian. Every length is checked against a limit and against what is left before anything
 * is allocated. Not thread-safe.
 */
public final class MessageReader {

	private final ByteBuffer bytes;

	/** @param message all bytes of one message */
	public MessageReader(final byte[] message) {
		this(ByteBuffer.wrap(message));
	}

	/** @param message read from its position to its limit; the buffer itself is left as it is */
	public MessageReader(final ByteBuffer message) {
		bytes = message.slice();
	}

	/** Bytes not yet read. */
	public int remaining() {
		return bytes.remaining();
	}

	/** 0 to 255. */
	public int u8() throws MessageException {
		return need(1).get() & 0xff;
	}

	/** 0 to 65535. */
	public int u16() throws MessageException {
		return need(2).getShort() & 0xffff;
	}

	/** Any int. */
	public int i32() throws MessageException {
		return need(4).getInt();
	}

	/** Any long. */
	public long i64() throws MessageException {
		return need(8).getLong();
	}

	/** A byte that is 0 or 1. */
	public boolean flag() throws MessageException {
		final var value = u8();
		if (value > 1) {
			throw new MessageException("a flag of " + value); //$NON-NLS-1$
		}
		return value == 1;
	}

	/**
	 * An int within a range.
	 *
	 * @param low least value allowed
	 * @param high greatest value allowed
	 */
	public int within(final int low, final int high) throws MessageException {
		final var value = i32();
		if (value < low || value > high) {
			throw new MessageException(value + " is not within " + low + " to " + high); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return value;
	}

	/**
	 * One of an enum's constants, as a byte.
	 *
	 * @param values all constants in order
	 */
	public <E extends Enum<E>> E constant(final E[] values) throws MessageException {
		final var index = u8();
		if (index >= values.length) {
			throw new MessageException("no such constant: " + index); //$NON-NLS-1$
		}
		return values[index];
	}

	/**
	 * Bytes with a length of four bytes before them.
	 *
	 * @param limit most bytes allowed
	 */
	public byte[] bytes(final int limit) throws MessageException {
		final var length = i32();
		if (length < 0 || length > limit) {
			throw new MessageException(length + " bytes where at most " + limit + " are allowed"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		need(length);
		final var result = new byte[length];
		bytes.get(result);
		return result;
	}

	/** Exactly so many bytes, without a length before them. */
	public byte[] exactly(final int length) throws MessageException {
		need(length);
		final var result = new byte[length];
		bytes.get(result);
		return result;
	}

	/**
	 * UTF-8 text with a length of four bytes before it; malformed text is refused.
	 *
	 * @param limit most bytes allowed
	 */
	public String text(final int limit) throws MessageException {
		try {
			return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes(limit))).toString();
		} catch (final CharacterCodingException e) {
			final var refused = new MessageException("text that is not UTF-8"); //$NON-NLS-1$
			refused.initCause(e);
			throw refused;
		}
	}

	/** A view of the next bytes, without a length before them; they count as read. */
	public ByteBuffer view(final int length) throws MessageException {
		need(length);
		final var view = bytes.slice(bytes.position(), length);
		bytes.position(bytes.position() + length);
		return view;
	}

	/** A view of the bytes not yet read; they count as read. */
	public ByteBuffer rest() {
		final var rest = bytes.slice();
		bytes.position(bytes.limit());
		return rest;
	}

	/** Refuses a message that goes on after its last field. */
	public void end() throws MessageException {
		if (bytes.hasRemaining()) {
			throw new MessageException(bytes.remaining() + " bytes too many"); //$NON-NLS-1$
		}
	}

	private ByteBuffer need(final int length) throws MessageException {
		if (length < 0 || bytes.remaining() < length) {
			throw new MessageException("truncated: " + length + " bytes wanted, " + bytes.remaining() + " left"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		return bytes;
	}
}
