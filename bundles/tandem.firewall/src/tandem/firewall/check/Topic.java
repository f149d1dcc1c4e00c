// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.check;

import java.util.Locale;

/** What a result is about, in the order in which it is looked at. */
public enum Topic {
	/** What listens on the port here. */
	LISTENING,
	/** The addresses that this computer has, and from where they can be reached. */
	ADDRESS,
	/** What the firewall's rules say of a helper who connects. */
	RULES,
	/** What the firewall's rules say of being found on the local network. */
	DISCOVERY,
	/** The proxy on the way to the relay. */
	PROXY,
	/** The relay's name. */
	NAME,
	/** What the firewall's rules say of this computer connecting to the relay. */
	OUTBOUND,
	/** The connection to the relay's port. */
	CONNECTION,
	/** The relay's certificate. */
	CERTIFICATE,
	/** Whether the relay answers as one. */
	RELAY,
	/** This computer's clock beside the relay's. */
	CLOCK,
	/** Whether the relay reaches this computer from outside; its order here is that of the channel, which only grows at its end. */
	PROBE;

	/** In lower case, for JSON. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether it is about the way through the relay; else it is about a direct connection. */
	public boolean isOfRelay() {
		return compareTo(PROXY) >= 0 && this != PROBE;
	}
}
