// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;

/** Payload of a binary message, or the part of it that has come, in the buffer that it came in. */
final class Piece extends BinaryWebSocketFrame {

	private final int room;

	/**
	 * @param last whether its message ends with it
	 * @param content takes over the caller's reference
	 * @param room bytes before the content that nobody needs any more: what the message's own header was
	 */
	Piece(final boolean last, final ByteBuf content, final int room) {
		super(last, 0, content);
		this.room = room;
	}

	/** Bytes before the content that may be overwritten. */
	int room() {
		return room;
	}
}
