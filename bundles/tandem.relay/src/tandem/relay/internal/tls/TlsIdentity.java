// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.tls;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

/**
 * What the relay shows to its clients.
 *
 * @param chain its own certificate first
 * @param key belongs to it
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {

	/** TLS 1.3's suites, and those of 1.2 with forward secrecy and authenticated encryption. */
	private static final List<String> SUITES = List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	/** Sessions that could be resumed, each some kilobytes; a client comes back seldom. */
	private static final int SESSIONS_KEPT = 256;

	private static final int SESSION_SECONDS = 600;

	/**
	 * Reads PEM files.
	 *
	 * @throws TlsException if they can't be used
	 */
	public static TlsIdentity read(final Path certificate, final Path key) throws TlsException {
		final var identity = new TlsIdentity(KeyFiles.chain(certificate), KeyFiles.key(key));
		KeyFiles.requirePair(certificate, identity.own(), key, identity.key);
		return identity;
	}

	/** The key to it. */
	public PrivateKey key() {
		return key;
	}

	/** The relay's own certificate. */
	public X509Certificate own() {
		return chain.getFirst();
	}

	/** What clients know a relay by that no authority vouches for: SHA-256 of its own certificate, 64 hexadecimal digits. */
	public String pin() {
		try {
			return sha256(own().getEncoded());
		} catch (final CertificateEncodingException e) {
			throw new IllegalStateException("a certificate without encoding", e); //$NON-NLS-1$
		}
	}

	/** A context for TLS 1.3 and 1.2. */
	public SslContext context() throws TlsException {
		try {
			return SslContextBuilder.forServer(key, chain.toArray(X509Certificate[]::new)).sslProvider(SslProvider.JDK).protocols("TLSv1.3", "TLSv1.2") //$NON-NLS-1$ //$NON-NLS-2$
					.ciphers(SUITES).sessionCacheSize(SESSIONS_KEPT).sessionTimeout(SESSION_SECONDS).build();
		} catch (final SSLException e) {
			throw new TlsException("This Java can't serve TLS with the relay's certificate", e); //$NON-NLS-1$
		}
	}

	private static String sha256(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)); //$NON-NLS-1$
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("This Java has no SHA-256", e); //$NON-NLS-1$
		}
	}
}
