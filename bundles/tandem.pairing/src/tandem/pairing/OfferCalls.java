// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.util.Set;

import tandem.discovery.Neighbour;
import tandem.identity.Contact;

/**
 * "Offer Remote Assistance": an OSGi service of the technician's end. Whoever sits there is asked, if their computer takes offers at all and its owner or
 * administrator named this technician; else it is refused without a reason. Thread-safe.
 */
public interface OfferCalls {

	/** Kind of way in: part of what both ends authenticate, and what computers announce that want to be found for this. */
	String WAY_IN = "offer"; //$NON-NLS-1$

	/** TCP port where none is named. */
	int USUAL_PORT = 49_152;

	/**
	 * Offers help to whoever sits at a computer, and returns at once.
	 *
	 * @param computer {@code host} or {@code host:port}, IPv6 in brackets where a port follows
	 * @throws IllegalArgumentException where it is neither
	 */
	EasyCalls.Call offer(String computer);

	/** Offers help to whoever sits at a computer that was found on the local network. */
	EasyCalls.Call offer(Neighbour computer);

	/**
	 * Offers help to a contact, found on the local network or at the relay.
	 *
	 * @throws IllegalStateException where they are not in good standing
	 */
	EasyCalls.Call offer(Contact helped);

	/** What a contact who may be offered help tells the local network at this hour or the one before: one of these, which nobody else can read. */
	Set<String> announced(Contact helped);

	/** What names this technician where it is said who may offer help: SHA-256 of the long-term key in hex. */
	String fingerprint();
}
