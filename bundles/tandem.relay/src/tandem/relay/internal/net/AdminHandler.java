// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Answers one question of an operator's programs. */
final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

	private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"; //$NON-NLS-1$

	private final BooleanSupplier ready;

	private final Supplier<String> metrics;

	AdminHandler(final BooleanSupplier ready, final Supplier<String> metrics) {
		this.ready = ready;
		this.metrics = metrics;
	}

	@Override
	protected void channelRead0(final ChannelHandlerContext context, final FullHttpRequest request) {
		if (!request.decoderResult().isSuccess()) {
			Answers.send(context, request, HttpResponseStatus.BAD_REQUEST);
		} else if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
			Answers.send(context, request, HttpResponseStatus.METHOD_NOT_ALLOWED);
		} else {
			switch (request.uri()) {
			case "/healthz" -> Answers.send(context, request, HttpResponseStatus.OK); //$NON-NLS-1$
			case "/readyz" -> Answers.send(context, request, ready.getAsBoolean() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE); //$NON-NLS-1$
			case "/metrics" -> Answers.send(context, request, HttpResponseStatus.OK, METRICS_TYPE, metrics.get().getBytes(StandardCharsets.UTF_8)); //$NON-NLS-1$
			default -> Answers.send(context, request, HttpResponseStatus.NOT_FOUND);
			}
		}
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
		context.close();
	}
}
