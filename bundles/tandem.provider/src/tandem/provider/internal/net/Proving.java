// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.Optional;
import java.util.function.Consumer;

import tandem.channel.Connector.Step;
import tandem.channel.Credential;
import tandem.provider.internal.handshake.Admission;
import tandem.provider.internal.handshake.Binding;
import tandem.provider.internal.handshake.CallerConversation;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.handshake.Line;
import tandem.provider.internal.handshake.ResumingConversation;
import tandem.provider.internal.handshake.Ticket;

/** How a caller shows that it may come in. */
public sealed interface Proving {

	/** SHA-256 that the listener's certificate must have. */
	Optional<byte[]> pin();

	/** Holds the conversation, blocking. */
	Admission prove(Kit kit, Line line, Binding binding, Consumer<Step> progress) throws HandshakeException, InterruptedException;

	/** By a secret that people passed on. */
	record ByCredential(Credential credential) implements Proving {

		@Override
		public Optional<byte[]> pin() {
			return credential.pin();
		}

		@Override
		public Admission prove(final Kit kit, final Line line, final Binding binding, final Consumer<Step> progress)
				throws HandshakeException, InterruptedException {
			return new CallerConversation(line, binding, kit.identity(), kit.words(), credential, kit.room()).run(progress);
		}
	}

	/** By what was left of a connection that was lost; the proof binds both certificates, so none is pinned. */
	record ByTicket(Ticket ticket) implements Proving {

		@Override
		public Optional<byte[]> pin() {
			return Optional.empty();
		}

		@Override
		public Admission prove(final Kit kit, final Line line, final Binding binding, final Consumer<Step> progress)
				throws HandshakeException, InterruptedException {
			return new ResumingConversation(line, binding, kit.identity(), kit.words(), ticket).run(progress);
		}
	}
}
