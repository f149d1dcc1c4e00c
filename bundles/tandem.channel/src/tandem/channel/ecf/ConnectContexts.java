// SPDX-License-Identifier: EPL-2.0
package tandem.channel.ecf;

import org.eclipse.ecf.core.security.IConnectContext;
import org.eclipse.ecf.core.security.UnsupportedCallbackException;

import tandem.channel.Authenticator;
import tandem.channel.Credential;

/** Connect contexts for Tandem's containers: there is no connection without one of the two. */
public final class ConnectContexts {

	private ConnectContexts() {
	}

	/** For a container that calls. */
	public static IConnectContext calling(final Credential credential) {
		return () -> callbacks -> {
			for (final var callback : callbacks) {
				if (!(callback instanceof final CredentialCallback asked)) {
					throw new UnsupportedCallbackException(callback);
				}
				asked.setCredential(credential);
			}
		};
	}

	/** For a container that listens. */
	public static IConnectContext listening(final Authenticator authenticator) {
		return () -> callbacks -> {
			for (final var callback : callbacks) {
				if (!(callback instanceof final AuthenticatorCallback asked)) {
					throw new UnsupportedCallbackException(callback);
				}
				asked.setAuthenticator(authenticator);
			}
		};
	}
}
