// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.plugged;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import tandem.channel.ByteCarrier;

/** Moves bytes between a channel in memory and the streams of a carrier, each way on a thread of its own; where one ends, all does. */
final class Pump extends ChannelInboundHandlerAdapter {

	private static final int CHUNK = 16 << 10;

	private final ByteCarrier.Bytes bytes;

	/** What is to go out: one message at a time, since the next is read only when it has gone. */
	private final LinkedBlockingQueue<ByteBuf> out = new LinkedBlockingQueue<>();

	private volatile boolean over;

	Pump(final ByteCarrier.Bytes bytes) {
		this.bytes = bytes;
	}

	@Override
	public void channelActive(final ChannelHandlerContext context) {
		context.channel().config().setAutoRead(false);
		Thread.ofVirtual().name("tandem-carrier-in").start(() -> come(context)); //$NON-NLS-1$
		Thread.ofVirtual().name("tandem-carrier-out").start(() -> go(context)); //$NON-NLS-1$
		context.read();
	}

	@Override
	public void channelRead(final ChannelHandlerContext context, final Object message) {
		out.add((ByteBuf) message);
	}

	@Override
	public void channelInactive(final ChannelHandlerContext context) {
		over = true;
		out.add(Unpooled.EMPTY_BUFFER);
	}

	private void come(final ChannelHandlerContext context) {
		final var chunk = new byte[CHUNK];
		try {
			for (var count = bytes.in().read(chunk); count >= 0; count = bytes.in().read(chunk)) {
				context.writeAndFlush(Unpooled.copiedBuffer(chunk, 0, count)).sync();
			}
		} catch (final IOException e) {
			// As good as its end.
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			context.close();
		}
	}

	private void go(final ChannelHandlerContext context) {
		try (bytes) {
			for (var next = out.take(); !over || next != Unpooled.EMPTY_BUFFER; next = out.take()) {
				write(next);
				if (out.isEmpty()) {
					bytes.out().flush();
				}
				context.read();
			}
			bytes.out().flush();
		} catch (final IOException e) {
			// As good as its end.
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			context.close();
			out.forEach(ReferenceCountUtil::release);
		}
	}

	private void write(final ByteBuf next) throws IOException {
		try {
			next.readBytes(bytes.out(), next.readableBytes());
		} finally {
			next.release();
		}
	}
}
