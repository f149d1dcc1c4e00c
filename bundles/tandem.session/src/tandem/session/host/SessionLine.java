// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import tandem.channel.Channel;
import tandem.channel.Connection;
import tandem.channel.codec.MessageException;

/**
 * One end of the channel {@code tandem.session}: sends in order without ever blocking, and hands out what comes as messages. Thread-safe.
 */
public final class SessionLine {

	/** Most messages that wait for the other end to read; one that reads none of so many is not in good order. */
	static final int MAX_WAITING = 64;

	/** Longest that the last words of a session are waited for. */
	static final Duration LAST_WORDS = Duration.ofSeconds(1);

	/** Hears the other end; calls come one after another. */
	public interface Listener {

		/** A message. */
		void message(SessionMessage message);

		/** The other end broke the rules; nothing that follows is handed out. */
		void violation(String what);

		/** The channel is closed: nothing follows. */
		default void disconnected() {
		}
	}

	private final Channel channel;
	private final Listener listener;
	private final Deque<SessionMessage> waiting = new ArrayDeque<>();
	private final List<CompletableFuture<Void>> said = new ArrayList<>();
	private boolean connected;
	private boolean blocked;
	private volatile boolean refused;

	/** Opens the channel; the listener may be called before this returns. */
	public SessionLine(final Connection connection, final Listener listener) {
		this.listener = listener;
		channel = connection.open(SessionCodec.CHANNEL);
		channel.listen(new Ear());
	}

	/** Done once everything sent so far was taken by the channel, or can't be any more; at the latest after {@link #LAST_WORDS}. */
	public CompletableFuture<Void> said() {
		final var done = new CompletableFuture<Void>();
		synchronized (waiting) {
			if (waiting.isEmpty()) {
				done.complete(null);
			} else {
				said.add(done);
			}
		}
		return done.completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Sends a message in its turn; a {@link SessionMessage.State} replaces an older one that still waits. */
	public void send(final SessionMessage message) {
		final boolean tooMany;
		synchronized (waiting) {
			if (message instanceof SessionMessage.State) {
				waiting.removeIf(SessionMessage.State.class::isInstance);
			}
			waiting.add(message);
			tooMany = waiting.size() > MAX_WAITING;
			if (tooMany) {
				waiting.clear();
			} else {
				flush();
			}
		}
		if (tooMany) {
			refuse("it does not read what the session says"); //$NON-NLS-1$
		}
	}

	private void flush() {
		while (connected && !blocked && !waiting.isEmpty()) {
			switch (channel.send(SessionCodec.encode(waiting.peek()))) {
			case ACCEPTED -> waiting.remove();
			case WINDOW_FULL -> await(channel.room());
			case CLOSED -> {
				connected = false;
				waiting.clear();
			}
			}
		}
		if (waiting.isEmpty()) {
			said.forEach(done -> done.complete(null));
			said.clear();
		}
	}

	private void await(final CompletableFuture<Void> room) {
		blocked = true;
		room.whenCompleteAsync((nothing, failure) -> {
			synchronized (waiting) {
				blocked = false;
				flush();
			}
		});
	}

	private void refuse(final String what) {
		if (!refused) {
			refused = true;
			listener.violation(what);
		}
	}

	private final class Ear implements Channel.Listener {

		@Override
		public void connected() {
			synchronized (waiting) {
				connected = true;
				flush();
			}
		}

		@Override
		public void message(final byte[] bytes) {
			if (refused) {
				return;
			}
			try {
				listener.message(SessionCodec.decode(bytes));
			} catch (final MessageException e) {
				refuse("a session message: " + e.getMessage()); //$NON-NLS-1$
			}
		}

		@Override
		public void disconnected() {
			listener.disconnected();
		}
	}
}
