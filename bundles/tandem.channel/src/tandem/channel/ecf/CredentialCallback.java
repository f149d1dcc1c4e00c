// SPDX-License-Identifier: EPL-2.0
package tandem.channel.ecf;

import org.eclipse.ecf.core.security.Callback;

import tandem.channel.Credential;

/** A calling container asks what the caller knows; answered by the {@code IConnectContext}'s handler, see {@link ConnectContexts}. */
public final class CredentialCallback implements Callback {

	private Credential credential;

	/** What the handler set, or null. */
	public Credential getCredential() {
		return credential;
	}

	/** Answers. */
	public void setCredential(final Credential answer) {
		credential = answer;
	}
}
