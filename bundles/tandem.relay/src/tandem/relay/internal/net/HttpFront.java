// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.net.InetAddress;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import tandem.relay.internal.limit.Cidr;
import tandem.relay.protocol.RelayProtocol;

/** Answers the one HTTP request of a connection: becomes a WebSocket, says whether the relay is well, or refuses. */
final class HttpFront extends SimpleChannelInboundHandler<FullHttpRequest> {

	private static final String FORWARDED_FOR = "X-Forwarded-For"; //$NON-NLS-1$

	static final String VERSION = "13"; //$NON-NLS-1$

	private final Desk desk;

	private final Visitor visitor;

	private boolean answered;

	HttpFront(final Desk desk, final Visitor visitor) {
		this.desk = desk;
		this.visitor = visitor;
	}

	@Override
	protected void channelRead0(final ChannelHandlerContext context, final FullHttpRequest request) {
		if (answered) {
			return;
		}
		answered = true;
		if (!request.decoderResult().isSuccess()) {
			Answers.send(context, request, HttpResponseStatus.BAD_REQUEST);
			return;
		}
		switch (request.uri()) {
		case RelayProtocol.PATH -> webSocket(context, request);
		case "/healthz" -> tell(context, request, HttpResponseStatus.OK); //$NON-NLS-1$
		case "/readyz" -> tell(context, request, desk.isDraining() ? HttpResponseStatus.SERVICE_UNAVAILABLE : HttpResponseStatus.OK); //$NON-NLS-1$
		default -> Answers.send(context, request, HttpResponseStatus.NOT_FOUND);
		}
	}

	private void tell(final ChannelHandlerContext context, final FullHttpRequest request, final HttpResponseStatus status) {
		visitor.answered();
		Answers.send(context, request, status);
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
		context.close(); // no TLS, broken TLS or a reset: a stranger's doing, and counted as a failed handshake
	}

	private void webSocket(final ChannelHandlerContext context, final FullHttpRequest request) {
		if (desk.config.proxies().forward(visitor.address())) {
			final var client = forwardedFor(request);
			if (client.isEmpty()) {
				Answers.send(context, request, HttpResponseStatus.BAD_REQUEST);
				return;
			}
			if (!visitor.isFor(client.get())) {
				Answers.send(context, request, HttpResponseStatus.TOO_MANY_REQUESTS);
				return;
			}
		}
		final var refused = refusal(request);
		if (refused.isPresent()) {
			Answers.send(context, request, refused.get());
			return;
		}
		final var pipeline = context.pipeline();
		final var control = new ControlFrames(desk);
		pipeline.addLast(control, new RendezvousHandler(desk, visitor, control));
		pipeline.remove(this);
		// The time tells who looks for what keeps them from here that their clock is wrong.
		final var time = DateTimeFormatter.RFC_1123_DATE_TIME.format(desk.clock.instant().atZone(ZoneOffset.UTC));
		new Handshake().handshake(context.channel(), request, new DefaultHttpHeaders().set(HttpHeaderNames.DATE, time), context.newPromise()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
	}

	/** Netty's, with the relay's own way to read and write frames. */
	private static final class Handshake extends WebSocketServerHandshaker13 {

		Handshake() {
			super(RelayProtocol.PATH, RelayProtocol.SUBPROTOCOL, WebSocketDecoderConfig.newBuilder().allowExtensions(false).build());
		}

		@Override
		protected WebSocketFrameDecoder newWebsocketDecoder() {
			return new WebSocketReader();
		}

		@Override
		protected WebSocketFrameEncoder newWebSocketEncoder() {
			return new WebSocketWriter();
		}
	}

	/**
	 * What is wrong with a wish for a WebSocket. A browser says which page asks, and no page has business here; the relay itself has none, so its
	 * own name comes from a library that likes to say something.
	 */
	private static Optional<HttpResponseStatus> refusal(final FullHttpRequest request) {
		final var headers = request.headers();
		final var origin = headers.get(HttpHeaderNames.ORIGIN);
		if (origin != null && !origin.equalsIgnoreCase("https://" + headers.get(HttpHeaderNames.HOST))) { //$NON-NLS-1$
			return Optional.of(HttpResponseStatus.FORBIDDEN);
		}
		final var upgrades = request.method().equals(HttpMethod.GET) && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
				&& headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
		if (!upgrades || !VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
			return Optional.of(HttpResponseStatus.UPGRADE_REQUIRED);
		}
		final var ours = headers.containsValue(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, RelayProtocol.SUBPROTOCOL, false);
		return ours && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY) ? Optional.empty() : Optional.of(HttpResponseStatus.BAD_REQUEST);
	}

	/** The last one that is no proxy of ours: whatever stands before it, the client may have invented. */
	private Optional<InetAddress> forwardedFor(final FullHttpRequest request) {
		final var said = String.join(",", request.headers().getAll(FORWARDED_FOR)); //$NON-NLS-1$
		for (final var text : Arrays.asList(said.split(",")).reversed()) { //$NON-NLS-1$
			final var address = Cidr.address(text.strip());
			if (address.isEmpty() || !desk.config.proxies().forward(address.get())) {
				return address;
			}
		}
		return Optional.empty();
	}
}
