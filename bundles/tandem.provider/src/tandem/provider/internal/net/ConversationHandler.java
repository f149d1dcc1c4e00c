// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import tandem.channel.ConnectFailedException.Why;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.handshake.Line;

/**
 * Carries the conversation over a Netty channel: frames from the event loop wait in a short queue for the one thread that holds the
 * conversation. Becomes the multiplexer's place in the pipeline afterwards.
 */
public final class ConversationHandler extends ChannelInboundHandlerAdapter implements Line {

	/** More frames than any conversation has, with the first channels that the other end may open before this end is ready. */
	private static final int MAX_WAITING = 80;

	/** Longest frame of the conversation: a first round has some 2,300 bytes, an introduction hardly more. */
	private static final int MAX_BYTES = 4096;

	/** Longest frame that opens a channel; a stranger may make this end keep no more than that. */
	private static final int MAX_EARLY_BYTES = 256;

	private static final int SLICE_MILLIS = 50;

	private final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>(MAX_WAITING);

	private final Deque<RawFrame> early = new ArrayDeque<>();

	private final long deadline;

	private final long frameNanos;

	private final Consumer<ConversationHandler> secured;

	private final Consumer<Throwable> failed;

	private volatile Channel channel;

	private volatile boolean ended;

	private volatile Throwable broken;

	/** Event loop only. */
	private boolean conversing;

	/** Event loop only. */
	private boolean reported;

	/**
	 * @param deadline {@link System#nanoTime()} at which the conversation is given up
	 * @param frameNanos longest wait for one frame
	 * @param secured called once on the event loop when TLS stands
	 * @param failed called at most once on the event loop when the line breaks before {@link #handOver}
	 */
	public ConversationHandler(final long deadline, final long frameNanos, final Consumer<ConversationHandler> secured, final Consumer<Throwable> failed) {
		this.deadline = deadline;
		this.frameNanos = frameNanos;
		this.secured = secured;
		this.failed = failed;
	}

	@Override
	public void handlerAdded(final ChannelHandlerContext context) {
		channel = context.channel();
	}

	@Override
	public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
		if (event instanceof final SslHandshakeCompletionEvent tls) {
			if (tls.isSuccess()) {
				conversing = true;
				secured.accept(this);
			} else {
				fail(tls.cause());
			}
		}
		context.fireUserEventTriggered(event);
	}

	@Override
	public void channelRead(final ChannelHandlerContext context, final Object message) {
		final var frame = (RawFrame) message;
		final var handshake = frame.kind().isHandshake();
		final var fits = frame.payload().readableBytes() <= (handshake ? MAX_BYTES : MAX_EARLY_BYTES);
		final var bytes = frame.take();
		if (!fits || ended || !(handshake ? frames.offer(new Frame(frame.kind(), bytes)) : keep(frame.kind(), bytes))) {
			fail(new HandshakeException(Why.VIOLATION, "too much at once")); //$NON-NLS-1$
		}
	}

	/** The other end finished first: its first channel frames wait for ours. */
	private boolean keep(final Frame.Kind kind, final byte[] bytes) {
		return early.size() < MAX_WAITING && early.add(new RawFrame(kind, Unpooled.wrappedBuffer(bytes)));
	}

	@Override
	public void channelInactive(final ChannelHandlerContext context) {
		fail(new HandshakeException(Why.UNREACHABLE, "the other end hung up")); //$NON-NLS-1$
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
		fail(cause);
	}

	/** The Netty channel. */
	Channel channel() {
		return channel;
	}

	/** Ends the line because the conversation failed. Any thread. */
	void refuse(final Throwable cause) {
		channel.eventLoop().execute(() -> {
			ended = true;
			try {
				report(cause);
			} finally {
				channel.close();
			}
		});
	}

	private void fail(final Throwable cause) {
		if (!ended) {
			broken = cause;
			ended = true;
			if (!conversing) {
				report(cause);
			}
			// Else the conversation finds out when it has heard all that came before: perhaps the reason.
		}
		channel.close();
	}

	private void report(final Throwable cause) {
		if (!reported) {
			reported = true;
			failed.accept(cause);
		}
	}

	@Override
	public void handlerRemoved(final ChannelHandlerContext context) {
		early.forEach(frame -> frame.payload().release());
		early.clear();
	}

	@Override
	public void send(final Frame frame) {
		channel.writeAndFlush(RawFrame.encode(channel.alloc(), frame.kind(), frame.payload()));
	}

	@Override
	public Frame receive() throws HandshakeException, InterruptedException {
		final var now = System.nanoTime();
		final var until = now + Math.min(deadline - now, frameNanos);
		while (true) {
			final var frame = frames.poll(SLICE_MILLIS, TimeUnit.MILLISECONDS);
			if (frame != null) {
				return frame;
			}
			if (ended && frames.isEmpty()) {
				throw broken instanceof final HandshakeException told ? told : new HandshakeException(Why.VIOLATION, "a broken line", broken); //$NON-NLS-1$
			}
			if (System.nanoTime() - until > 0) {
				throw new HandshakeException(Why.TIMEOUT, "the other end stopped answering"); //$NON-NLS-1$
			}
		}
	}

	/**
	 * Puts the multiplexer in this handler's place, with every frame that came early. Any thread.
	 *
	 * @param lost called instead where the line is gone already
	 */
	public void handOver(final ChannelHandler multiplexer, final Runnable lost) {
		channel.eventLoop().execute(() -> {
			if (!channel.isActive()) {
				lost.run();
				return;
			}
			ended = true;
			final var context = channel.pipeline().context(this);
			channel.pipeline().addAfter(context.name(), "channels", multiplexer); //$NON-NLS-1$
			for (var frame = early.poll(); frame != null; frame = early.poll()) {
				context.fireChannelRead(frame);
			}
			channel.pipeline().remove(this);
		});
	}
}
