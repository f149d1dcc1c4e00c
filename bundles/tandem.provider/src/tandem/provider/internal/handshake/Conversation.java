// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import tandem.channel.ConnectFailedException.Why;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.identity.Identity;
import tandem.identity.LongTermKey;
import tandem.identity.StatedName;
import tandem.provider.internal.handshake.Pake.End;
import tandem.provider.internal.net.Frame;
import tandem.provider.internal.net.Frame.Kind;

/** What both ends of the conversation do alike: a transcript of every frame, and the introduction after the PAKE. One use, one thread. */
abstract class Conversation {

	private static final String EXPORTER = "EXPORTER-tandem-pake"; //$NON-NLS-1$

	private static final int NONCE = 32;

	/** What the other end may say beside that it refuses. */
	private static final Set<Why> TELLING = Set.of(Why.VERSION, Why.NOBODY_THERE, Why.OCCUPIED, Why.TOO_OFTEN);

	private final Line line;

	private final Binding binding;

	private final Identity identity;

	private final SecurityWords words;

	private final End end;

	private byte[] transcript = new byte[Secrets.BYTES];

	Conversation(final End end, final Line line, final Binding binding, final Identity identity, final SecurityWords words) {
		this.end = end;
		this.line = line;
		this.binding = binding;
		this.identity = identity;
		this.words = words;
	}

	final byte[] exporter(final String wayIn, final int version) {
		return binding.exporter().export(EXPORTER, Knock.context(wayIn, version), Secrets.BYTES);
	}

	final Pake pake(final String wayIn, final byte[] secret, final byte[] exporter) {
		final var password = Secrets.pakePassword(wayIn, secret);
		try {
			return new Pake(end, password, exporter, binding);
		} finally {
			Arrays.fill(password, '0');
		}
	}

	final void say(final Kind kind, final byte[] payload) throws HandshakeException {
		note(end, kind, payload);
		line.send(new Frame(kind, payload));
	}

	final void giveUp(final Why why) throws HandshakeException {
		line.send(new Frame(Kind.FAIL, new MessageWriter().constant(why).toBytes()));
	}

