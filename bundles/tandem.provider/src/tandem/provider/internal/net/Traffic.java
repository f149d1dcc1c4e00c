// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/** Counts the bytes of a carrier, both ways, as they are on the wire. */
public final class Traffic extends ChannelDuplexHandler {

	private final AtomicLong in = new AtomicLong();

	private final AtomicLong out = new AtomicLong();

	/** Bytes received. */
	public long in() {
		return in.get();
	}

	/** Bytes sent. */
	public long out() {
		return out.get();
	}

	@Override
	public void channelRead(final ChannelHandlerContext context, final Object message) {
		if (message instanceof final ByteBuf bytes) {
			in.addAndGet(bytes.readableBytes());
		}
		context.fireChannelRead(message);
	}

	@Override
	public void write(final ChannelHandlerContext context, final Object message, final ChannelPromise promise) {
		if (message instanceof final ByteBuf bytes) {
			out.addAndGet(bytes.readableBytes());
		}
		context.write(message, promise);
	}
}
