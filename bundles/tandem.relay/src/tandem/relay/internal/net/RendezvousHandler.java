// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.Future;
import tandem.relay.MailboxKey;
import tandem.relay.internal.config.TokenHash;
import tandem.relay.internal.limit.Quota;
import tandem.relay.internal.mailbox.Guest;
import tandem.relay.internal.mailbox.Outcome;
import tandem.relay.internal.watch.Event;
import tandem.relay.protocol.AccessToken;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.CloseReason;
import tandem.relay.protocol.Purpose;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.RelayCodec;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.RelayProtocolException;
import tandem.relay.protocol.Role;
import tandem.relay.protocol.ServerFrame;

/** A WebSocket until it is READY: one frame says what it wants, and then it waits. On its event loop, but for {@link #end}. */
final class RendezvousHandler extends ChannelInboundHandlerAdapter implements Guest {

	private enum State {
		/** Has said nothing yet. */
		NEW,
		/** The store is asked. */
		ASKING,
		/** In a mailbox. */
		WAITING,
		/** Joined, refused, closed or gone. */
		LEFT
	}

	private final Desk desk;

	private final Visitor visitor;

	private final ControlFrames control;

	private final ByteBuffer firstFrame = ByteBuffer.allocate(RelayProtocol.MAX_FRAME);

	private final List<Quota.Lease> leases = new ArrayList<>();

	private ChannelHandlerContext context;

	private State state = State.NEW;

	private Optional<Runnable> leaveMailbox = Optional.empty();

	private Optional<Future<?>> expiry = Optional.empty();

	RendezvousHandler(final Desk desk, final Visitor visitor, final ControlFrames control) {
		this.desk = desk;
		this.visitor = visitor;
		this.control = control;
	}

	Line line() {
		return new Line(context.channel(), control);
	}

	@Override
	public void handlerAdded(final ChannelHandlerContext added) {
		context = added;
	}

	@Override
	public void channelInactive(final ChannelHandlerContext inactive) {
		gone();
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext caught, final Throwable cause) {
		desk.failed(cause);
		caught.close();
	}

	@Override
	public void channelRead(final ChannelHandlerContext reading, final Object message) {
		final var frame = (WebSocketFrame) message;
		try {
			if (state == State.NEW) {
				first(frame);
			} else if (state != State.LEFT) {
				gone();
				desk.metrics.ended(CloseReason.PROTOCOL);
				control.leave(CloseReason.PROTOCOL);
			}
		} finally {
			frame.release();
		}
	}

	private void first(final WebSocketFrame fragment) {
		final var content = fragment.content();
		if (content.readableBytes() > firstFrame.remaining()) {
			refuse(Refusal.MALFORMED, 0);
			return;
		}
		firstFrame.limit(firstFrame.position() + content.readableBytes());
		content.readBytes(firstFrame);
		firstFrame.limit(firstFrame.capacity());
		if (fragment.isFinalFragment()) {
			try {
				final var frame = RelayCodec.decodeClient(firstFrame.flip());
				visitor.settled();
				state = State.ASKING;
				wish(frame);
			} catch (final RelayProtocolException e) {
				refuse(e.refusal(), 0);
			}
		}
	}

	private void wish(final ClientFrame frame) {
		switch (frame) {
		case final ClientFrame.Allocate allocate -> allocate(allocate);
		case final ClientFrame.Claim claim -> claim(claim);
		case final ClientFrame.Attach attach -> attach(attach);
		}
	}

	private void allocate(final ClientFrame.Allocate allocate) {
		if (mayOpen() && isTechnician(allocate.token())) {
			final var lease = desk.mailboxQuota.take(visitor.address());
			if (hold(lease)) {
				final var lifetime = Duration.ofSeconds(Math.min(allocate.lifetimeSeconds(), desk.config.times().mailbox()));
				answer(desk.mailboxes.allocate(this, allocate.routingLength(), lifetime), 0);
			}
		}
	}

	private void claim(final ClientFrame.Claim claim) {
		final var wait = desk.guesses.waitSeconds(visitor.address());
		if (hold(desk.sessionQuota.take(visitor.address()))) {
			answer(desk.mailboxes.claim(claim.routing(), () -> wait == 0 || desk.guesses.mayHit(visitor.address())), wait);
		}
	}

	private void attach(final ClientFrame.Attach attach) {
		final var welcome = mayOpen() && (attach.role() == Role.SHARER || isTechnician(attach.token()));
		if (welcome && hold(desk.mailboxQuota.take(visitor.address())) && hold(desk.sessionQuota.take(visitor.address()))) {
			final var times = desk.config.times();
			final var wait = Math.min(attach.waitSeconds(), attach.purpose() == Purpose.RECONNECT ? times.reconnect() : times.contact());
			answer(desk.mailboxes.attach(this, attach.role(), attach.key(), Duration.ofSeconds(wait)), 0);
		}
	}

	private boolean mayOpen() {
		if (desk.isDraining()) {
			refuse(Refusal.DRAINING, 0);
			return false;
		}
		if (!desk.openings.take(visitor.address())) {
			refuse(Refusal.RATE, desk.openings.retryAfterSeconds(visitor.address()));
			return false;
		}
		return true;
	}

	private boolean isTechnician(final Optional<AccessToken> token) {
		final var tokens = desk.config.tokens();
		if (tokens.isEmpty()) {
			return true;
		}
		final var address = visitor.address();
		final var good = token.isPresent() && TokenHash.anyMatches(tokens, token.get());
		final var wait = desk.guesses.waitSeconds(address);
		if (wait > 0 && !(good && desk.guesses.mayHit(address))) {
			refuse(Refusal.RATE, wait);
			return false;
		}
		if (!good) {
			token.ifPresent(_ -> desk.guesses.failed(address));
			refuse(Refusal.TOKEN, 0);
		}
		return good;
	}

