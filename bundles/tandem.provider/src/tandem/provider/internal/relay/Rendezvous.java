// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import tandem.channel.ConnectFailedException.Why;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.CloseReason;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.RelayCodec;
import tandem.relay.protocol.RelayProtocolException;
import tandem.relay.protocol.ServerFrame;

/** The client's part of the rendezvous, from the WebSocket to READY; then a pipe of bytes takes its place. Event loop only. */
public final class Rendezvous extends ChannelInboundHandlerAdapter {

	/** Hears how it goes, on the event loop. */
	public interface Events {

		/** The relay gave a place to wait. */
		void waiting(ServerFrame answer);

		/** The other end is there: from now on the channel moves bytes. */
		void ready(Channel channel);

		/** It did not come about, or the relay is gone; at most once, and never after {@link #ready}. */
		void failed(Throwable cause);
	}

	private final ClientFrame wish;

	private final Events events;

	private final Consumer<Channel> reached;

	private boolean over;

	/** @param reached told when the WebSocket stands */
	Rendezvous(final ClientFrame wish, final Consumer<Channel> reached, final Events events) {
		this.wish = wish;
		this.reached = reached;
		this.events = events;
	}

	@Override
	public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
		if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
			reached.accept(context.channel());
			context.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(RelayCodec.encode(wish))));
		} else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
			fail(context, new HandshakeException(Why.TIMEOUT, "the relay does not answer")); //$NON-NLS-1$
		} else if (event instanceof IdleStateEvent) {
			fail(context, new HandshakeException(Why.UNREACHABLE, "the relay has gone silent")); //$NON-NLS-1$
		}
	}

	@Override
	public void channelRead(final ChannelHandlerContext context, final Object message) {
		try {
			if (over) {
				return;
			}
			switch (message) {
			case final BinaryWebSocketFrame frame when frame.isFinalFragment() -> answered(context, frame.content());
			case final CloseWebSocketFrame close -> fail(context, new HandshakeException(Why.BUSY, "the relay closed with " + close.statusCode())); //$NON-NLS-1$
			case final WebSocketFrame other ->
				fail(context, new HandshakeException(Why.NOT_TANDEM, "the relay sent a " + other.getClass().getSimpleName())); //$NON-NLS-1$
			default -> fail(context, new HandshakeException(Why.NOT_TANDEM, "no relay")); //$NON-NLS-1$
			}
		} finally {
			ReferenceCountUtil.release(message);
		}
	}

	private void answered(final ChannelHandlerContext context, final ByteBuf content) {
		try {
			switch (RelayCodec.decodeServer(content.nioBuffer())) {
			case final ServerFrame.Allocated allocated when wish instanceof ClientFrame.Allocate -> events.waiting(allocated);
			case final ServerFrame.Waiting waiting when wish instanceof ClientFrame.Attach -> events.waiting(waiting);
			case final ServerFrame.Ready _ -> ready(context);
			case final ServerFrame.Refused refused -> fail(context, new HandshakeException(why(refused.reason()), "the relay refused: " + refused)); //$NON-NLS-1$
			case final ServerFrame.Closed closed -> fail(context, new HandshakeException(why(closed.reason()), "the relay closed the mailbox: " + closed.reason())); //$NON-NLS-1$
			case final ServerFrame other -> fail(context, new HandshakeException(Why.VIOLATION, "the relay answered " + other)); //$NON-NLS-1$
			}
		} catch (final RelayProtocolException e) {
			fail(context, new HandshakeException(Why.VIOLATION, "the relay broke its protocol", e)); //$NON-NLS-1$
		}
	}

	/** Bytes may follow in the same read, so the pipe is in place before this returns. */
	private void ready(final ChannelHandlerContext context) {
		over = true;
		final var pipeline = context.pipeline();
		pipeline.remove(IdleStateHandler.class);
		pipeline.addAfter(context.name(), "relayed bytes", new RelayedBytes()); //$NON-NLS-1$
		pipeline.remove(this);
		events.ready(context.channel());
	}

	private static Why why(final Refusal refusal) {
		return switch (refusal) {
		case UNAVAILABLE -> Why.NO_MAILBOX;
		case RATE, DRAINING, LIMIT -> Why.BUSY;
		case TOKEN -> Why.TOKEN;
		case VERSION -> Why.VERSION;
		case MALFORMED -> Why.VIOLATION;
		};
	}

	private static Why why(final CloseReason reason) {
		return reason == CloseReason.EXPIRED ? Why.NO_MAILBOX : Why.UNREACHABLE;
	}

	@Override
	public void channelInactive(final ChannelHandlerContext context) {
		fail(context, new HandshakeException(Why.UNREACHABLE, "the relay hung up")); //$NON-NLS-1$
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
		fail(context, cause);
	}

	private void fail(final ChannelHandlerContext context, final Throwable cause) {
		if (!over) {
			over = true;
			events.failed(cause);
		}
		context.close();
	}
}
