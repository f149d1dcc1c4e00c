// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;

/** The encrypted line under a connection's channels, from the moment that it is handed over. Event loop only, but for {@link #run}. */
final class Link {

	private volatile ChannelHandlerContext context;

	void attach(final ChannelHandlerContext added) {
		context = added;
	}

	/**
	 * Runs a task on the event loop, at once where this is it. Any thread. Before the line is handed over nothing is run: whoever hands it
	 * over looks at what there is then.
	 */
	void run(final Runnable task) {
		final var now = context;
		if (now == null) {
			return;
		}
		if (now.executor().inEventLoop()) {
			task.run();
		} else {
			try {
				now.executor().execute(task);
			} catch (final RejectedExecutionException e) {
				// The connector is closed, and every line with it: there is nobody left to tell.
			}
		}
	}

	void after(final long nanos, final Runnable task) {
		context.executor().schedule(task, nanos, TimeUnit.NANOSECONDS);
	}

	boolean isActive() {
		return context.channel().isActive();
	}

	boolean isWritable() {
		return context.channel().isWritable();
	}

	/** Bytes that the line takes before it holds as much as it may; 0 where it holds that. */
	long room() {
		return isActive() && isWritable() ? context.channel().bytesBeforeUnwritable() : 0;
	}

	ByteBufAllocator allocator() {
		return context.alloc();
	}

	void write(final ByteBuf frames) {
		context.write(frames);
	}

	void flush() {
		context.flush();
	}

	ChannelFuture say(final ByteBuf frame) {
		return context.writeAndFlush(frame);
	}

	void close() {
		context.close();
	}
}
