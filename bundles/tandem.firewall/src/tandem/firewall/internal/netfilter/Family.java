// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

/** The packets that a table sees. */
public enum Family {
	IP, IP6, INET, ARP, BRIDGE, NETDEV;

	/** The word that nftables uses. */
	public String word() {
		return switch (this) {
		case IP -> "ip";
		case IP6 -> "ip6";
		case INET -> "inet";
		case ARP -> "arp";
		case BRIDGE -> "bridge";
		case NETDEV -> "netdev";
		};
	}

	/** Whether IP packets of that version pass tables of this family at the IP hooks. */
	public boolean sees(final boolean ipv6) {
		return this == INET || this == (ipv6 ? IP6 : IP);
	}
}
