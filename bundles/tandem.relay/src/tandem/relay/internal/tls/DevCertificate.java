// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed certificate for a relay without one: made once, kept in a folder, known to clients by its pin alone. */
public final class DevCertificate {

	private static final Duration LIFETIME = Duration.ofDays(3650);

	private static final int SERIAL_BITS = 128;

	private DevCertificate() {
	}

	/**
	 * Reads the certificate of a folder, or makes it.
	 *
	 * @param folder made if it is not there; the key in it is for its owner alone
	 * @throws TlsException if the folder can't be used
	 */
	public static TlsIdentity in(final Path folder) throws TlsException {
		final var certificate = folder.resolve("relay-dev.crt"); //$NON-NLS-1$
		final var key = folder.resolve("relay-dev.key"); //$NON-NLS-1$
		try {
			if (!Files.exists(certificate) || !Files.exists(key)) {
				Files.createDirectories(folder);
				make(certificate, key);
			}
		} catch (final IOException e) {
			throw new TlsException(folder + " can't hold a certificate (" + e.getClass().getSimpleName() + "): set XDG_STATE_HOME to a folder that can", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return TlsIdentity.read(certificate, key);
	}

	private static void make(final Path certificateFile, final Path keyFile) throws IOException {
		try {
			final var generator = KeyPairGenerator.getInstance("EC"); //$NON-NLS-1$
			generator.initialize(new ECGenParameterSpec("secp256r1")); //$NON-NLS-1$
			final var keys = generator.generateKeyPair();
			PemFile.write(keyFile, "PRIVATE KEY", keys.getPrivate().getEncoded()); //$NON-NLS-1$
			PemFile.write(certificateFile, "CERTIFICATE", certificate(keys).getEncoded()); //$NON-NLS-1$
		} catch (final GeneralSecurityException | OperatorCreationException e) {
			throw new IllegalStateException("This Java can't make certificates", e); //$NON-NLS-1$
		}
	}

	private static X509Certificate certificate(final KeyPair keys) throws OperatorCreationException, GeneralSecurityException, CertIOException {
		final var name = new X500Name("CN=tandem-relay"); //$NON-NLS-1$
		final var now = Instant.now();
		final var builder = new JcaX509v3CertificateBuilder(name, new BigInteger(SERIAL_BITS, new SecureRandom()), Date.from(now.minus(Duration.ofDays(2))),
				Date.from(now.plus(LIFETIME)), name, keys.getPublic());
		builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] { new GeneralName(GeneralName.dNSName, "localhost"), //$NON-NLS-1$
				new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.iPAddress, "::1") })); //$NON-NLS-1$ //$NON-NLS-2$
		return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))); //$NON-NLS-1$
	}
}
