// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import tandem.relay.protocol.CloseReason;

/**
 * Hands what one end sends to the other. Reads only while the other end takes it: what the relay holds of a direction is at most one read, the
 * other's outgoing buffer up to its high-water mark, and the kernel's buffers. A slow end so slows the fast one, and nothing is ever dropped.
 */
final class ForwardHandler extends ChannelInboundHandlerAdapter {

	/** Only what is flushed counts when it is asked whether the other end takes it. */
	private static final int FLUSH = 64 << 10;

	private static final long NOT_PAUSED = Long.MIN_VALUE;

	private final Desk desk;

	private final Session session;

	private final Line own;

	private final Line other;

	private volatile long pausedSince = NOT_PAUSED;

	private int unflushed;

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
		final var piece = (Piece) message;
		final var length = piece.content().readableBytes();
		if (length > 0 && session.moves(length)) {
			unflushed += length;
			other.channel().write(piece);
			if (unflushed >= FLUSH) {
				flush();
			}
			readWhileTaken();
		} else {
			piece.release();
		}
	}

	@Override
	public void channelReadComplete(final ChannelHandlerContext context) {
		if (unflushed > 0) {
			flush();
		}
	}

	private void flush() {
		unflushed = 0;
		other.channel().flush();
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
