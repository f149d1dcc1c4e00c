// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import tandem.relay.protocol.CloseReason;

/**
 * Hands what one end sends to the other. Reads only while the other end takes it: what the relay holds of a direction is at most one read, the
 * other's outgoing buffer up to its high-water mark, and the kernel's buffers. A slow end so slows the fast one, and nothing is ever dropped.
 */
final class ForwardHandler extends ChannelInboundHandlerAdapter {

	private static final long NOT_PAUSED = Long.MIN_VALUE;

	private final Desk desk;

	private final Session session;

	private final Line own;

	private final Line other;

	private volatile long pausedSince = NOT_PAUSED;

	private boolean unflushed;

	ForwardHandler(final Desk desk, final Session session, final Line own, final Line other) {
		this.desk = desk;
		this.session = session;
		this.own = own;
		this.other = other;
	}

	/** The end that is read. */
	Line line() {
		return own;
	}

	/** How long reading has paused because the other end does not take anything; 0 if it does. */
	long pausedNanos(final long now) {
		final var since = pausedSince;
		return since == NOT_PAUSED ? 0 : now - since;
	}

	@Override
	public void channelRead(final ChannelHandlerContext context, final Object message) {
		final var content = ((WebSocketFrame) message).content();
		if (content.isReadable() && session.moves(content.readableBytes())) {
			unflushed = true;
			other.channel().write(new BinaryWebSocketFrame(content));
			readWhileTaken();
		} else {
			content.release();
		}
	}

	@Override
	public void channelReadComplete(final ChannelHandlerContext context) {
		if (unflushed) {
			unflushed = false;
			other.channel().flush();
		}
	}

	/** This end takes more, or no more: the other one may be read, or not. */
	@Override
	public void channelWritabilityChanged(final ChannelHandlerContext context) {
		final var reader = context.channel() == session.first().line().channel() ? session.second() : session.first();
		reader.line().channel().eventLoop().execute(reader::readWhileTaken);
	}

	@Override
	public void channelInactive(final ChannelHandlerContext context) {
		session.end(CloseReason.PEER_GONE);
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
		desk.failed(cause);
		context.close();
	}

	/** On the event loop of the end that is read, whoever asks: so the last one to ask sees the latest state. */
	private void readWhileTaken() {
		final var taken = other.channel().isWritable();
		if (session.hasEnded() || taken == own.channel().config().isAutoRead()) {
			return;
		}
		pausedSince = taken ? NOT_PAUSED : desk.nanoTime.getAsLong();
		own.channel().config().setAutoRead(taken);
	}
}
