// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;

/**
 * Writes frames as a server does, unmasked, each whole. A {@link Piece} is not copied: a server's header is shorter than the client's was, and takes
 * its place.
 */
final class WebSocketWriter extends ChannelOutboundHandlerAdapter implements WebSocketFrameEncoder {

	private static final int LAST = 0x80;

	private static final int LONGEST_HEAD = 10;

	private static final int TWO_BYTES = 126;

	private static final int EIGHT_BYTES = 127;

	@Override
	public void write(final ChannelHandlerContext context, final Object message, final ChannelPromise promise) {
		if (!(message instanceof final WebSocketFrame frame)) {
			context.write(message, promise); // the answer to the HTTP request
			return;
		}
		final var content = frame.content();
		final var length = content.readableBytes();
		if (frame instanceof final Piece piece && piece.room() >= headLength(length)) {
			final var begin = content.readerIndex() - headLength(length);
			final var end = content.writerIndex();
			head(content.setIndex(begin, begin), frame, length).writerIndex(end);
			context.write(content, promise);
		} else {
			context.write(head(context.alloc().heapBuffer(LONGEST_HEAD), frame, length));
			context.write(content, promise);
		}
	}

	private static int headLength(final int length) {
		return length < TWO_BYTES ? 2 : length >>> Short.SIZE == 0 ? 2 + Short.BYTES : LONGEST_HEAD;
	}

	private static ByteBuf head(final ByteBuf into, final WebSocketFrame frame, final int length) {
		into.writeByte(LAST | switch (frame) {
		case final BinaryWebSocketFrame _ -> 2;
		case final CloseWebSocketFrame _ -> 8;
		case final PingWebSocketFrame _ -> 9;
		case final PongWebSocketFrame _ -> 10;
		default -> throw new IllegalArgumentException("the relay sends no " + frame.getClass().getSimpleName()); //$NON-NLS-1$
		});
		return switch (headLength(length)) {
		case 2 -> into.writeByte(length);
		case LONGEST_HEAD -> into.writeByte(EIGHT_BYTES).writeLong(length);
		default -> into.writeByte(TWO_BYTES).writeShort(length);
		};
	}
}
