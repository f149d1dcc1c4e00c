// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Checks what another installation signed with its long-term key. Pure. */
public final class LongTermKey {

	/** Bytes of an X.509-encoded Ed25519 key. */
	public static final int ENCODED_BYTES = 44;

	/** Bytes of an Ed25519 signature. */
	public static final int SIGNATURE_BYTES = 64;

	private static final String ALGORITHM = "Ed25519"; //$NON-NLS-1$

	private LongTermKey() {
	}

	/** What names a key in settings and lists: its SHA-256 in lower-case hex. */
	public static String fingerprint(final byte[] publicKey) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey)); //$NON-NLS-1$
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Whether the owner of the key signed the message; false for anything malformed too. */
	public static boolean verifies(final byte[] publicKey, final byte[] message, final byte[] signature) {
		if (publicKey.length != ENCODED_BYTES || signature.length != SIGNATURE_BYTES) {
			return false;
		}
		try {
			final var verifier = Signature.getInstance(ALGORITHM);
			verifier.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey)));
			verifier.update(message);
			return verifier.verify(signature);
		} catch (final GeneralSecurityException e) {
			return false;
		}
	}
}
