// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.xtables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonObject;

import tandem.firewall.internal.netfilter.Chain;
import tandem.firewall.internal.netfilter.Family;
import tandem.firewall.internal.netfilter.Hook;
import tandem.firewall.internal.netfilter.Rule;
import tandem.firewall.internal.netfilter.Table;
import tandem.firewall.internal.nft.NftReader.ChainName;
import tandem.firewall.internal.nft.NftReader.Substitute;

/**
 * Puts the rules of {@code iptables-save} where they belong: into nftables' listing, which shows them without parameters, or beside it.
 * Not for several threads.
 */
public final class SaveTables implements Substitute {

	private static final int SECURITY = 50;

	private final List<Save> saves;
	private final Map<ChainName, List<Rule>> rules = new HashMap<>();

	/** @param saves all that is known */
	public SaveTables(final List<Save> saves) {
		this.saves = List.copyOf(saves);
		for (final var save : saves) {
			if (save.origin() != Save.Origin.LEGACY) {
				for (final var table : save.tables()) {
					table.rules().forEach((chain, list) -> rules.put(new ChainName(family(save), table.name(), chain), list));
				}
			}
		}
	}

	private static Family family(final Save save) {
		return save.ipv6() ? Family.IP6 : Family.IP;
	}

	@Override
	public Rule of(final ChainName chain, final int position, final int count, final JsonObject json, final Rule listed) {
		final var saved = rules.get(chain);
		if (saved == null || saved.size() != count) {
			return listed;
		}
		final var rule = saved.get(position - 1);
		final var hidden = json.has("expr") && json.get("expr").toString().contains("\"xt\":");
		return new Rule(hidden ? rule.statements() : listed.statements(), listed.place(), position, listed.handle(), rule.text(), listed.tracks4() || rule.tracks4(),
				listed.tracks6() || rule.tracks6());
	}

	/**
	 * The tables that nftables' listing does not have.
	 *
	 * @param listed what it has; empty where there is no listing
	 */
	public List<Table> others(final List<Table> listed) {
		final var others = new ArrayList<Table>();
		var order = 0;
		for (final var save : saves) {
			for (final var part : save.tables()) {
				final var legacy = save.origin() == Save.Origin.LEGACY || save.origin() == Save.Origin.UNKNOWN && !listed.isEmpty();
				final var shown = listed.stream().anyMatch(it -> it.family() == family(save) && it.name().equals(part.name()));
				if (save.origin() == Save.Origin.LEGACY || !shown) {
					others.add(table(save, part, legacy && !listed.isEmpty(), order));
					order += part.policies().size();
				}
			}
		}
		return others;
	}

	private static Table table(final Save save, final Save.Part part, final boolean legacy, final int order) {
		final var chains = new ArrayList<Chain>();
		part.rules().forEach((name, list) -> {
			final var place = family(save).word() + ' ' + part.name() + ' ' + name;
			final var policy = part.policies().getOrDefault(name, "-");
			chains.add(new Chain(name, place, list, policy.equals("-") ? null : base(part.name(), name, policy, order + chains.size())));
		});
		return new Table(family(save), part.name(), legacy, false, chains, false);
	}

	private static Chain.Base base(final String table, final String chain, final String policy, final int order) {
		final var hook = Hook.of(chain.toLowerCase(Locale.ROOT));
		if (hook.isEmpty()) {
			return null;
		}
		final var priority = switch (table) {
		case "raw" -> -300;
		case "mangle" -> -150;
		case "nat" -> hook.get() == Hook.PREROUTING || hook.get() == Hook.OUTPUT ? -100 : 100;
		case "security" -> SECURITY;
		default -> 0;
		};
		return new Chain.Base(table.equals("nat"), hook.get(), priority, order, policy.equals("DROP"), null, true);
	}
}
