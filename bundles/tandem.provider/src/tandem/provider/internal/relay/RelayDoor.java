// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Listening;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.net.Answering;
import tandem.provider.internal.net.Call;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.net.Door;
import tandem.provider.internal.net.Kit;
import tandem.provider.internal.net.Resumable;
import tandem.provider.internal.tls.Certificate;
import tandem.relay.protocol.AccessToken;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.ServerFrame;
import tandem.relay.protocol.proxy.ProxyRoute;

/** A mailbox at a relay with a key of its own, for one caller. */
public final class RelayDoor implements Listening, Rendezvous.Events, Answering.Outcome {

	private static final int ANSWER_SECONDS = 30;

	private final Certificate own = Certificate.fresh();

	private final CompletableFuture<String> mailbox = new CompletableFuture<>();

	private final CompletableFuture<End> ended = new CompletableFuture<>();

	private final RelayTarget relay;

	private final Kit kit;

	private final Answering answering;

	private final Channel channel;

	/**
	 * Asks the relay for a mailbox; returns when it stands.
	 *
	 * @param token for a relay that wants one
	 * @throws ConnectFailedException why there is none
	 */
	public RelayDoor(final EventLoopGroup loops, final RelayTarget relay, final Optional<ProxyRoute> proxy, final Optional<AccessToken> token,
			final Authenticator authenticator, final Consumer<Connection> accepted, final Resumable resumable, final Kit kit) throws ConnectFailedException {
		this.relay = relay;
		this.kit = kit;
		// The relay limits how often one may come; here each mailbox has one caller at most.
		answering = new Answering(kit, own, authenticator, stranger -> true, ticket -> resumable.of(ticket, this), this, connection -> {
			accepted.accept(connection);
			ended.complete(End.ADMITTED);
		});
		channel = new RelayLink(loops, relay, proxy).open(new ClientFrame.Allocate(relay.routing(), relay.seconds(), token), Carrier.WATER_MARK, () -> { },
				this);
		await();
	}

	private void await() throws ConnectFailedException {
		try {
			mailbox.get(ANSWER_SECONDS, TimeUnit.SECONDS);
		} catch (final ExecutionException e) {
			throw Call.reason(e.getCause());
		} catch (final TimeoutException e) {
			close();
			throw new ConnectFailedException(Why.TIMEOUT, "the relay does not answer", e); //$NON-NLS-1$
		} catch (final InterruptedException e) {
			close();
			Thread.currentThread().interrupt();
			throw new ConnectFailedException(Why.UNREACHABLE, "given up", e); //$NON-NLS-1$
		}
	}

	@Override
	public void waiting(final ServerFrame answer) {
		if (answer instanceof final ServerFrame.Allocated allocated) {
			mailbox.complete(allocated.routing().symbols());
		}
	}

	@Override
	public void ready(final Channel pipe) {
		answering.begin(pipe, relay.shown());
	}

	@Override
	public void failed(final Throwable cause) {
		final var expired = cause instanceof final HandshakeException told && told.why() == Why.NO_MAILBOX;
		if (!mailbox.completeExceptionally(cause) && ended.complete(expired ? End.EXPIRED : End.LOST) && !expired) {
			kit.log().accept("The mailbox at " + relay.shown() + " is gone: " + Door.message(cause)); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	@Override
	public void admitted(final Channel pipe) {
		// The connection follows, and with it the end of this listener.
	}

	@Override
	public void refused(final String from, final Throwable cause) {
		if (!ended.isDone()) {
			kit.log().accept("A call through " + from + " was refused: " + Door.message(cause)); //$NON-NLS-1$ //$NON-NLS-2$
			ended.complete(End.REFUSED);
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
	public Optional<String> mailbox() {
		return Optional.ofNullable(mailbox.getNow(null));
	}

	@Override
	public CompletableFuture<End> ended() {
		return ended.copy();
	}

	@Override
	public void close() {
		if (ended.complete(End.CLOSED)) {
			channel.close();
		}
	}
}
