// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import tandem.channel.Connection;
import tandem.session.Answer;
import tandem.session.EndReason;
import tandem.session.Gate;
import tandem.session.Permission;
import tandem.session.Registration;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.SessionState;

/**
 * What both ends of an authenticated session are made of, whichever way its connection came about: the channel {@code tandem.session},
 * the features at work, and what they see of the session. It decides nothing: that does the {@link Side}. Thread-safe.
 */
public final class SessionTalk {

	/** The end that a session is seen from. Thread-safe. */
	public interface Side {

		/** Which end this is. */
		Role role();

		/** {@link SessionContext#peerName()}. */
		String peerName();

		/** {@link SessionContext#state()}. */
		SessionState state();

		/** {@link SessionContext#gate()}. */
		Gate gate();

		/** {@link SessionContext#propose}. */
		default CompletableFuture<Answer> propose(final Permission permission, final List<String> details) {
			return CompletableFuture.completedFuture(Answer.NOT_NOW);
		}

		/** {@link SessionContext#asking()}. */
		default boolean asking() {
			return false;
		}

		/** Writes a line into the session's log. */
		void log(String event);

		/** Ends the session from this end. */
		void end(EndReason reason, String detail);
	}

	private final String id;
	private final Side side;
	private final Instant since;
	private final Trouble trouble;
	private final Set<SessionFeature> known = new LinkedHashSet<>();
	private final Listeners<Runnable> listeners;
	private final Listeners<BiConsumer<Permission, Answer>> answers;
	private final SessionContext context = new Context();
	private final Object order = new Object();
	private volatile Connection connection;
	private volatile Attachments features;
	private volatile SessionLine line;
	private CompletableFuture<Void> detached = CompletableFuture.completedFuture(null);

	/**
	 * Nothing is said yet.
	 *
	 * @param id {@link SessionContext#id()}
	 * @param since when the session was authenticated
	 * @param trouble told of features and listeners that fail
	 */
	public SessionTalk(final String id, final Connection connection, final Side side, final Instant since, final Trouble trouble) {
		this.id = id;
		this.connection = connection;
		this.side = side;
		this.since = since;
		this.trouble = trouble;
		features = new Attachments(side.role(), connection, trouble);
		listeners = new Listeners<>(trouble);
		answers = new Listeners<>(trouble);
	}

	/**
	 * Opens the session's channel and says hello.
	 *
	 * @param product what runs here
	 * @throws IllegalStateException where the connection has ended
	 */
	public void begin(final String product, final SessionLine.Listener listener) {
		line = new SessionLine(connection, listener);
		say(new SessionMessage.Hello(product, new ComputerName().get()));
	}

	/** The line broke: features let go of it, and nothing is said until {@link #goOn}. Returns at once. */
	public void lost() {
		synchronized (order) {
			line = null;
			detached = detach();
		}
	}

	/**
	 * Goes on over another connection to the same end: nothing is replayed, every channel begins anew.
	 *
	 * @param product what runs here
	 * @throws IllegalStateException where that connection has ended already
	 */
	public void goOn(final Connection again, final String product, final SessionLine.Listener listener) {
		final CompletableFuture<Void> before;
		synchronized (order) {
			before = detached;
		}
		before.join();
		synchronized (order) {
			connection = again;
			features = new Attachments(side.role(), again, trouble);
		}
		begin(product, listener);
		List<SessionFeature> all;
		synchronized (order) {
			all = List.copyOf(known);
		}
		all.forEach(feature -> features.add(feature, context));
	}

	private CompletableFuture<Void> detach() {
		final var done = new CompletableFuture<Void>();
		final var ending = features;
		Thread.ofVirtual().name("tandem-detach").start(() -> { //$NON-NLS-1$
			try {
				ending.close();
			} finally {
				done.complete(null);
			}
		});
		return done;
	}

	/** Says something to the other end, or nothing before {@link #begin}. */
	public void say(final SessionMessage message) {
		final var open = line;
		if (open != null) {
			open.send(message);
		}
	}

	/** Puts a feature to work, unless the session is over. */
	public void attach(final SessionFeature feature) {
		synchronized (order) {
			known.add(feature);
		}
		features.add(feature, context);
	}

	/** The feature goes away. */
	public void detach(final SessionFeature feature) {
		synchronized (order) {
			known.remove(feature);
		}
		features.remove(feature);
	}

	/** What the features at work may ask the sharer for. */
	public Set<Permission> permissions() {
		return features.permissions();
	}

	/** What one feature may ask the sharer for; nothing where it is not at work. */
	public Set<Permission> permissions(final SessionFeature feature) {
		return features.permissions(feature);
	}

	/** Tells the features that state or gate may have changed. */
	public void changed() {
		listeners.tell(Runnable::run);
	}

	/** Tells the features what the sharer answered. */
	public void answered(final Permission permission, final Answer answer) {
		answers.tell(listener -> listener.accept(permission, answer));
	}

	/** Ends the features, and the connection once all was said. Returns at once. */
	public void hangUp() {
		detach();
		final var open = line;
		final var said = open == null ? CompletableFuture.<Void>completedFuture(null) : open.said();
		said.thenRun(() -> Thread.ofVirtual().name("tandem-hang-up").start(connection::close)); //$NON-NLS-1$
	}

	/** The session as its features see it. */
	private final class Context implements SessionContext {

		@Override
		public String id() {
			return id;
		}

		@Override
		public Role role() {
			return side.role();
		}

		@Override
		public String peerName() {
			return side.peerName();
		}

		@Override
		public Optional<String> way() {
			return connection.peer().way();
		}

		@Override
		public Optional<byte[]> peerKey() {
			return connection.peer().longTermKey().map(key -> {
				final var bytes = new byte[key.size()];
				for (var i = 0; i < bytes.length; i++) {
					bytes[i] = key.get(i);
				}
				return bytes;
			});
		}

		@Override
		public Instant since() {
			return since;
		}

		@Override
		public SessionState state() {
			return side.state();
		}

		@Override
		public Gate gate() {
			return side.gate();
		}

		@Override
		public Registration onChange(final Runnable listener) {
			return listeners.add(listener);
		}

		@Override
		public Registration onAnswer(final BiConsumer<Permission, Answer> listener) {
			return answers.add(listener);
		}

		@Override
		public CompletableFuture<Answer> propose(final Permission permission, final List<String> details) {
			if (details.isEmpty()) {
				throw new IllegalArgumentException("nothing is proposed"); //$NON-NLS-1$
			}
			return side.propose(permission, details);
		}

		@Override
		public boolean asking() {
			return side.asking();
		}

		@Override
		public void request(final Permission permission) {
			if (role() == Role.SHARER) {
				throw new IllegalStateException("the sharer asks nobody"); //$NON-NLS-1$
			}
			say(new SessionMessage.Ask(permission));
		}

		@Override
		public void log(final String event) {
			side.log(event);
		}

		@Override
		public void violation(final String reason) {
			side.end(EndReason.VIOLATION, reason);
		}

		@Override
		public void cannotGoOn(final String reason) {
			side.end(role() == Role.SHARER ? EndReason.CANNOT_SHARE : EndReason.TECHNICIAN_LEFT, reason);
		}
	}
}
