// SPDX-License-Identifier: EPL-2.0
package tandem.channel.ecf;

import org.eclipse.ecf.core.security.Callback;

import tandem.channel.Authenticator;

/** A listening container asks who may try; answered by the {@code IConnectContext}'s handler, see {@link ConnectContexts}. */
public final class AuthenticatorCallback implements Callback {

	private Authenticator authenticator;

	/** What the handler set, or null. */
	public Authenticator getAuthenticator() {
		return authenticator;
	}

	/** Answers. */
	public void setAuthenticator(final Authenticator answer) {
		authenticator = answer;
	}
}
