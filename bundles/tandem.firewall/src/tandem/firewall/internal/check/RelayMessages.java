// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.RelayCodec;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.RelayProtocolException;
import tandem.relay.protocol.ServerFrame;

/** Frames of the relay's protocol as messages of a WebSocket (RFC 6455, 5), as far as a client needs them before READY. */
final class RelayMessages {

	private static final int BINARY = 0x82;
	private static final int CLOSE = 0x88;
	private static final int PING = 0x89;
	private static final int PONG = 0x8a;
	private static final int MASKED = 0x80;
	private static final int TWO_BYTES = 126;
	private static final int MASK_BYTES = 4;
	private static final int MAX_CONTROL = 125;

	/** Pings and pongs before an answer. */
	private static final int MOST = 32;

	private final DataInputStream in;

	private final OutputStream out;

	RelayMessages(final InputStream in, final OutputStream out) {
		this.in = new DataInputStream(in);
		this.out = out;
	}

	/** Sends one. */
	void send(final ClientFrame frame) throws IOException {
		final var content = RelayCodec.encode(frame);
		if (content.length > MAX_CONTROL) {
			throw new IllegalArgumentException("too long to be sent here: " + content.length);
		}
		final var mask = new byte[MASK_BYTES];
		new SecureRandom().nextBytes(mask);
		final var message = ByteBuffer.allocate(2 + MASK_BYTES + content.length).put((byte) BINARY).put((byte) (MASKED | content.length)).put(mask);
		for (var index = 0; index < content.length; index++) {
			message.put((byte) (content[index] ^ mask[index % MASK_BYTES]));
		}
		out.write(message.array());
		out.flush();
	}

	/**
	 * Waits for the next.
	 *
	 * @throws IOException where the relay says something else, or nothing more
	 */
	ServerFrame next() throws IOException {
		for (var count = 0; count < MOST; count++) {
			final var kind = in.readUnsignedByte();
			final var length = length();
			if (kind == CLOSE) {
				throw new EOFException("the relay closed");
			}
			if (kind == PING || kind == PONG) {
				in.skipNBytes(length);
				continue;
			}
			if (kind != BINARY) {
				break;
			}
			final var content = new byte[length];
			in.readFully(content);
			try {
				return RelayCodec.decodeServer(ByteBuffer.wrap(content));
			} catch (final RelayProtocolException e) {
				throw new IOException("the relay breaks its protocol", e);
			}
		}
		throw new IOException("the relay breaks its protocol");
	}

	private int length() throws IOException {
		final var first = in.readUnsignedByte();
		final var length = first == TWO_BYTES ? in.readUnsignedShort() : first;
		if (length > RelayProtocol.MAX_FRAME) {
			throw new IOException("the relay breaks its protocol");
		}
		return length;
	}
}
