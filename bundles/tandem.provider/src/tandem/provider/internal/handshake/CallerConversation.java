// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import tandem.channel.Connector.Step;
import tandem.channel.Credential;
import tandem.identity.Identity;
import tandem.provider.internal.handshake.Pake.End;
import tandem.provider.internal.net.Frame.Kind;

/** The calling end of the conversation. */
public final class CallerConversation extends Conversation {

	private final Credential credential;

	private final PakeRoom room;

	/** @param room where the costly steps run */
	public CallerConversation(final Line line, final Binding binding, final Identity identity, final SecurityWords words, final Credential credential,
			final PakeRoom room) {
		super(End.CALLER, line, binding, identity, words);
		this.credential = credential;
		this.room = room;
	}

	/**
	 * Holds the conversation to its end.
	 *
	 * @throws HandshakeException for every reason not to go on
	 */
	public Admission run(final Consumer<Step> progress) throws HandshakeException, InterruptedException {
		progress.accept(Step.PROVING);
		say(Kind.KNOCK, new Knock(List.of(Knock.VERSION), credential.wayIn(), credential.id()).encode());
		final var exporter = exporter(credential.wayIn(), Knock.VERSION);
		final var secret = credential.secret();
		final var pake = pake(credential.wayIn(), secret, exporter);
		Arrays.fill(secret, (byte) 0);
		final var theirs1 = hear(Kind.ROUND1);
		say(Kind.ROUND1, room.run(() -> {
			final var mine = pake.round1();
			pake.takeRound1(theirs1);
			return mine;
		}));
		final var theirs2 = hear(Kind.ROUND2);
		say(Kind.ROUND2, room.run(pake::round2));
		final var confirmation = room.run(() -> {
			pake.takeRound2(theirs2);
			return pake.round3();
		});
		say(Kind.ROUND3, confirmation);
		pake.takeRound3(hear(Kind.ROUND3));
		return introduce(pake.sessionKey(exporter), exporter, "", credential.shown(), (key, shown) -> Optional.empty()); //$NON-NLS-1$
	}
}
