// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows the one certificate there is. A key store would do the same after some thousand rounds of hashing for each caller, on the event loop. */
final class OwnKey extends X509ExtendedKeyManager {

	private static final String ALIAS = "tandem"; //$NON-NLS-1$

	private static final String TYPE = "EC"; //$NON-NLS-1$

	private final Certificate own;

	OwnKey(final Certificate own) {
		this.own = own;
	}

	private static String alias(final String... types) {
		for (final var type : types) {
			if (type.equals(TYPE)) {
				return ALIAS;
			}
		}
		return null;
	}

	@Override
	public String chooseEngineClientAlias(final String[] types, final Principal[] issuers, final SSLEngine engine) {
		return alias(types);
	}

	@Override
	public String chooseEngineServerAlias(final String type, final Principal[] issuers, final SSLEngine engine) {
		return alias(type);
	}

	@Override
	public String chooseClientAlias(final String[] types, final Principal[] issuers, final Socket socket) {
		return alias(types);
	}

	@Override
	public String chooseServerAlias(final String type, final Principal[] issuers, final Socket socket) {
		return alias(type);
	}

	@Override
	public String[] getClientAliases(final String type, final Principal[] issuers) {
		return new String[] { ALIAS };
	}

	@Override
	public String[] getServerAliases(final String type, final Principal[] issuers) {
		return new String[] { ALIAS };
	}

	@Override
	public X509Certificate[] getCertificateChain(final String alias) {
		return new X509Certificate[] { own.certificate() };
	}

	@Override
	public PrivateKey getPrivateKey(final String alias) {
		return own.keys().getPrivate();
	}
}
