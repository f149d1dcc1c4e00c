// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.nio.ByteBuffer;
import java.util.Optional;

import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.RelayCodec;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.RelayProtocolException;

/** Puts the first message together from its fragments, and never holds more than a frame may have. */
final class FirstFrame {

	private final ByteBuffer bytes = ByteBuffer.allocate(RelayProtocol.MAX_FRAME + 1);

	/**
	 * Takes one more fragment.
	 *
	 * @return what the client wants, once it is whole
	 * @throws RelayProtocolException if it is no frame
	 */
	Optional<ClientFrame> take(final WebSocketFrame fragment) throws RelayProtocolException {
		final var content = fragment.content();
		final var taken = Math.min(content.readableBytes(), bytes.remaining());
		content.getBytes(content.readerIndex(), bytes.array(), bytes.position(), taken);
		bytes.position(bytes.position() + taken);
		return fragment.isFinalFragment() || !bytes.hasRemaining() ? Optional.of(RelayCodec.decodeClient(bytes.flip())) : Optional.empty();
	}
}
