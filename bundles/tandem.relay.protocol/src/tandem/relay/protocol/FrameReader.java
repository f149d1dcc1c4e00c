// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one frame; whatever is missing, too long or too much is refused before anything is allocated. */
final class FrameReader {

	private final ByteBuffer bytes;

	FrameReader(final ByteBuffer message) {
		bytes = message.slice();
	}

	/** Reads version and type. */
	int type() throws RelayProtocolException {
		if (bytes.remaining() > RelayProtocol.MAX_FRAME) {
			throw malformed("a frame of " + bytes.remaining() + " bytes"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		final var version = u8();
		if (version != RelayProtocol.VERSION) {
			throw new RelayProtocolException(Refusal.VERSION, "version " + version); //$NON-NLS-1$
		}
		return u8();
	}

	int u8() throws RelayProtocolException {
		return need(1).get() & 0xff;
	}

	int u16() throws RelayProtocolException {
		return need(Short.BYTES).getShort() & 0xffff;
	}

	int i32() throws RelayProtocolException {
		return need(Integer.BYTES).getInt();
	}

	long i64() throws RelayProtocolException {
		return need(Long.BYTES).getLong();
	}

	byte[] exactly(final int length) throws RelayProtocolException {
		final var result = new byte[length];
		need(length).get(result);
		return result;
	}

	/** Text of single bytes with a length byte before it; what is no ASCII becomes a character that no field allows. */
	String ascii(final int limit) throws RelayProtocolException {
		final var length = u8();
		if (length > limit) {
			throw malformed("text of " + length + " bytes"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return new String(exactly(length), StandardCharsets.ISO_8859_1);
	}

	<C extends Coded> C constant(final C[] constants) throws RelayProtocolException {
		final var code = u8();
		return Coded.find(constants, code).orElseThrow(() -> malformed("no such constant: " + code)); //$NON-NLS-1$
	}

	void end() throws RelayProtocolException {
		if (bytes.hasRemaining()) {
			throw malformed(bytes.remaining() + " bytes too many"); //$NON-NLS-1$
		}
	}

	static RelayProtocolException malformed(final String message) {
		return new RelayProtocolException(Refusal.MALFORMED, message);
	}

	private ByteBuffer need(final int length) throws RelayProtocolException {
		if (bytes.remaining() < length) {
			throw malformed("truncated: " + length + " bytes wanted, " + bytes.remaining() + " left"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		return bytes;
	}
}
