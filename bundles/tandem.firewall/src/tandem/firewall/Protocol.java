// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

/** A transport protocol that a connection can use. */
public enum Protocol {
	/** TCP: the first packet is a SYN. */
	TCP(6),
	/** UDP: the first packet is a datagram. */
	UDP(17);

	private final int number;

	Protocol(final int number) {
		this.number = number;
	}

	/** The number in the IP header, 6 or 17. */
	public int number() {
		return number;
	}

	/** {@code tcp} or {@code udp}. */
	public String word() {
		return this == TCP ? "tcp" : "udp";
	}
}
