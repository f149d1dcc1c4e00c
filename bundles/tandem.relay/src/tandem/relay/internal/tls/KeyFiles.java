// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a certificate chain and its key from PEM files, and makes sure that they belong together. */
final class KeyFiles {

	private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----"); //$NON-NLS-1$

	private static final List<String> ALGORITHMS = List.of("EC", "RSA"); //$NON-NLS-1$ //$NON-NLS-2$

	private KeyFiles() {
	}

	static List<X509Certificate> chain(final Path file) throws TlsException {
		try (InputStream in = Files.newInputStream(file)) {
			final var chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream().map(X509Certificate.class::cast).toList(); //$NON-NLS-1$
			if (chain.isEmpty()) {
				throw new TlsException(file + " holds no certificate: it must be PEM, with the relay's own certificate first"); //$NON-NLS-1$
			}
			return chain;
		} catch (final IOException e) {
			throw unreadable(file, e);
		} catch (final GeneralSecurityException e) {
			throw new TlsException(file + " holds no certificate that can be read: it must be PEM (" + e.getMessage() + ")", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	static PrivateKey key(final Path file) throws TlsException {
		try {
			if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
				throw new TlsException(file + " can be read by everybody on this computer: chmod 640 " + file); //$NON-NLS-1$
			}
			final var text = Files.readString(file, StandardCharsets.ISO_8859_1);
			final var pem = PKCS8.matcher(text);
			if (!pem.find()) {
				throw new TlsException(file + " holds no key in PKCS #8 form without a password: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW makes one"); //$NON-NLS-1$
			}
			final var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
			for (final var algorithm : ALGORITHMS) {
				try {
					return KeyFactory.getInstance(algorithm).generatePrivate(spec);
				} catch (final GeneralSecurityException _) {
					continue; // the next one may be its algorithm
				}
			}
			throw new TlsException(file + " holds a key that is neither EC nor RSA"); //$NON-NLS-1$
		} catch (final IOException e) {
			throw unreadable(file, e);
		}
	}

	/** Signs something with the key and verifies it with the certificate. */
	static void requirePair(final Path certificateFile, final X509Certificate certificate, final Path keyFile, final PrivateKey key) throws TlsException {
		final var algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		try {
			final var signing = Signature.getInstance(algorithm);
			signing.initSign(key);
			signing.update(certificate.getEncoded());
			final var verifying = Signature.getInstance(algorithm);
			verifying.initVerify(certificate.getPublicKey());
			verifying.update(certificate.getEncoded());
			if (verifying.verify(signing.sign())) {
				return;
			}
		} catch (final GeneralSecurityException e) {
			throw new TlsException(notAPair(certificateFile, keyFile), e);
		}
		throw new TlsException(notAPair(certificateFile, keyFile));
	}

	private static String notAPair(final Path certificateFile, final Path keyFile) {
		return keyFile + " is not the key of the first certificate in " + certificateFile + ": put the relay's own certificate first, and use its key"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static TlsException unreadable(final Path file, final IOException cause) {
		return new TlsException(file + " can't be read (" + cause.getClass().getSimpleName() //$NON-NLS-1$
				+ "): check that it is there and that the relay's user may read it", cause); //$NON-NLS-1$
	}
}
