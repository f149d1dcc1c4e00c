// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/** From where an address can be reached. Figures: RFC 1918, 3927, 4193, 4291, 6598. */
enum Reach {
	/** Only from the same cable or radio cell. */
	LINK_LOCAL("link-local: only the next computers reach it, and no invitation should depend on it"),
	/** Behind the provider's address translation. */
	CARRIER_NAT("shared by the provider with others (carrier-grade NAT): nobody outside reaches it, so use a code"),
	/** From within the same network. */
	PRIVATE("private: helpers in the same network reach it, others only where the router forwards the port; a code works everywhere"),
	/** From within the same virtual network. */
	VPN("in a virtual private network: helpers in the same one reach it"),
	/** Anywhere, if no firewall stops it. */
	PUBLIC("public: helpers everywhere reach it where no firewall on the way says no");

	private static final Pattern TUNNELS = Pattern.compile("(tun|tap|wg|ppp|tailscale|zt|utun|ipsec|nordlynx|vpn).*");

	private final String words;

	Reach(final String words) {
		this.words = words;
	}

	/** For people, after the address. */
	String words() {
		return words;
	}

	/** @param interfaceName what it belongs to */
	static Reach of(final InetAddress address, final String interfaceName) {
		final var bytes = address.getAddress();
		if (address.isLinkLocalAddress()) {
			return LINK_LOCAL;
		}
		if (TUNNELS.matcher(interfaceName.toLowerCase(Locale.ROOT)).matches()) {
			return VPN;
		}
		if (address instanceof Inet4Address) {
			if (bytes[0] == 100 && (bytes[1] & 0xc0) == 0x40) {
				return CARRIER_NAT;
			}
			return address.isSiteLocalAddress() ? PRIVATE : PUBLIC;
		}
		return (bytes[0] & 0xfe) == 0xfc || address.isSiteLocalAddress() ? PRIVATE : PUBLIC;
	}
}
