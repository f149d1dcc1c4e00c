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

	/** Says something, listens until the other end hangs up, and counts the TLS sessions that could be resumed then. */
	public static int sessionsAfter(final int port, final byte[] said) throws IOException, GeneralSecurityException {
		final var context = SSLContext.getInstance("TLSv1.3");
		context.init(new KeyManager[] { new OwnKey(Certificate.fresh()) }, new TrustManager[] { new Pin(Optional.empty()) }, new SecureRandom());
		try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
			socket.setSoTimeout(20_000);
			socket.startHandshake();
			socket.getOutputStream().write(said);
			socket.getOutputStream().flush();
			while (socket.getInputStream().read() >= 0) {
				// Whatever it says, it hangs up in the end.
			}
		}
		return java.util.Collections.list(context.getClientSessionContext().getIds()).size();
	}
}