	/** Keeps a lease until the connection is refused or closed; refuses where there is none. */
	private boolean hold(final Optional<Quota.Lease> lease) {
		lease.ifPresentOrElse(held -> {
			leases.add(held);
			context.channel().closeFuture().addListener(_ -> held.close());
		}, () -> refuse(Refusal.LIMIT, 0));
		return lease.isPresent();
	}

	private void answer(final CompletionStage<Outcome<RendezvousHandler>> stage, final int wait) {
		stage.whenComplete((outcome, failure) -> {
			if (context.executor().inEventLoop()) {
				answerOrFail(outcome, failure, wait);
			} else {
				context.executor().execute(() -> answerOrFail(outcome, failure, wait));
			}
		});
	}

	private void answerOrFail(final Outcome<RendezvousHandler> outcome, final Throwable failure, final int wait) {
		try {
			answer(outcome, failure, wait);
		} catch (final RuntimeException e) {
			exceptionCaught(context, e);
		}
	}

	private void answer(final Outcome<RendezvousHandler> outcome, final Throwable failure, final int wait) {
		if (failure != null) {
			desk.log.log(Event.error("store.failed").with("cause", failure.getClass().getName())); //$NON-NLS-1$ //$NON-NLS-2$
			refuse(Refusal.LIMIT, 0);
			return;
		}
		switch (outcome) {
		case final Outcome.Opened<RendezvousHandler> opened -> {
			desk.metrics.opened();
			waits(opened.key(), opened.ticket(), opened.expires(),
					new ServerFrame.Allocated(opened.routing(), millisUntil(opened.expires())));
		}
		case final Outcome.Waits<RendezvousHandler> waits -> {
			desk.metrics.opened();
			desk.sessions.of(waits.key()).ifPresent(earlier -> earlier.end(CloseReason.REPLACED));
			waits(waits.key(), waits.ticket(), waits.expires(), new ServerFrame.Waiting(millisUntil(waits.expires())));
		}
		case final Outcome.Taken<RendezvousHandler> taken -> join(taken.key(), taken.waited());
		case final Outcome.Missed<RendezvousHandler> _ when wait == 0 -> {
			desk.guesses.failed(visitor.address());
			refuse(Refusal.UNAVAILABLE, 0);
		}
		case final Outcome.Missed<RendezvousHandler> _ -> refuse(Refusal.RATE, wait);
		case final Outcome.Held<RendezvousHandler> _ -> refuse(Refusal.RATE, wait);
		case final Outcome.Full<RendezvousHandler> _ -> refuse(Refusal.LIMIT, 0);
		}
	}

	private void waits(final MailboxKey key, final String ticket, final Instant expires, final ServerFrame answer) {
		leaveMailbox = Optional.of(() -> desk.mailboxes.leave(key, ticket));
		if (state != State.ASKING) { // it has left while the store was asked
			gone();
			return;
		}
		state = State.WAITING;
		expiry = Optional.of(context.executor().schedule(() -> end(CloseReason.EXPIRED), millisUntil(expires), TimeUnit.MILLISECONDS));
		desk.log.log(Event.info("mailbox.opened").with("mailbox", desk.names.of(key)).with("client", desk.names.of(visitor.address()))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		send(answer);
	}

	private int millisUntil(final Instant expires) {
		return Math.clamp(Duration.between(desk.clock.instant(), expires).toMillis(), 1, ServerFrame.MAX_MILLIS);
	}

	/**
	 * This one came to one that waited. The order matters: it is prepared to forward before the other can send anything, and sends nothing itself
	 * before it hears that both are ready.
	 */
	private void join(final MailboxKey key, final RendezvousHandler waited) {
		final var session = new Session(desk, key, waited, this);
		session.begin();
		waited.context.executor().execute(() -> {
			context.executor().execute(() -> ready(session, session.second()));
			waited.ready(session, session.first());
		});
	}

	private void ready(final Session session, final ForwardHandler forward) {
		if (state == State.LEFT || !context.channel().isActive()) {
			session.end(CloseReason.PEER_GONE);
			return;
		}
		state = State.LEFT;
		expiry.ifPresent(timer -> timer.cancel(false));
		send(new ServerFrame.Ready(desk.config.times().session(), desk.config.limits().megabytesPerSession() * 1024L * 1024L));
		context.pipeline().replace(this, null, forward);
	}

	/** Ends the wait; from any thread. */
	@Override
	public void end(final CloseReason reason) {
		context.executor().execute(() -> {
			if (state == State.WAITING || state == State.ASKING) {
				gone();
				desk.metrics.ended(reason);
				send(new ServerFrame.Closed(reason));
				control.leave(reason);
			}
		});
	}

	private void refuse(final Refusal reason, final int retryAfter) {
		state = State.LEFT;
		leases.forEach(Quota.Lease::close);
		desk.metrics.refused(reason);
		send(new ServerFrame.Refused(reason, Math.min(retryAfter, ServerFrame.MAX_RETRY_SECONDS)));
		control.leave(1000, ""); //$NON-NLS-1$
	}

	private void gone() {
		state = State.LEFT;
		expiry.ifPresent(timer -> timer.cancel(false));
		leaveMailbox.ifPresent(Runnable::run);
		leaveMailbox = Optional.empty();
	}

	private void send(final ServerFrame frame) {
		context.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(RelayCodec.encode(frame))));
	}
}
