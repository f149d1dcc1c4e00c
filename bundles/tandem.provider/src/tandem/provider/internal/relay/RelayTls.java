// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import tandem.provider.internal.tls.Certificate;

/**
 * The outer TLS, to the relay alone: with a pin exactly that certificate, without one a certificate for this host that the system's
 * authorities vouch for. It keeps the rendezvous from onlookers; what the two ends say is protected by their own TLS inside.
 */
final class RelayTls {

	/** The relay shows another certificate than the pinned one. */
	static final class WrongCertificate extends CertificateException {

		private static final long serialVersionUID = 1L;

		WrongCertificate() {
			super("not the pinned certificate of the relay"); //$NON-NLS-1$
		}
	}

	private static final String[] PROTOCOLS = { "TLSv1.3", "TLSv1.2" }; //$NON-NLS-1$ //$NON-NLS-2$

	private RelayTls() {
	}

	static SSLEngine engine(final RelayTarget relay) {
		try {
			final var context = SSLContext.getInstance("TLS"); //$NON-NLS-1$
			context.init(null, relay.pin().map(pin -> new TrustManager[] { new Pinned(pin) }).orElse(null), null);
			final var engine = context.createSSLEngine(relay.bareHost(), relay.port());
			engine.setUseClientMode(true);
			engine.setEnabledProtocols(PROTOCOLS);
			if (relay.pin().isEmpty()) {
				final var parameters = engine.getSSLParameters();
				parameters.setEndpointIdentificationAlgorithm("HTTPS"); //$NON-NLS-1$
				engine.setSSLParameters(parameters);
			}
			return engine;
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException("This Java can't speak TLS", e); //$NON-NLS-1$
		}
	}

	/** Whether a failed handshake failed because nobody vouches for the certificate. */
	static boolean isUntrusted(final Throwable failure) {
		for (var cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof CertificateException) {
				return true;
			}
		}
		return false;
	}

	/** Accepts one leaf certificate, whatever stands behind it. */
	private static final class Pinned extends X509ExtendedTrustManager {

		private final byte[] pin;

		Pinned(final byte[] pin) {
			this.pin = pin.clone();
		}

		private void check(final X509Certificate[] chain) throws CertificateException {
			if (chain == null || chain.length == 0) {
				throw new CertificateException("no certificate"); //$NON-NLS-1$
			}
			chain[0].checkValidity();
			if (!MessageDigest.isEqual(pin, Certificate.fingerprint(chain[0]))) {
				throw new WrongCertificate();
			}
		}

		@Override
		public void checkServerTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
			check(chain);
		}

		@Override
		public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket) throws CertificateException {
			check(chain);
		}

		@Override
		public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine) throws CertificateException {
			check(chain);
		}

		@Override
		public void checkClientTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
			throw new CertificateException("a relay is no client"); //$NON-NLS-1$
		}

		@Override
		public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket) throws CertificateException {
			throw new CertificateException("a relay is no client"); //$NON-NLS-1$
		}

		@Override
		public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine) throws CertificateException {
			throw new CertificateException("a relay is no client"); //$NON-NLS-1$
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}
	}
}
