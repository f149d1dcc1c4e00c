// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import java.time.Instant;
import java.util.List;

import tandem.channel.Authenticator;
import tandem.channel.Peer;

/**
 * A door that the sharer has opened: an OSGi service while it is open. The endpoint listens while at least one is registered and
 * no longer.
 */
public interface WayIn {

	/** Public handle for lists and logs; not secret, unique in this process. */
	String handle();

	/** Kind of way in as it appears in the authenticated context, for example {@code invitation}. */
	String kind();

	/** When it closes by itself. */
	Instant expires();

	/** Who may try through this door; answers only while it is open. */
	Authenticator authenticator();

	/**
	 * The endpoint listens now.
	 *
	 * @param addresses how this computer can be reached, best first: {@code host:port}, IPv6 in brackets
	 * @param fingerprint SHA-256 of the listener's certificate
	 */
	void listening(List<String> addresses, byte[] fingerprint);

	/** The endpoint can't listen; in words for the sharer. */
	void cannotListen(String why);

	/** Whether somebody who proved the secret may come in, by what else they proved; asked before the session begins. */
	default boolean welcomes(final Peer peer) {
		return true;
	}

	/**
	 * Whether it stands open for as long as the settings say so, and not because the sharer has just opened it: windows don't say then that somebody
	 * is waited for, and it judges itself who comes while somebody is being helped or nobody sits at this computer.
	 */
	default boolean stands() {
		return false;
	}

	/** A technician came in through this door. */
	void used(String peerName);
}
