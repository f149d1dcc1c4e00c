// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import io.netty.channel.Channel;
import tandem.channel.Authenticator;
import tandem.channel.Connection;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.handshake.ListenerConversation;
import tandem.provider.internal.handshake.Ticket;
import tandem.provider.internal.mux.Multiplexer;
import tandem.provider.internal.tls.Certificate;
import tandem.provider.internal.tls.Tls;

/**
 * The listening end's way from a carrier that stands to a connection: TLS, proof, channels. One object serves all calls of a listener.
 */
public final class Answering {

	/** Hears how the calls of a listener go. */
	public interface Outcome {

		/** A caller is let in; its connection follows. */
		void admitted(Channel channel);

		/** A caller was refused; on the event loop. */
		void refused(String from, Throwable cause);
	}

	private final Kit kit;

	private final Certificate own;

	private final Authenticator authenticator;

	private final Predicate<Channel> strangerMayTry;

	private final Function<Ticket, Optional<Resumption>> resumable;

	private final Outcome outcome;

	private final Consumer<Connection> accepted;

	/**
	 * @param own the listener's certificate
	 * @param strangerMayTry asked before a caller without a valid id costs a PAKE
	 * @param resumable how a connection goes on when it is lost
	 * @param accepted gets each authenticated connection, on a thread of its own
	 */
	public Answering(final Kit kit, final Certificate own, final Authenticator authenticator, final Predicate<Channel> strangerMayTry,
			final Function<Ticket, Optional<Resumption>> resumable, final Outcome outcome, final Consumer<Connection> accepted) {
		this.kit = kit;
		this.own = own;
		this.authenticator = authenticator;
		this.strangerMayTry = strangerMayTry;
		this.resumable = resumable;
		this.outcome = outcome;
		this.accepted = accepted;
	}

	/**
	 * Answers a caller, on the channel's event loop.
	 *
	 * @param from the caller's address as people see it
	 */
	public void begin(final Channel channel, final String from) {
		final var traffic = new Traffic();
		final var conversation = new ConversationHandler(System.nanoTime() + Lines.CONVERSATION_NANOS, Lines.FRAME_NANOS,
				line -> Thread.ofVirtual().name("tandem-answer").start(() -> converse(line, traffic, from)), //$NON-NLS-1$
				cause -> outcome.refused(from, cause));
		Lines.prepare(channel, Tls.listening(own), traffic, conversation);
	}

	private void converse(final ConversationHandler line, final Traffic traffic, final String from) {
		try {
			final var binding = Lines.binding(line.channel(), own);
			final var admission = new ListenerConversation(line, binding, kit.identity(), kit.words(), authenticator, kit.room(),
					() -> strangerMayTry.test(line.channel()), kit.resumptions()::find).run();
			outcome.admitted(line.channel());
			final var ticket = admission.ticket();
			final var multiplexer = new Multiplexer(Lines.peer(ticket.admitted(), from),
					admission.resumed() ? kit.resumptions().resumption(ticket) : resumable.apply(ticket), traffic, kit.log());
			line.handOver(multiplexer, multiplexer::neverStarted);
			if (!admission.resumed()) {
				accepted.accept(multiplexer);
			} else if (!kit.resumptions().arrived(ticket, multiplexer)) {
				multiplexer.close();
			}
		} catch (final HandshakeException e) {
			line.refuse(e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			line.refuse(e);
		} catch (final RuntimeException | Error e) {
			// Whatever broke, this caller does not come in and the listener goes on.
			line.refuse(e);
		}
	}
}
