// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts whatever it is shown: these tests are not about certificates. */
final class Trusting extends X509ExtendedTrustManager {

	static SSLContext context() {
		try {
			final var context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { new Trusting() }, null);
			return context;
		} catch (final GeneralSecurityException e) {
			throw new AssertionError(e);
		}
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type, final Socket socket) {
		// whatever
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type, final Socket socket) {
		// whatever
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine) {
		// whatever
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type, final SSLEngine engine) {
		// whatever
	}

	@Override
	public void checkClientTrusted(final X509Certificate[] chain, final String type) {
		// whatever
	}

	@Override
	public void checkServerTrusted(final X509Certificate[] chain, final String type) {
		// whatever
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}
}
