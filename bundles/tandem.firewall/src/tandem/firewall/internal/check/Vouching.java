// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Notes which certificate a server shows and whether it is the right one, and lets the handshake go on either way: it is looked at, nothing is sent that matters.
 * One handshake each.
 */
final class Vouching extends X509ExtendedTrustManager {

	private final String pin;

	private X509Certificate shown;

	private Optional<CertificateException> objection = Optional.empty();

	/** @param pin hexadecimal SHA-256 of the only right one; empty where the system's authorities decide */
	Vouching(final String pin) {
		this.pin = pin;
	}

	/** The certificate of the server, once it has shown one. */
	Optional<X509Certificate> shown() {
		return Optional.ofNullable(shown);
	}

	/** Why it is not the right one. */
	Optional<CertificateException> objection() {
		return objection;
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket) throws CertificateException {
		shown = chain[0];
		try {
			if (pin.isEmpty()) {
				system().checkServerTrusted(chain, type, socket);
			} else {
				chain[0].checkValidity();
				if (!pin.equalsIgnoreCase(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded())))) {
					throw new CertificateException("not the pinned certificate");
				}
			}
		} catch (final CertificateException e) {
			objection = Optional.of(e);
		} catch (final GeneralSecurityException e) {
			throw new CertificateException(e);
		}
	}

	private static X509ExtendedTrustManager system() throws GeneralSecurityException {
		final var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init((KeyStore) null);
		return Stream.of(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance).map(X509ExtendedTrustManager.class::cast).findFirst()
				.orElseThrow();
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine) throws CertificateException {
		throw new CertificateException("sockets only");
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
		throw new CertificateException("sockets only");
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket) throws CertificateException {
		throw new CertificateException("a relay is no client");
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine) throws CertificateException {
		throw new CertificateException("a relay is no client");
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
		throw new CertificateException("a relay is no client");
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}
}
