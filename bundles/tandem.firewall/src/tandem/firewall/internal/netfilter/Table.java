// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of chains. Immutable. */
public final class Table {

	private final Family family;
	private final String name;
	private final boolean legacy;
	private final boolean dormant;
	private final Map<String, Chain> chains = new LinkedHashMap<>();
	private final boolean tracks4;
	private final boolean tracks6;

	/**
	 * @param legacy  whether it belongs to the old xtables, beside nftables
	 * @param dormant whether none of its chains is asked
	 * @param tracks  whether something beside its rules makes the kernel track connections
	 */
	public Table(final Family family, final String name, final boolean legacy, final boolean dormant, final List<Chain> chains, final boolean tracks) {
		this.family = family;
		this.name = name;
		this.legacy = legacy;
		this.dormant = dormant;
		chains.forEach(chain -> this.chains.put(chain.name(), chain));
		tracks4 = tracks && family != Family.IP6 || chains.stream().flatMap(it -> it.rules().stream()).anyMatch(Rule::tracks4);
		tracks6 = tracks && family != Family.IP || chains.stream().flatMap(it -> it.rules().stream()).anyMatch(Rule::tracks6);
	}

	public Family family() {
		return family;
	}

	public String name() {
		return name;
	}

	boolean isLegacy() {
		return legacy;
	}

	boolean isDormant() {
		return dormant;
	}

	/** The chain of that name; {@code null} if there is none. */
	public Chain chain(final String chain) {
		return chains.get(chain);
	}

	/** All, in the order of the listing. */
	public List<Chain> chains() {
		return List.copyOf(chains.values());
	}

	/** Whether connections are tracked because of this table, asleep or not. */
	boolean tracks(final boolean ipv6) {
		return ipv6 ? tracks6 : tracks4;
	}
}
