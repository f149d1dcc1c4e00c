// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.Future;
import tandem.relay.MailboxKey;
import tandem.relay.internal.mailbox.Guest;
import tandem.relay.internal.mailbox.Outcome;
import tandem.relay.internal.watch.Event;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.CloseReason;
import tandem.relay.protocol.ProbeResult;
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

	private static final int NORMAL = WebSocketCloseStatus.NORMAL_CLOSURE.code();

	private final Desk desk;

	private final Visitor visitor;

	private final ControlFrames control;

	private final FirstFrame firstFrame = new FirstFrame();

	private Admission admission;

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
		admission = new Admission(desk, visitor, added.channel());
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
		try {
			final var frame = firstFrame.take(fragment);
			if (frame.isPresent()) {
				visitor.settled();
				state = State.ASKING;
				wish(frame.get());
			}
		} catch (final RelayProtocolException e) {
			refuse(new ServerFrame.Refused(e.refusal(), 0));
		}
	}

	private void wish(final ClientFrame frame) {
		switch (frame) {
		case final ClientFrame.Allocate allocate -> allocate(allocate);
		case final ClientFrame.Claim claim -> claim(claim);
		case final ClientFrame.Attach attach -> attach(attach);
		case final ClientFrame.Probe probe -> probe(probe);
		}
	}

	private void allocate(final ClientFrame.Allocate allocate) {
		final var refused = admission.opens().or(() -> admission.isTechnician(allocate.token())).or(admission::mailbox);
		refused.ifPresentOrElse(this::refuse, () -> {
			final var lifetime = Duration.ofSeconds(Math.min(allocate.lifetimeSeconds(), desk.config.times().mailbox()));
			answer(desk.mailboxes.allocate(this, allocate.routingLength(), lifetime), 0);
		});
	}

	private void claim(final ClientFrame.Claim claim) {
		admission.session().ifPresentOrElse(this::refuse, () -> {
			final var wait = admission.waitSeconds();
			answer(desk.mailboxes.claim(claim.routing(), () -> wait == 0 || desk.guesses.mayHit(visitor.address())), wait);
		});
	}

	private void attach(final ClientFrame.Attach attach) {
		final var refused = admission.attaches()
				.or(() -> attach.role() == Role.TECHNICIAN ? admission.isTechnician(attach.token()) : Optional.empty()).or(admission::attachment);
		refused.ifPresentOrElse(this::refuse, () -> {
			final var times = desk.config.times();
			final var wait = Math.min(attach.waitSeconds(), attach.purpose() == Purpose.RECONNECT ? times.reconnect() : times.contact());
			answer(desk.mailboxes.attach(this, attach.role(), attach.key(), Duration.ofSeconds(wait)), 0);
		});
	}

	private void probe(final ClientFrame.Probe probe) {
		final var address = visitor.address();
		final var objection = desk.isDraining() ? Optional.<ServerFrame>of(new ServerFrame.Refused(Refusal.DRAINING, 0)) : desk.prober.objection(address);
		if (objection.isPresent()) {
			if (objection.get() instanceof final ServerFrame.Refused refused) {
				refuse(refused);
			} else {
				desk.metrics.probed(ProbeResult.NOT_TRIED);
				last(objection.get());
			}
			return;
		}
		final var nonce = desk.prober.nonce();
		final var over = context.executor().schedule(() -> probed(ProbeResult.NOT_REACHED), RelayProtocol.PROBE_TAKES.toMillis(), TimeUnit.MILLISECONDS);
		expiry = Optional.of(over);
		context.channel().closeFuture().addListener(_ -> desk.prober.done());
		send(new ServerFrame.Probing(nonce));
		desk.prober.go(context.channel(), address, probe.port(), nonce, () -> probed(ProbeResult.REACHED));
	}

	private void probed(final ProbeResult result) {
		if (state == State.ASKING) {
			desk.metrics.probed(result);
			desk.log.log(Event.info("probe").with("client", desk.names.of(visitor.address())).with("reached", result == ProbeResult.REACHED)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			last(new ServerFrame.Probed(result));
		}
	}

	private void last(final ServerFrame frame) {
		gone();
		send(frame);
		control.leave(NORMAL, ""); //$NON-NLS-1$
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
			refuse(new ServerFrame.Refused(Refusal.LIMIT, 0));
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
			refuse(new ServerFrame.Refused(Refusal.UNAVAILABLE, 0));
		}
		case final Outcome.Missed<RendezvousHandler> _ -> refuse(new ServerFrame.Refused(Refusal.RATE, wait));
		case final Outcome.Held<RendezvousHandler> _ -> refuse(new ServerFrame.Refused(Refusal.RATE, wait));
		case final Outcome.Full<RendezvousHandler> _ -> refuse(new ServerFrame.Refused(Refusal.LIMIT, 0));
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

	private void refuse(final ServerFrame.Refused refused) {
		state = State.LEFT;
		admission.release();
		desk.metrics.refused(refused.reason());
		send(refused);
		control.leave(NORMAL, ""); //$NON-NLS-1$
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
