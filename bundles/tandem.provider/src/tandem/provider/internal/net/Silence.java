// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import tandem.channel.PortProof;

/** Tells the callers of a listener that say nothing what proves whose port it is, and hangs up. A caller of Tandem's speaks at once and notices nothing. Thread-safe. */
final class Silence implements PortProof {

	/** So long a caller may say nothing: three packets that are lost on the way. */
	static final long WAIT_MILLIS = 700;

	/** One is expected; strangers may come first. */
	private static final int MOST = 16;

	private final CompletableFuture<byte[]> said = new CompletableFuture<>();

	private final AtomicInteger told = new AtomicInteger();

	private final Runnable over;

	/** @param over run when it is closed */
	Silence(final Runnable over) {
		this.over = over;
	}

	@Override
	public void say(final byte[] what) {
		said.complete(what.clone());
	}

	@Override
	public void close() {
		said.cancel(false);
		over.run();
	}

	/** A caller, whose pipeline is filled. On its event loop. */
	void heed(final Channel channel) {
		channel.pipeline().addFirst(new Ear());
	}

	/** Before all others, TLS included: what it writes goes out as it is. */
	private final class Ear extends ChannelInboundHandlerAdapter {

		@Override
		public void handlerAdded(final ChannelHandlerContext context) {
			context.executor().schedule(() -> said.thenAccept(what -> context.executor().execute(() -> tell(context, what))), WAIT_MILLIS, TimeUnit.MILLISECONDS);
		}

		@Override
		public void channelRead(final ChannelHandlerContext context, final Object message) {
			context.pipeline().remove(this);
			context.fireChannelRead(message);
		}

		private void tell(final ChannelHandlerContext context, final byte[] what) {
			if (!context.isRemoved() && told.incrementAndGet() <= MOST) {
				context.writeAndFlush(Unpooled.wrappedBuffer(what)).addListener(ChannelFutureListener.CLOSE);
			}
		}
	}
}
