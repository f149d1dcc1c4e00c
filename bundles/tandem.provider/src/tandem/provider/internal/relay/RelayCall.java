// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector.Step;
import tandem.channel.Credential;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.Ticket;
import tandem.provider.internal.net.Call;
import tandem.provider.internal.net.Calling;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.net.Kit;
import tandem.provider.internal.net.Proving;
import tandem.relay.protocol.AccessToken;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.Purpose;
import tandem.relay.protocol.Role;
import tandem.relay.protocol.RoutingPart;
import tandem.relay.protocol.ServerFrame;
import tandem.relay.protocol.proxy.ProxyRoute;

/** One call through a relay, to whoever waits in the mailbox that the credential's id names. Cancelling its result gives it up at once. */
public final class RelayCall implements Rendezvous.Events {

	/** Somebody who is waited for is there already; else they may be on their way there again. */
	private static final int WAIT_SECONDS = 5;

	private final CompletableFuture<Connection> result = new CompletableFuture<>();

	private final RelayTarget relay;

	private final Credential credential;

	private final Consumer<Step> progress;

	private final Calling calling;

	private final Optional<AccessToken> token;

	/**
	 * Prepares a call; {@link #start} begins it.
	 *
	 * @param token for a relay that wants one of who meets somebody there
	 */
	public RelayCall(final RelayTarget relay, final Credential credential, final Consumer<Step> progress,
			final Function<Ticket, Optional<Resumption>> resumable, final Optional<AccessToken> token, final Kit kit) {
		this.token = token;
		this.relay = relay;
		this.credential = credential;
		this.progress = progress;
		calling = new Calling(kit, new Proving.ByCredential(credential), resumable, progress, result::complete, this::failed);
	}

	/** Begins. */
	public CompletableFuture<Connection> start(final EventLoopGroup loops, final Optional<ProxyRoute> proxy) throws ConnectFailedException {
		progress.accept(Step.REACHING);
		final var channel = new RelayLink(loops, relay, proxy).open(wish(), Carrier.WATER_MARK,
				() -> progress.accept(Step.SECURING), this);
		result.whenComplete((connection, failure) -> {
			if (failure != null) {
				channel.close();
			}
		});
		return result;
	}

	private ClientFrame wish() throws ConnectFailedException {
		return relay.meets() ? new ClientFrame.Attach(Role.TECHNICIAN, Purpose.CONTACT, Meeting.key(credential.wayIn(), credential.id()), WAIT_SECONDS, token)
				: new ClientFrame.Claim(mailbox());
	}

	private RoutingPart mailbox() throws ConnectFailedException {
		try {
			return new RoutingPart(new String(credential.id(), StandardCharsets.US_ASCII));
		} catch (final IllegalArgumentException e) {
			throw new ConnectFailedException(Why.BAD_TARGET, "no mailbox is named so", e); //$NON-NLS-1$
		}
	}

	@Override
	public void waiting(final ServerFrame answer) {
		// Who claims is answered by READY or a refusal; who meets somebody has them come, or is told that nobody did.
	}

	@Override
	public void ready(final Channel channel) {
		calling.begin(channel, relay.shown());
	}

	@Override
	public void failed(final Throwable cause) {
		result.completeExceptionally(Call.reason(cause));
	}
}
