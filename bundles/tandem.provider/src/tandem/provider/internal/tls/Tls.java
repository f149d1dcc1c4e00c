// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/** Makes one TLS engine per connection: TLS 1.3 alone, certificates from both ends, a context of its own so that nothing is ever resumed. */
public final class Tls {

	private static final String[] PROTOCOLS = { "TLSv1.3" }; //$NON-NLS-1$

	private static final String[] SUITES = { "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private static final int NO_TICKETS_SECONDS = (int) TimeUnit.DAYS.toSeconds(8);

	private Tls() {
	}

	/** The listening end of one connection. */
	public static SSLEngine listening(final Certificate own) {
		final var engine = engine(own, Optional.empty());
		engine.setUseClientMode(false);
		engine.setNeedClientAuth(true);
		return engine;
	}

	/**
	 * The calling end of one connection.
	 *
	 * @param pin SHA-256 that the listener's certificate must have, if the way in pins one
	 */
	public static SSLEngine calling(final Certificate own, final Optional<byte[]> pin) {
		final var engine = engine(own, pin);
		engine.setUseClientMode(true);
		return engine;
	}

	/** Whether a failed handshake failed because of the pin. */
	public static boolean isWrongPin(final Throwable failure) {
		for (var cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof Pin.Mismatch) {
				return true;
			}
		}
		return false;
	}

	private static SSLEngine engine(final Certificate own, final Optional<byte[]> pin) {
		try {
			final var context = SSLContext.getInstance("TLSv1.3"); //$NON-NLS-1$
			context.init(new KeyManager[] { new OwnKey(own) }, new TrustManager[] { new Pin(pin) }, new SecureRandom());
			// No session ticket may live longer than a week, so the JDK sends none at all: nothing could ever use one.
			context.getServerSessionContext().setSessionTimeout(NO_TICKETS_SECONDS);
			final var engine = context.createSSLEngine();
			engine.setEnabledProtocols(PROTOCOLS);
			engine.setEnabledCipherSuites(SUITES);
			return engine;
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException("This Java can't speak TLS 1.3", e); //$NON-NLS-1$
		}
	}
}
