// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.PromiseCombiner;
import tandem.relay.protocol.RelayProtocol;

/**
 * Bytes above, binary WebSocket messages below. Where messages begin and end means nothing. A close by the relay, and anything else than
 * bytes, ends the channel: what is inside finds a line that broke.
 */
final class RelayedBytes extends ChannelDuplexHandler {

	@Override
	public void channelRead(final ChannelHandlerContext context, final Object message) {
		switch (message) {
		case final BinaryWebSocketFrame frame -> context.fireChannelRead(frame.content());
		case final ContinuationWebSocketFrame frame -> context.fireChannelRead(frame.content());
		case final CloseWebSocketFrame close -> end(context, close);
		default -> end(context, message);
		}
	}

	private static void end(final ChannelHandlerContext context, final Object message) {
		ReferenceCountUtil.release(message);
		context.close();
	}

	@Override
	public void write(final ChannelHandlerContext context, final Object message, final ChannelPromise promise) {
		if (!(message instanceof final ByteBuf bytes)) {
			context.write(message, promise);
			return;
		}
		if (bytes.readableBytes() <= RelayProtocol.MAX_DATA) {
			context.write(framed(bytes), promise);
			return;
		}
		final var all = new PromiseCombiner(context.executor());
		try {
			while (bytes.isReadable()) {
				all.add(context.write(framed(bytes.readRetainedSlice(Math.min(bytes.readableBytes(), RelayProtocol.MAX_DATA)))));
			}
		} finally {
			bytes.release();
		}
		all.finish(promise);
	}

	private static WebSocketFrame framed(final ByteBuf bytes) {
		return new BinaryWebSocketFrame(bytes);
	}
}
