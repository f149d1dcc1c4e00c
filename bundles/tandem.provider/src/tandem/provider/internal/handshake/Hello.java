// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.security.MessageDigest;

import tandem.channel.Credential;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.identity.LongTermKey;

/**
 * How each end introduces itself after the PAKE.
 *
 * @param name as stated, not yet cleaned
 * @param organisation as stated, not yet cleaned
 * @param key long-term public key
 * @param proof signature over role and exporter
 * @param commitment SHA-256 of the nonce for the security words
 * @param shown what the speaker shows of itself beside its key; not understood here
 */
record Hello(String name, String organisation, byte[] key, byte[] proof, byte[] commitment, byte[] shown) {

	private static final int MAX_NAME = 1024;

	/** The frame: the introduction and a MAC over it and over all that was said before. */
	byte[] encode(final byte[] macKey, final byte[] transcript) {
		final var body = new MessageWriter().text(name).text(organisation).bytes(key).bytes(proof).raw(commitment).bytes(shown).toBytes();
		return new MessageWriter().bytes(body).raw(mac(macKey, transcript, body)).toBytes();
	}

	static Hello decode(final byte[] bytes, final byte[] macKey, final byte[] transcript) throws MessageException {
		final var reader = new MessageReader(bytes);
		final var body = reader.bytes(bytes.length);
		final var mac = reader.exactly(Secrets.BYTES);
		reader.end();
		if (!MessageDigest.isEqual(mac, mac(macKey, transcript, body))) {
			throw new MessageException("the two ends heard different things"); //$NON-NLS-1$
		}
		final var fields = new MessageReader(body);
		final var hello = new Hello(fields.text(MAX_NAME), fields.text(MAX_NAME), fields.bytes(LongTermKey.ENCODED_BYTES),
				fields.bytes(LongTermKey.SIGNATURE_BYTES), fields.exactly(Secrets.BYTES), fields.bytes(Credential.MAX_SHOWN));
		fields.end();
		return hello;
	}

	private static byte[] mac(final byte[] key, final byte[] transcript, final byte[] body) {
		return Secrets.mac(key, Secrets.hash(transcript, body));
	}
}
