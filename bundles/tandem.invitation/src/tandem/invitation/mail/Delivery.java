// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.mail;

/** What became of a message. */
public sealed interface Delivery {

	/** The mail program was given it; the person sends it there. */
	record Handed() implements Delivery {
	}

	/** The organisation's server took it. */
	record Sent() implements Delivery {
	}

	/**
	 * It went nowhere.
	 *
	 * @param why a sentence or two for the sharer, in their language
	 * @param detail for somebody who knows mail; may be empty; no secrets
	 */
	record Failed(String why, String detail) implements Delivery {
	}
}
