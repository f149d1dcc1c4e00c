// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.util.List;
import java.util.function.Consumer;

import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connector.Step;
import tandem.identity.Identity;
import tandem.provider.internal.handshake.Pake.End;
import tandem.provider.internal.net.Frame.Kind;

/** The calling end of a conversation between two ends that had a connection, which was lost. */
public final class ResumingConversation extends Conversation {

	private final Ticket ticket;

	/** @param ticket what this end kept of the connection */
	public ResumingConversation(final Line line, final Binding binding, final Identity identity, final SecurityWords words, final Ticket ticket) {
		super(End.CALLER, line, binding, identity, words);
		this.ticket = ticket;
	}

	/**
	 * Holds the conversation to its end.
	 *
	 * @throws HandshakeException for every reason not to go on
	 */
	public Admission run(final Consumer<Step> progress) throws HandshakeException, InterruptedException {
		progress.accept(Step.PROVING);
		final var key = ticket.key().orElseThrow(() -> new HandshakeException(Why.REFUSED, "the session is over")); //$NON-NLS-1$
		say(Kind.KNOCK, new Knock(List.of(Knock.VERSION), Knock.RESUME, key.id()).encode());
		final var exporter = exporter(Knock.RESUME, Knock.VERSION);
		say(Kind.RESUME, proof(key, End.CALLER, exporter));
		final var expected = proof(key, End.LISTENER, exporter);
		check(expected, hear(Kind.RESUME));
		final var next = key.next(exporter);
		say(Kind.RESUME, proof(next, End.CALLER, exporter));
		ticket.renew(next);
		return new Admission(ticket, true);
	}
}
