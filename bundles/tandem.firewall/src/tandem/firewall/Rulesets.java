// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tandem.firewall.internal.netfilter.NetfilterRuleset;
import tandem.firewall.internal.netfilter.Table;
import tandem.firewall.internal.nft.NftReader;

/** Reads what firewalls tell of themselves. Stateless. */
public final class Rulesets {

	private Rulesets() {
	}

	/**
	 * The rules of a Linux computer.
	 *
	 * @param nft   what {@code nft -j list ruleset} prints
	 * @param saves what {@code iptables-save} and {@code ip6tables-save} print, of nftables' kind or the old one, in any order
	 * @param host  what else is known of the computer
	 * @throws RulesetException where a text is nothing of the kind
	 */
	public static Ruleset linux(final Optional<String> nft, final List<String> saves, final Host host) throws RulesetException {
		final var tables = new ArrayList<Table>();
		if (nft.isPresent()) {
			tables.addAll(new NftReader().read(nft.get(), NftReader.Substitute.NONE));
		}
		return new NetfilterRuleset(tables, host, null, null);
	}
}
