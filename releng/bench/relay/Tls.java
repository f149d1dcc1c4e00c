// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** One TLS version, one cipher suite and one certificate for everything that is measured. */
final class Tls {

	static final String VERSION = "TLSv1.3";

	static final String SUITE = "TLS_AES_128_GCM_SHA256";

	private final SSLContext context;

	/** @param store PKCS #12, password "bench" */
	Tls(final Path store) throws IOException, GeneralSecurityException {
		final var keys = KeyStore.getInstance("PKCS12");
		try (var in = Files.newInputStream(store)) {
			keys.load(in, "bench".toCharArray());
		}
		final var manager = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		manager.init(keys, "bench".toCharArray());
		context = SSLContext.getInstance("TLS");
		context.init(manager.getKeyManagers(), new TrustManager[] { new Anybody() }, null);
	}

	SSLEngine client() {
		return engine(true);
	}

	SSLEngine server() {
		return engine(false);
	}

	private SSLEngine engine(final boolean client) {
		final var engine = context.createSSLEngine();
		engine.setUseClientMode(client);
		engine.setEnabledProtocols(new String[] { VERSION });
		engine.setEnabledCipherSuites(new String[] { SUITE });
		return engine;
	}

	private static final class Anybody implements X509TrustManager {

		@Override
		public void checkClientTrusted(final X509Certificate[] chain, final String type) {
			// whoever
		}

		@Override
		public void checkServerTrusted(final X509Certificate[] chain, final String type) {
			// whoever
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}
	}
}
