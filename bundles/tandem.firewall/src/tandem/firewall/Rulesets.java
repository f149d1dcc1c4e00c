// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tandem.firewall.internal.netfilter.NetfilterRuleset;
import tandem.firewall.internal.netfilter.Table;
import tandem.firewall.internal.nft.NftReader;
import tandem.firewall.internal.windows.WindowsReader;
import tandem.firewall.internal.xtables.Save;
import tandem.firewall.internal.xtables.SaveReader;
import tandem.firewall.internal.xtables.SaveTables;

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
		final var reader = new SaveReader();
		final var read = new ArrayList<Save>();
		for (final var save : saves) {
			read.addAll(reader.read(save));
		}
		final var beside = new SaveTables(read);
		final var tables = new ArrayList<Table>();
		if (nft.isPresent()) {
			tables.addAll(new NftReader().read(nft.get(), beside));
		}
		tables.addAll(beside.others(List.copyOf(tables)));
		final var only4 = nft.isEmpty() && read.stream().noneMatch(Save::ipv6) && !saves.isEmpty();
		final var only6 = nft.isEmpty() && !read.isEmpty() && read.stream().allMatch(Save::ipv6);
		return new NetfilterRuleset(tables, host, only6 ? "the rules for IPv4 are missing (iptables-save)" : null,
				only4 ? "the rules for IPv6 are missing (ip6tables-save)" : null);
	}

	/**
	 * The rules of the Windows firewall.
	 *
	 * @param json what {@code Export-FirewallRules.ps1} in this bundle writes: rules of the active store with their filters, profiles, networks and addresses
	 * @param host what else is known of the computer
	 * @throws RulesetException where the text is nothing of the kind
	 */
	public static Ruleset windows(final String json, final Host host) throws RulesetException {
		return new WindowsReader().read(json, host);
	}
}
