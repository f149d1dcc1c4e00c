// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Hashes and key derivation of the conversation, each with its own domain. Pure. */
public final class Secrets {

	/** Bytes of every hash, MAC and key here. */
	public static final int BYTES = 32;

	private static final String SHA = "SHA-256"; //$NON-NLS-1$

	private static final String HMAC = "HmacSHA256"; //$NON-NLS-1$

	private Secrets() {
	}

	/** SHA-256 of all parts, one after the other. */
	public static byte[] hash(final byte[]... parts) {
		try {
			final var digest = MessageDigest.getInstance(SHA);
			for (final var part : parts) {
				digest.update(part);
			}
			return digest.digest();
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** HMAC-SHA-256. */
	public static byte[] mac(final byte[] key, final byte[] message) {
		try {
			final var mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(key, HMAC));
			return mac.doFinal(message);
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** HKDF-SHA-256 (RFC 5869). */
	public static byte[] derive(final byte[] key, final byte[] salt, final String purpose, final int length) {
		try {
			return KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract().addIKM(key).addSalt(salt) //$NON-NLS-1$
					.thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), length));
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** What the PAKE runs on: lower-case hex of a domain-separated hash of the canonical secret. */
	static char[] pakePassword(final String wayIn, final byte[] secret) {
		final var zero = new byte[1];
		return HexFormat.of()
				.formatHex(hash("tandem-pake-1".getBytes(StandardCharsets.US_ASCII), zero, wayIn.getBytes(StandardCharsets.UTF_8), zero, secret)) //$NON-NLS-1$
				.toCharArray();
	}
}
