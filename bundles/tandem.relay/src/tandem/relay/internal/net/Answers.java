// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Plain HTTP answers, after which the connection is closed. They say nothing about the relay that the status does not say. */
final class Answers {

	private static final String TEXT = "text/plain; charset=us-ascii"; //$NON-NLS-1$

	private Answers() {
	}

	static void send(final ChannelHandlerContext context, final HttpRequest request, final HttpResponseStatus status) {
		send(context, request, status, TEXT, (status.reasonPhrase() + "\n").getBytes(StandardCharsets.US_ASCII)); //$NON-NLS-1$
	}

	static void send(final ChannelHandlerContext context, final HttpRequest request, final HttpResponseStatus status, final String type, final byte[] body) {
		final var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status,
				request.method().equals(HttpMethod.HEAD) ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
		response.headers().set(HttpHeaderNames.CONTENT_TYPE, type).set(HttpHeaderNames.CONTENT_LENGTH, body.length)
				.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE).set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
		if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
			response.headers().set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET).set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, HttpFront.VERSION);
		}
		context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
	}
}
