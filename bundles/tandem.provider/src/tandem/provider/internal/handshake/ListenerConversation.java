// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import tandem.channel.Authenticator;
import tandem.channel.Authenticator.Attempt;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.codec.MessageException;
import tandem.identity.Identity;
import tandem.provider.internal.handshake.Pake.End;
import tandem.provider.internal.net.Frame.Kind;

/**
 * The listening end of the conversation. A caller that nobody knows goes through the same steps with a secret that nobody knows, and
 * gets the same frames as one that knows the wrong secret.
 */
public final class ListenerConversation extends Conversation {

	private final Authenticator authenticator;

	private final PakeRoom room;

	private final BooleanSupplier strangerMayTry;

	private final Function<byte[], Optional<Ticket>> returning;

	/**
	 * @param authenticator who may try
	 * @param room where the costly steps run
	 * @param strangerMayTry asked before a caller without a valid id costs a PAKE; rate limit of its address
	 * @param returning finds the ticket of a lost connection by the id of its key
	 */
	public ListenerConversation(final Line line, final Binding binding, final Identity identity, final SecurityWords words,
			final Authenticator authenticator, final PakeRoom room, final BooleanSupplier strangerMayTry,
			final Function<byte[], Optional<Ticket>> returning) {
		super(End.LISTENER, line, binding, identity, words);
		this.authenticator = authenticator;
		this.room = room;
		this.strangerMayTry = strangerMayTry;
		this.returning = returning;
	}

	/**
	 * Holds the conversation to its end.
	 *
	 * @throws HandshakeException for every reason not to let the caller in
	 */
	public Admission run() throws HandshakeException, InterruptedException {
		final var knock = knock();
		if (!knock.versions().contains(Knock.VERSION)) {
			giveUp(Why.VERSION);
			throw new HandshakeException(Why.VERSION, "versions " + knock.versions()); //$NON-NLS-1$
		}
		if (knock.wayIn().equals(Knock.RESUME)) {
			return resume(knock);
		}
		final var known = authenticator.begin(knock.wayIn(), knock.id());
		if (known.isEmpty() && !strangerMayTry.getAsBoolean()) {
			throw new HandshakeException(Why.REFUSED, "too many calls without a valid id from this address"); //$NON-NLS-1$
		}
		final var attempt = known.orElseGet(Stranger::new);
		var admitted = false;
		try {
			final var result = authenticate(knock, attempt);
			attempt.succeeded();
			admitted = true;
			return result;
		} finally {
			if (!admitted) {
				attempt.failed();
			}
		}
	}

	/** Somebody says to have been here before: shown at once or not at all, and nothing but a place in the queue of strangers is lost by failing. */
	private Admission resume(final Knock knock) throws HandshakeException, InterruptedException {
		final var ticket = returning.apply(knock.id());
		final var known = ticket.flatMap(found -> found.find(knock.id()));
		if (known.isEmpty() && !strangerMayTry.getAsBoolean()) {
			throw new HandshakeException(Why.REFUSED, "too many calls without a valid id from this address"); //$NON-NLS-1$
		}
		final var key = known.orElseGet(ResumptionKey::unknown);
		final var exporter = exporter(Knock.RESUME, Knock.VERSION);
		final var expected = proof(key, End.CALLER, exporter);
		try {
			check(expected, hear(Kind.RESUME));
		} catch (final HandshakeException e) {
			if (e.why() == Why.REFUSED) {
				giveUp(Why.REFUSED);
			}
			throw e;
		}
		final var next = key.next(exporter);
		ticket.orElseThrow().prepare(key, next);
		say(Kind.RESUME, proof(key, End.LISTENER, exporter));
		final var heard = proof(next, End.CALLER, exporter);
		check(heard, hear(Kind.RESUME));
		ticket.orElseThrow().renew(next);
		return new Admission(ticket.orElseThrow(), true);
	}

	private Knock knock() throws HandshakeException, InterruptedException {
		try {
			return Knock.decode(hear(Kind.KNOCK));
		} catch (final MessageException e) {
			throw new HandshakeException(Why.VIOLATION, "a bad knock", e); //$NON-NLS-1$
		}
	}

	private Admission authenticate(final Knock knock, final Attempt attempt) throws HandshakeException, InterruptedException {
		final var exporter = exporter(knock.wayIn(), Knock.VERSION);
		final var secret = attempt.secret();
		final var pake = pake(knock.wayIn(), secret, exporter);
		Arrays.fill(secret, (byte) 0);
		say(Kind.ROUND1, room.run(pake::round1));
		final var theirs1 = hear(Kind.ROUND1);
		final var round2 = room.run(() -> {
			pake.takeRound1(theirs1);
			// From here on the caller can test a guess, whatever it does next. Where none is left the steps are the same, and it tests nothing.
			final var spent = room.spendTime().spend(attempt::spend);
			return new Round2(spent, spent ? pake.round2() : pake.emptyRound2());
		});
		say(Kind.ROUND2, round2.bytes());
		final var theirs2 = hear(Kind.ROUND2);
		room.run(() -> {
			pake.takeRound2(theirs2);
			return Boolean.TRUE;
		});
		final var theirs3 = hear(Kind.ROUND3);
		try {
			pake.takeRound3(theirs3);
			if (!round2.spent()) {
				throw new HandshakeException(Why.REFUSED, "no guess is left"); //$NON-NLS-1$
			}
		} catch (final HandshakeException e) {
			giveUp(Why.REFUSED);
			throw e;
		}
		say(Kind.ROUND3, room.run(pake::round3));
		return introduce(pake.sessionKey(exporter), exporter, attempt.way(), new byte[0], attempt::turnsAway);
	}

	/** The listener's second round, and whether a guess was spent for it. */
	private record Round2(boolean spent, byte[] bytes) {
	}

	/** Somebody whom no way in knows: plays along and can't win. */
	private static final class Stranger implements Attempt {

		private static final int SECRET = 32;

		@Override
		public String way() {
			return "none"; //$NON-NLS-1$
		}

		@Override
		public byte[] secret() {
			final var secret = new byte[SECRET];
			new SecureRandom().nextBytes(secret);
			return secret;
		}

		@Override
		public boolean spend() {
			return false;
		}

		@Override
		public void succeeded() {
			throw new IllegalStateException("a stranger has no guess"); //$NON-NLS-1$
		}

		@Override
		public void failed() {
			// Nothing was spent.
		}
	}
}
