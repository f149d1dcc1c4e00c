// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A fresh key with its self-signed certificate: one per listener and one per call. Says nothing of the person or the computer.
 *
 * @param keys P-256
 * @param certificate says only "tandem"
 */
public record Certificate(KeyPair keys, X509Certificate certificate) {

	/** Longer than the longest invitation (99 days), with room for clocks that differ. */
	private static final Duration LIFETIME = Duration.ofDays(120);

	private static final int SERIAL_BITS = 128;

	/** Makes one. */
	public static Certificate fresh() {
		try {
			final var generator = KeyPairGenerator.getInstance("EC"); //$NON-NLS-1$
			generator.initialize(new ECGenParameterSpec("secp256r1")); //$NON-NLS-1$
			final var keys = generator.generateKeyPair();
			final var name = new X500Name("CN=tandem"); //$NON-NLS-1$
			final var now = Instant.now();
			final var builder = new JcaX509v3CertificateBuilder(name, new BigInteger(SERIAL_BITS, new SecureRandom()),
					Date.from(now.minus(Duration.ofDays(2))), Date.from(now.plus(LIFETIME)), name, keys.getPublic());
			final var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()); //$NON-NLS-1$
			return new Certificate(keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
		} catch (final GeneralSecurityException | OperatorCreationException e) {
			throw new IllegalStateException("This Java can't make certificates", e); //$NON-NLS-1$
		}
	}

	/** SHA-256 of the certificate. */
	public byte[] fingerprint() {
		return fingerprint(certificate);
	}

	/** SHA-256 of any certificate. */
	public static byte[] fingerprint(final X509Certificate certificate) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()); //$NON-NLS-1$
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e instanceof CertificateEncodingException ? "a certificate without encoding" : "no SHA-256", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}
}
