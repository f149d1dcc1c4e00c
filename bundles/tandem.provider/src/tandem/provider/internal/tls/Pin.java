// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.tls;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts exactly one certificate, the pinned one where there is a pin. Without a pin the PAKE that follows is bound to the
 * certificate, so that trust comes from the secret alone.
 */
final class Pin extends X509ExtendedTrustManager {

	/** The other end shows another certificate than the pinned one. */
	static final class Mismatch extends CertificateException {

		private static final long serialVersionUID = 1L;

		Mismatch() {
			super("not the pinned certificate"); //$NON-NLS-1$
		}
	}

	private final Optional<byte[]> fingerprint;

	Pin(final Optional<byte[]> fingerprint) {
		this.fingerprint = fingerprint;
	}

	private void check(final X509Certificate[] chain) throws CertificateException {
		if (chain == null || chain.length != 1) {
			throw new CertificateException("not one certificate"); //$NON-NLS-1$
		}
		chain[0].checkValidity();
		if (fingerprint.isPresent() && !MessageDigest.isEqual(fingerprint.get(), Certificate.fingerprint(chain[0]))) {
			throw new Mismatch();
		}
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket) throws CertificateException {
		check(chain);
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket) throws CertificateException {
		check(chain);
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine) throws CertificateException {
		check(chain);
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine) throws CertificateException {
		check(chain);
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
		check(chain);
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type) throws CertificateException {
		check(chain);
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}
}
