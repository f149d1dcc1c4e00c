// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import tandem.relay.protocol.CloseReason;

/**
 * What every WebSocket of the relay does the same way: pings and pongs, silence, no text, and closing so that the client learns why. Lets what
 * binary messages hold pass. {@link #leave} may be called from any thread, all else is on the event loop.
 */
final class ControlFrames extends ChannelInboundHandlerAdapter {

	private static final int PINGS_A_LOOK = 100;

	private final Desk desk;

	private ChannelHandlerContext context;

	private Future<?> looking;

	private long lastRead;

	private long lastPing;

	private int pings;

	private boolean leaving;

	ControlFrames(final Desk desk) {
		this.desk = desk;
	}

	@Override
	public void handlerAdded(final ChannelHandlerContext added) {
		context = added;
		lastRead = desk.nanoTime.getAsLong();
		lastPing = lastRead;
		final var every = desk.pace.look().toNanos();
		looking = added.executor().scheduleAtFixedRate(this::look, every, every, TimeUnit.NANOSECONDS);
	}

	@Override
	public void channelInactive(final ChannelHandlerContext inactive) {
		looking.cancel(false);
		inactive.fireChannelInactive();
	}

	@Override
	public void channelRead(final ChannelHandlerContext reading, final Object message) {
		lastRead = desk.nanoTime.getAsLong();
		if (leaving) {
			if (message instanceof CloseWebSocketFrame) {
				reading.close();
			}
			ReferenceCountUtil.release(message);
			return;
		}
		switch (message) {
		case final Piece piece -> reading.fireChannelRead(piece);
		case final PingWebSocketFrame ping -> pong(ping);
		case final PongWebSocketFrame pong -> pong.release();
		case final CloseWebSocketFrame close -> {
			close.release();
			leave(WebSocketCloseStatus.NORMAL_CLOSURE.code(), ""); //$NON-NLS-1$
			reading.close();
		}
		default -> {
			ReferenceCountUtil.release(message);
			leave(WebSocketCloseStatus.INVALID_MESSAGE_TYPE.code(), "binary messages only"); //$NON-NLS-1$
		}
		}
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext caught, final Throwable cause) {
		caught.close(); // reset, or broken TLS
	}

	/** Says why, gives the client some time to hear it, and closes. */
	void leave(final CloseReason reason) {
		leave(reason.status(), reason.name());
	}

	/** As {@link #leave(CloseReason)}, with one of the WebSocket's own statuses. */
	void leave(final int status, final String text) {
		if (!context.executor().inEventLoop()) {
			context.executor().execute(() -> leave(status, text));
			return;
		}
		if (!leaving) {
			leaving = true;
			looking.cancel(false);
			final var channel = context.channel();
			channel.config().setAutoRead(true);
			context.writeAndFlush(new CloseWebSocketFrame(status, text));
			final var waits = context.executor().schedule(() -> channel.close(), desk.pace.linger().toNanos(), TimeUnit.NANOSECONDS);
			channel.closeFuture().addListener(_ -> waits.cancel(false));
		}
	}

	private void pong(final PingWebSocketFrame ping) {
		pings++;
		if (pings > PINGS_A_LOOK) {
			ping.release();
			leave(CloseReason.PROTOCOL);
		} else if (context.channel().isWritable()) {
			context.writeAndFlush(new PongWebSocketFrame(ping.content()));
		} else {
			ping.release(); // it does not take what it gets already
		}
	}

	private void look() {
		pings = 0;
		final var now = desk.nanoTime.getAsLong();
		if (!context.channel().config().isAutoRead()) {
			lastRead = now; // the relay does not listen, since the other end is slow
			return;
		}
		if (now - lastRead >= desk.pace.silentIsGone().toNanos()) {
			context.close();
		} else if (now - lastRead >= desk.pace.pingEvery().toNanos() && now - lastPing >= desk.pace.pingEvery().toNanos()) {
			lastPing = now;
			context.writeAndFlush(new PingWebSocketFrame());
		}
	}
}
