// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.resume;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.netty.channel.Channel;
import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.Ticket;
import tandem.provider.internal.net.Answering;
import tandem.provider.internal.net.Call;
import tandem.provider.internal.net.Calling;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.net.Kit;
import tandem.provider.internal.net.Loops;
import tandem.provider.internal.net.Proving;
import tandem.provider.internal.relay.RelayAccess;
import tandem.provider.internal.relay.RelayLink;
import tandem.provider.internal.relay.RelayTarget;
import tandem.provider.internal.relay.Rendezvous;
import tandem.provider.internal.tls.Certificate;
import tandem.relay.protocol.AccessToken;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.Purpose;
import tandem.relay.protocol.RendezvousKey;
import tandem.relay.protocol.Role;
import tandem.relay.protocol.ServerFrame;

/**
 * Comes to the relay where both ends met before.
 *
 * @param answers who answered then answers again
 */
public record MeetAgain(Role role, boolean answers, RelayTarget relay, RelayAccess relays, Loops loops, Kit kit) implements Way {

	/** How long the relay is asked to wait for the other end: longer than any session tries. */
	private static final int WAIT_SECONDS = 60;

	@Override
	public CompletableFuture<Connection> go(final Ticket ticket, final Resumption resumption) throws ConnectFailedException {
		final var wish = new ClientFrame.Attach(role, Purpose.RECONNECT, new RendezvousKey(ticket.rendezvous()), WAIT_SECONDS, token());
		final var meeting = answers ? new Answers(ticket, resumption) : new Calls(ticket, resumption);
		final var channel = new RelayLink(loops.network(), relay, relays.proxies().to(relay)).open(wish, Carrier.WATER_MARK, () -> { }, meeting);
		meeting.result().whenComplete((connection, failure) -> {
			if (failure != null) {
				channel.close();
			}
		});
		return meeting.result();
	}

	/** Of the technician alone a token is wanted. */
	private Optional<AccessToken> token() throws ConnectFailedException {
		return role == Role.TECHNICIAN ? relays.token() : Optional.empty();
	}

	/** One meeting at the relay. */
	private abstract static class Meeting implements Rendezvous.Events {

		abstract CompletableFuture<Connection> result();

		@Override
		public void waiting(final ServerFrame answer) {
			// The other end comes or does not: what follows says it.
		}

		@Override
		public void failed(final Throwable cause) {
			result().completeExceptionally(Call.reason(cause));
		}
	}

	private final class Calls extends Meeting {

		private final CompletableFuture<Connection> result = new CompletableFuture<>();

		private final Calling calling;

		Calls(final Ticket ticket, final Resumption resumption) {
			calling = new Calling(kit, new Proving.ByTicket(ticket), same -> Optional.of(resumption), step -> { }, result::complete, this::failed);
		}

		@Override
		CompletableFuture<Connection> result() {
			return result;
		}

		@Override
		public void ready(final Channel channel) {
			calling.begin(channel, relay.shown());
		}
	}

	private final class Answers extends Meeting implements Answering.Outcome {

		private final CompletableFuture<Connection> result;

		private final Answering answering;

		Answers(final Ticket ticket, final Resumption resumption) {
			result = kit.resumptions().expect(ticket, resumption);
			answering = new Answering(kit, Certificate.fresh(), (way, id) -> Optional.empty(), stranger -> false, same -> Optional.empty(), this,
					Connection::close);
		}

		@Override
		CompletableFuture<Connection> result() {
			return result;
		}

		@Override
		public void ready(final Channel channel) {
			answering.begin(channel, relay.shown());
		}

		@Override
		public void admitted(final Channel channel) {
			// The connection follows.
		}

		@Override
		public void refused(final String from, final Throwable cause) {
			failed(cause);
		}
	}
}
