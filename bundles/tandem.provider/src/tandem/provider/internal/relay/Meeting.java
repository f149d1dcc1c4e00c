// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Listening;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.handshake.Ticket;
import tandem.provider.internal.net.Answering;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.net.Door;
import tandem.provider.internal.net.Kit;
import tandem.provider.internal.tls.Certificate;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.Purpose;
import tandem.relay.protocol.RendezvousKey;
import tandem.relay.protocol.Role;
import tandem.relay.protocol.ServerFrame;
import tandem.relay.protocol.proxy.ProxyRoute;

/**
 * A sharer's mailbox at a relay, named by a key that both ends know. Callers come one after the other: who attaches in the same role takes the
 * place of the earlier connection, so it goes there again only when a call is over. Ends with the first who is admitted.
 */
public final class Meeting implements Listening {

	/** The way to the relay's address; asked anew each time. */
	@FunctionalInterface
	public interface Route {

		/** Over which proxy. */
		Optional<ProxyRoute> find() throws ConnectFailedException;
	}

	private static final int LONGEST_PAUSE_SECONDS = 60;

	/** More make no pause longer. */
	private static final int MOST_FAILURES = 6;

	private final Certificate own = Certificate.fresh();

	private final CompletableFuture<End> ended = new CompletableFuture<>();

	private final EventLoopGroup loops;

	private final RelayTarget relay;

	private final Route route;

	private final RendezvousKey key;

	private final Kit kit;

	private final Answering answering;

	private Optional<Channel> channel = Optional.empty();

	/** Failures in a row. */
	private int failures;

	/** Goes to the relay at once, and again and again. */
	public Meeting(final EventLoopGroup loops, final RelayTarget relay, final Route route, final RendezvousKey key, final Authenticator authenticator,
			final Consumer<Connection> accepted, final Function<Ticket, Optional<Resumption>> resumable, final Kit kit) {
		this.loops = loops;
		this.relay = relay;
		this.route = route;
		this.key = key;
		this.kit = kit;
		// The relay limits how often one may come.
		answering = new Answering(kit, own, authenticator, stranger -> true, resumable, new Calls(), connection -> {
			ended.complete(End.ADMITTED);
			accepted.accept(connection);
		});
		Thread.ofVirtual().name("tandem-meeting").start(this::go); //$NON-NLS-1$
	}

	/** What both ends name a mailbox by: it tells the relay nothing of an id that can't be guessed. */
	public static RendezvousKey key(final String wayIn, final byte[] id) {
		try {
			final var digest = MessageDigest.getInstance("SHA-256"); //$NON-NLS-1$
			digest.update(("tandem meeting|" + wayIn + '|').getBytes(StandardCharsets.UTF_8)); //$NON-NLS-1$
			return new RendezvousKey(digest.digest(id));
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Blocks while a proxy is looked for. */
	private void go() {
		if (ended.isDone()) {
			return;
		}
		try {
			final var wish = new ClientFrame.Attach(Role.SHARER, Purpose.CONTACT, key, ClientFrame.MAX_SECONDS, Optional.empty());
			final var opened = new RelayLink(loops, relay, route.find()).open(wish, Carrier.WATER_MARK, () -> { }, new Visit());
			synchronized (this) {
				channel = Optional.of(opened);
			}
			if (ended.getNow(null) == End.CLOSED) {
				opened.close();
			}
		} catch (final ConnectFailedException e) {
			again(e);
		}
	}

	/** Goes there again: at once where all was well, else after a pause that grows. */
	private void again(final Throwable cause) {
		final var expired = cause instanceof final HandshakeException told && told.why() == Why.NO_MAILBOX;
		final int pause;
		synchronized (this) {
			failures = expired ? 0 : Math.min(failures + 1, MOST_FAILURES);
			pause = failures == 0 ? 0 : Math.min(1 << failures, LONGEST_PAUSE_SECONDS);
			if (failures == 1) {
				kit.log().accept("Nobody can come through " + relay.shown() + " at the moment: " + Door.message(cause)); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}
		if (!ended.isDone() && !loops.isShuttingDown()) {
			loops.schedule(() -> Thread.ofVirtual().name("tandem-meeting").start(this::go), pause, TimeUnit.SECONDS); //$NON-NLS-1$
		}
	}

	@Override
	public int port() {
		return 0;
	}

	@Override
	public String target() {
		return RelayTarget.SCHEME + "://" + relay.shown(); //$NON-NLS-1$
	}

	@Override
	public byte[] fingerprint() {
		return own.fingerprint();
	}

	@Override
	public CompletableFuture<End> ended() {
		return ended.copy();
	}

	@Override
	public void close() {
		if (ended.complete(End.CLOSED)) {
			synchronized (this) {
				channel.ifPresent(Channel::close);
			}
		}
	}

	/** One stay at the relay, until somebody comes. */
	private final class Visit implements Rendezvous.Events {

		@Override
		public void waiting(final ServerFrame answer) {
			synchronized (Meeting.this) {
				failures = 0;
			}
		}

		@Override
		public void ready(final Channel pipe) {
			answering.begin(pipe, relay.shown());
		}

		@Override
		public void failed(final Throwable cause) {
			again(cause);
		}
	}

	private final class Calls implements Answering.Outcome {

		@Override
		public void admitted(final Channel pipe) {
			// The connection follows, and with it the end of this listener.
		}

		@Override
		public void refused(final String from, final Throwable cause) {
			kit.log().accept("A call through " + from + " was refused: " + Door.message(cause)); //$NON-NLS-1$ //$NON-NLS-2$
			again(new HandshakeException(Why.NO_MAILBOX, "the call is over")); //$NON-NLS-1$
		}
	}
}
