// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.jpake.JPAKEParticipant;
import org.bouncycastle.crypto.agreement.jpake.JPAKEPrimeOrderGroup;
import org.bouncycastle.crypto.agreement.jpake.JPAKEPrimeOrderGroups;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound1Payload;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound2Payload;
import org.bouncycastle.crypto.agreement.jpake.JPAKERound3Payload;
import org.bouncycastle.crypto.agreement.jpake.JPAKEUtil;
import org.bouncycastle.crypto.digests.SHA256Digest;

import tandem.channel.ConnectFailedException.Why;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;

/**
 * One end of a J-PAKE (RFC 8236) in the group NIST_3072, bound to one encrypted line by the participants' ids. Ids are never sent:
 * each end computes the only one that it accepts. All numbers travel in fields of one size, so that rounds look alike whatever is
 * in them. Not thread-safe; each step costs tens of milliseconds.
 */
final class Pake {

	/** Bytes of every number field: 3,072 bits. */
	static final int NUMBER = 384;

	private static final int CONFIRMATION = 32;

	/** Which end this is. */
	enum End {
		LISTENER, CALLER;

		End other() {
			return this == LISTENER ? CALLER : LISTENER;
		}

		/** The word that goes into ids and proofs. */
		String word() {
			return this == LISTENER ? "listener" : "caller"; //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private static final JPAKEPrimeOrderGroup GROUP = JPAKEPrimeOrderGroups.NIST_3072;

	private final JPAKEParticipant participant;

	private final String id;

	private final String peerId;

	private BigInteger gx1;

	/** What the second rounds are built on: the product of three numbers of the first. */
	private BigInteger base;

	private BigInteger key;

	private BigInteger confirmation;

	Pake(final End end, final char[] password, final byte[] exporter, final Binding binding) {
		id = id(end, exporter, binding.own());
		participant = new JPAKEParticipant(id, password, GROUP);
		peerId = id(end.other(), exporter, binding.peer());
	}

	private static String id(final End end, final byte[] exporter, final byte[] certificate) {
		final var hex = HexFormat.of();
		return "tandem1|" + end.word() + '|' + hex.formatHex(exporter) + '|' + hex.formatHex(certificate); //$NON-NLS-1$
	}

	byte[] round1() {
		final var round = participant.createRound1PayloadToSend();
		gx1 = round.getGx1();
		final var writer = new MessageWriter();
		number(writer, gx1);
		number(writer, round.getGx2());
		proof(writer, round.getKnowledgeProofForX1());
		proof(writer, round.getKnowledgeProofForX2());
		return writer.toBytes();
	}

	void takeRound1(final byte[] bytes) throws HandshakeException {
		try {
			final var reader = new MessageReader(bytes);
			final var gx3 = number(reader);
			final var gx4 = number(reader);
			final var proof1 = proof(reader);
			final var proof2 = proof(reader);
			reader.end();
			participant.validateRound1PayloadReceived(new JPAKERound1Payload(peerId, gx3, gx4, proof1, proof2));
			base = JPAKEUtil.calculateGA(GROUP.getP(), gx1, gx3, gx4);
		} catch (final MessageException | CryptoException | IllegalArgumentException e) {
			throw new HandshakeException(Why.VIOLATION, "a bad first round", e); //$NON-NLS-1$
		}
	}

	byte[] round2() {
		final var round = participant.createRound2PayloadToSend();
		return round2(round.getA(), round.getKnowledgeProofForX2s());
	}

	/**
	 * A second round that looks like any other and holds nothing of the secret, so that no guess can be tested on it: a random exponent stands
	 * where the secret would. The other end's confirmation never fits then.
	 */
	byte[] emptyRound2() {
		final var random = new SecureRandom();
		final var exponent = JPAKEUtil.generateX2(GROUP.getQ(), random);
		final var a = JPAKEUtil.calculateA(GROUP.getP(), GROUP.getQ(), base, exponent);
		return round2(a, JPAKEUtil.calculateZeroKnowledgeProof(GROUP.getP(), GROUP.getQ(), base, a, exponent, id, SHA256Digest.newInstance(), random));
	}

	private static byte[] round2(final BigInteger a, final BigInteger[] proof) {
		final var writer = new MessageWriter();
		number(writer, a);
		proof(writer, proof);
		return writer.toBytes();
	}

	void takeRound2(final byte[] bytes) throws HandshakeException {
		try {
			final var reader = new MessageReader(bytes);
			final var a = number(reader);
			final var proof = proof(reader);
			reader.end();
			participant.validateRound2PayloadReceived(new JPAKERound2Payload(peerId, a, proof));
			key = participant.calculateKeyingMaterial();
			// Made before the other end's is checked: the participant allows no other order.
			confirmation = participant.createRound3PayloadToSend(key).getMacTag();
		} catch (final MessageException | CryptoException | IllegalArgumentException e) {
			throw new HandshakeException(Why.VIOLATION, "a bad second round", e); //$NON-NLS-1$
		}
	}

	byte[] round3() {
		final var writer = new MessageWriter();
		// The tag is a MAC read as a signed number.
		final var bytes = new byte[CONFIRMATION];
		Arrays.fill(bytes, (byte) (confirmation.signum() < 0 ? -1 : 0));
		final var digits = confirmation.toByteArray();
		System.arraycopy(digits, 0, bytes, CONFIRMATION - digits.length, digits.length);
		writer.raw(bytes);
		return writer.toBytes();
	}

	/** The only step that tells a right secret from a wrong one. */
	void takeRound3(final byte[] bytes) throws HandshakeException {
		try {
			final var reader = new MessageReader(bytes);
			final var tag = new BigInteger(reader.exactly(CONFIRMATION));
			reader.end();
			participant.validateRound3PayloadReceived(new JPAKERound3Payload(peerId, tag), key);
		} catch (final MessageException | CryptoException e) {
			throw new HandshakeException(Why.REFUSED, "the secrets differ", e); //$NON-NLS-1$
		}
	}

	/** The session key, once both rounds are done: derived from the PAKE's key and the line. */
	byte[] sessionKey(final byte[] exporter) {
		final var material = key.toByteArray();
		try {
			return Secrets.derive(material, exporter, "tandem-session-1", Secrets.BYTES); //$NON-NLS-1$
		} finally {
			Arrays.fill(material, (byte) 0);
		}
	}

	private static void proof(final MessageWriter writer, final BigInteger[] proof) {
		number(writer, proof[0]);
		number(writer, proof[1]);
	}

	private static BigInteger[] proof(final MessageReader reader) throws MessageException {
		return new BigInteger[] { number(reader), number(reader) };
	}

	private static void number(final MessageWriter writer, final BigInteger number) {
		writer.raw(fixed(number, NUMBER));
	}

	private static BigInteger number(final MessageReader reader) throws MessageException {
		return new BigInteger(1, reader.exactly(NUMBER));
	}

	private static byte[] fixed(final BigInteger number, final int length) {
		final var bytes = number.toByteArray();
		final var from = bytes.length > length ? bytes.length - length : 0;
		final var result = new byte[length];
		System.arraycopy(bytes, from, result, length - (bytes.length - from), bytes.length - from);
		return result;
	}
}
