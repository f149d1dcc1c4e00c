// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Calls with TLS and whatever a test wants to say then. */
public final class RawCaller {

	private RawCaller() {
	}

	/** Speaks TLS of the given version, with or without a certificate of its own. */
	public static SSLSocket open(final int port, final String protocol, final boolean certificate) throws IOException, GeneralSecurityException {
		final var context = SSLContext.getInstance("TLS");
		context.init(certificate ? new KeyManager[] { new OwnKey(Certificate.fresh()) } : null, new TrustManager[] { new Pin(Optional.empty()) },
				new SecureRandom());
		final var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
		socket.setEnabledProtocols(new String[] { protocol });
		socket.setSoTimeout(20_000);
		return socket;
	}
}