	final byte[] hear(final Kind expected) throws HandshakeException, InterruptedException {
		final var frame = line.receive();
		if (frame.kind() == Kind.FAIL && expected != Kind.KNOCK) {
			throw new HandshakeException(refusal(frame.payload()), "the other end gave up"); //$NON-NLS-1$
		}
		if (frame.kind() != expected) {
			throw new HandshakeException(Why.VIOLATION, expected + " expected, " + frame.kind() + " came"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		note(end.other(), expected, frame.payload());
		return frame.payload();
	}

	private static Why refusal(final byte[] payload) {
		return TELLING.stream().filter(why -> payload.length == 1 && payload[0] == why.ordinal()).findFirst().orElse(Why.REFUSED);
	}

	private void note(final End speaker, final Kind kind, final byte[] payload) {
		transcript = Secrets.hash(transcript,
				new MessageWriter().constant(speaker).constant(kind).bytes(payload).toBytes());
	}

	/** The listening end's judgement of a caller that has proven who it is, before this end says who it is. */
	@FunctionalInterface
	interface Guest {

		/** @return why it does not come in */
		Optional<Why> turnedAway(byte[] longTermKey, byte[] shown);
	}

	/**
	 * Introduces both ends to each other; the caller speaks first.
	 *
	 * @param shown what this end shows of itself
	 * @param guest asked where this end listens
	 */
	final Admission introduce(final byte[] sessionKey, final byte[] exporter, final String way, final byte[] shown, final Guest guest)
			throws HandshakeException, InterruptedException {
		final var macKey = Secrets.derive(sessionKey, exporter, "tandem-hello-1", Secrets.BYTES); //$NON-NLS-1$
		final var nonce = new byte[NONCE];
		new SecureRandom().nextBytes(nonce);
		final Hello theirs;
		final byte[] theirNonce;
		if (end == End.CALLER) {
			say(Kind.HELLO, own(exporter, nonce, shown).encode(macKey, transcript));
			theirs = hello(macKey, exporter);
			say(Kind.REVEAL, nonce);
			theirNonce = hear(Kind.REVEAL);
		} else {
			theirs = hello(macKey, exporter);
			admit(guest.turnedAway(theirs.key(), theirs.shown()));
			say(Kind.HELLO, own(exporter, nonce, shown).encode(macKey, transcript));
			theirNonce = hear(Kind.REVEAL);
			checkNonce(theirs, theirNonce);
			say(Kind.REVEAL, nonce);
		}
		checkNonce(theirs, theirNonce);
		Arrays.fill(macKey, (byte) 0);
		final var both = end == End.LISTENER ? words.of(exporter, nonce, theirNonce) : words.of(exporter, theirNonce, nonce);
		final var admitted = new Admitted(StatedName.clean(theirs.name()), StatedName.clean(theirs.organisation()), theirs.key(), both, way);
		final var ticket = new Ticket(admitted, sessionKey);
		Arrays.fill(sessionKey, (byte) 0);
		return new Admission(ticket, false);
	}

	private Hello own(final byte[] exporter, final byte[] nonce, final byte[] shown) {
		return new Hello(identity.statedName(), identity.statedOrganisation(), identity.publicKey(), identity.sign(proof(end, exporter)), Secrets.hash(nonce), shown);
	}

	private void admit(final Optional<Why> turnedAway) throws HandshakeException {
		if (turnedAway.isPresent()) {
			giveUp(turnedAway.get());
			throw new HandshakeException(turnedAway.get(), "who called does not come in: " + turnedAway.get()); //$NON-NLS-1$
		}
	}

	private Hello hello(final byte[] macKey, final byte[] exporter) throws HandshakeException, InterruptedException {
		final var before = transcript;
		try {
			final var hello = Hello.decode(hear(Kind.HELLO), macKey, before);
			if (!LongTermKey.verifies(hello.key(), proof(end.other(), exporter), hello.proof())) {
				throw new HandshakeException(Why.VIOLATION, "the long-term key is not theirs"); //$NON-NLS-1$
			}
			return hello;
		} catch (final MessageException e) {
			throw new HandshakeException(Why.VIOLATION, "a bad introduction", e); //$NON-NLS-1$
		}
	}

	private static void checkNonce(final Hello theirs, final byte[] nonce) throws HandshakeException {
		if (nonce.length != NONCE || !MessageDigest.isEqual(theirs.commitment(), Secrets.hash(nonce))) {
			throw new HandshakeException(Why.VIOLATION, "the commitment does not open"); //$NON-NLS-1$
		}
	}

	/** Shows that the speaker knows the key, on this line, with these certificates, after all that was said so far. */
	final byte[] proof(final ResumptionKey key, final End speaker, final byte[] exporter) {
		final var listener = end == End.LISTENER ? binding.own() : binding.peer();
		final var caller = end == End.LISTENER ? binding.peer() : binding.own();
		return key.proof(new MessageWriter().raw("tandem-resume-1|".getBytes(StandardCharsets.US_ASCII)) //$NON-NLS-1$
				.raw(speaker.word().getBytes(StandardCharsets.US_ASCII)).raw(exporter).raw(listener).raw(caller).raw(transcript).toBytes());
	}

	/** @throws HandshakeException where the proof is another than the one expected */
	static void check(final byte[] expected, final byte[] proof) throws HandshakeException {
		if (!MessageDigest.isEqual(expected, proof)) {
			throw new HandshakeException(Why.REFUSED, "not the other end of the connection that was lost"); //$NON-NLS-1$
		}
	}

	private static byte[] proof(final End end, final byte[] exporter) {
		return new MessageWriter().raw("tandem-long-term-1|".getBytes(StandardCharsets.US_ASCII)) //$NON-NLS-1$
				.raw(end.word().getBytes(StandardCharsets.US_ASCII)).raw(exporter).toBytes();
	}
}
