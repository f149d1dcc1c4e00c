// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.xtables;

import java.util.List;
import java.util.Map;

import tandem.firewall.internal.netfilter.Rule;

/**
 * What {@code iptables-save} or {@code ip6tables-save} printed.
 *
 * @param ipv6   whether it was ip6tables
 * @param origin who keeps the rules
 * @param tables in order
 */
public record Save(boolean ipv6, Origin origin, List<Part> tables) {

	/** Who keeps the rules. */
	public enum Origin {
		/** nftables: they are in its listing, too. */
		NFTABLES,
		/** The old tables of the kernel, beside nftables. */
		LEGACY,
		/** It does not say. */
		UNKNOWN
	}

	public Save {
		tables = List.copyOf(tables);
	}

	/**
	 * One table.
	 *
	 * @param name     for example {@code filter}
	 * @param policies of the chains, {@code -} for those that others jump to
	 * @param rules    of the chains
	 */
	public record Part(String name, Map<String, String> policies, Map<String, List<Rule>> rules) {
	}
}
