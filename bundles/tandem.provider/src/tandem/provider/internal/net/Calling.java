// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.function.Consumer;
import java.util.function.Predicate;

import io.netty.channel.Channel;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector.Step;
import tandem.channel.Credential;
import tandem.provider.internal.handshake.CallerConversation;
import tandem.provider.internal.handshake.HandshakeException;
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

	private final Credential credential;

	private final Consumer<Step> progress;

	private final Predicate<Connection> made;

	private final Consumer<Throwable> failed;

	/**
	 * @param made gets the connection; false where nobody wants it any more
	 * @param failed told at most once why there is none
	 */
	public Calling(final Kit kit, final Credential credential, final Consumer<Step> progress, final Predicate<Connection> made,
			final Consumer<Throwable> failed) {
		this.kit = kit;
		this.credential = credential;
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
		Lines.prepare(channel, Tls.calling(own, credential.pin()), traffic, conversation);
	}

	private void converse(final ConversationHandler line, final Traffic traffic, final String where) {
		try {
			final var binding = Lines.binding(line.channel(), own);
			final var admitted = new CallerConversation(line, binding, kit.identity(), kit.words(), credential, kit.room()).run(progress);
			final var multiplexer = new Multiplexer(Lines.peer(admitted, where.isEmpty() ? Lines.show(line.channel().remoteAddress()) : where), traffic,
					kit.log());
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
