// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import tandem.firewall.internal.netfilter.Family;

/** Tells which rules make the kernel track connections: only where one does, address translation works and states are known. Stateless. */
final class Tracking {

	private static final Set<String> STATEMENTS = Set.of("ct", "ct helper", "ct timeout", "ct expectation", "ct count", "flow", "synproxy", "masquerade", "redirect");
	private static final Set<String> EXTENSIONS = Set.of("conntrack", "state", "connmark", "connbytes", "connlabel", "connlimit", "cluster", "helper", "CONNMARK",
			"CONNSECMARK", "CT", "DNAT", "SNAT", "MASQUERADE", "REDIRECT", "NETMAP", "SYNPROXY");

	boolean isNeeded(final JsonElement json, final Family family, final boolean ipv6) {
		if (family == Family.NETDEV || family == Family.ARP || family == (ipv6 ? Family.IP : Family.IP6)) {
			return false;
		}
		return isNeeded(json, ipv6);
	}

	private boolean isNeeded(final JsonElement json, final boolean ipv6) {
		if (json instanceof final JsonArray array) {
			return array.asList().stream().anyMatch(it -> isNeeded(it, ipv6));
		}
		if (!(json instanceof final JsonObject object)) {
			return false;
		}
		for (final var member : object.entrySet()) {
			final var name = member.getKey();
			if (STATEMENTS.contains(name) || (name.equals("dnat") || name.equals("snat")) && concerns(member.getValue(), ipv6)
					|| name.equals("xt") && EXTENSIONS.contains(Expressions.text(member.getValue(), "name")) || isNeeded(member.getValue(), ipv6)) {
				return true;
			}
		}
		return false;
	}

	private static boolean concerns(final JsonElement nat, final boolean ipv6) {
		final var family = Expressions.text(nat, "family");
		return family.isEmpty() || family.equals(ipv6 ? "ip6" : "ip");
	}
}
