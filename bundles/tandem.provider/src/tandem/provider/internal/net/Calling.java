// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import io.netty.channel.Channel;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector.Step;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.handshake.Ticket;
import tandem.provider.internal.mux.Multiplexer;
import tandem.provider.internal.tls.Certificate;
import tandem.provider.internal.tls.Tls;

/**
 * The calling end's way from a carrier that stands to a connection: TLS, proof, channels. The carrier is any Netty channel that moves bytes:
 * TCP, memory, or the end of a pipeline to a relay.
 */
public final class Calling {

	private final Certificate own = Certificate.fresh();

	private final Kit kit;

	private final Proving proving;

	private final Function<Ticket, Optional<Resumption>> resumable;

	private final Consumer<Step> progress;

	private final Predicate<Connection> made;

	private final Consumer<Throwable> failed;

	/**
	 * @param resumable how the connection goes on when it is lost
	 * @param made gets the connection; false where nobody wants it any more
	 * @param failed told at most once why there is none
	 */
	public Calling(final Kit kit, final Proving proving, final Function<Ticket, Optional<Resumption>> resumable, final Consumer<Step> progress,
			final Predicate<Connection> made, final Consumer<Throwable> failed) {
		this.kit = kit;
		this.proving = proving;
		this.resumable = resumable;
		this.progress = progress;
		this.made = made;
		this.failed = failed;
	}

	/**
	 * Begins, on the channel's event loop.
	 *
	 * @param where the other end's address as people see it; empty for the channel's own
	 */
	public void begin(final Channel channel, final String where) {
		final var traffic = new Traffic();
		final var conversation = new ConversationHandler(System.nanoTime() + Lines.CONVERSATION_NANOS, Lines.FRAME_NANOS,
				line -> Thread.ofVirtual().name("tandem-call").start(() -> converse(line, traffic, where)), failed); //$NON-NLS-1$
		Lines.prepare(channel, Tls.calling(own, proving.pin()), traffic, conversation);
	}

	private void converse(final ConversationHandler line, final Traffic traffic, final String where) {
		try {
			final var binding = Lines.binding(line.channel(), own);
			final var ticket = proving.prove(kit, line, binding, progress).ticket();
			final var multiplexer = new Multiplexer(Lines.peer(ticket.admitted(), where.isEmpty() ? Lines.show(line.channel().remoteAddress()) : where),
					resumable.apply(ticket), traffic, kit.log());
			line.handOver(multiplexer, multiplexer::neverStarted);
			if (!made.test(multiplexer)) {
				multiplexer.close();
			}
		} catch (final HandshakeException e) {
			line.refuse(e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			line.refuse(e);
		} catch (final RuntimeException | Error e) {
			// Whatever broke in a callback: the caller hears that there is no connection.
			line.refuse(new HandshakeException(Why.VIOLATION, "the call failed", e)); //$NON-NLS-1$
		}
	}
}
