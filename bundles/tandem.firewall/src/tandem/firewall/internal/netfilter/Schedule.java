// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Who is asked at each hook, in order, for one version of IP. Immutable. */
final class Schedule {

	/** One who is asked. */
	sealed interface Entry {
		int priority();

		int order();
	}

	/** A chain that filters. */
	record Filter(Table table, Chain chain, int priority, int order) implements Entry {
	}

	/** Connection tracking looks at the packet. */
	record Tracking(int priority, int order) implements Entry {
	}

	/** Address translation, with the chains that decide of a new connection. */
	record Translating(List<Filter> chains, int priority, int order) implements Entry {
	}

	private static final int TRACKING = -200;
	private static final int DESTINATION = -100;
	private static final int SOURCE = 100;
	/** More than any order of a registration. */
	private static final int LATER = 1 << 29;

	private final Map<Hook, List<Entry>> entries = new EnumMap<>(Hook.class);
	private final boolean tracks;

	/**
	 * @param legacyFirst whether of two chains with one priority the one of the old xtables is asked before that of nftables: nobody can see
	 *                    which was made first
	 */
	Schedule(final List<Table> tables, final boolean ipv6, final boolean legacyFirst) {
		tracks = tables.stream().anyMatch(table -> table.tracks(ipv6));
		for (final var hook : Hook.values()) {
			entries.put(hook, List.copyOf(at(hook, tables, ipv6, legacyFirst)));
		}
	}

	/** Who is asked, in order. */
	List<Entry> at(final Hook hook) {
		return entries.get(hook);
	}

	/** Whether connections are tracked. */
	boolean tracks() {
		return tracks;
	}

	private List<Entry> at(final Hook hook, final List<Table> tables, final boolean ipv6, final boolean legacyFirst) {
		final var found = new ArrayList<Entry>();
		final var translating = new ArrayList<Filter>();
		var translationOrder = Integer.MAX_VALUE;
		for (final var table : tables) {
			if (table.isDormant() || !concerns(table, hook, ipv6)) {
				continue;
			}
			for (final var chain : table.chains()) {
				if (chain.base() == null) {
					continue;
				}
				final var base = chain.base();
				final var entry = new Filter(table, chain, base.priority(), 2 * base.order() + (!table.isLegacy() ? 0 : legacyFirst ? LATER : -LATER));
				if (base.translates()) {
					translationOrder = Math.min(translationOrder, 2 * base.order());
					if (base.hook() == hook) {
						translating.add(entry);
					}
				} else if (base.hook() == hook) {
					found.add(entry);
				}
			}
		}
		if (tracks) {
			tracking(hook, tables, ipv6, translating, translationOrder, found);
		}
		found.sort(Comparator.comparingInt(Entry::priority).thenComparing(Comparator.comparingInt(Entry::order).reversed()));
		return found;
	}

	private static boolean concerns(final Table table, final Hook hook, final boolean ipv6) {
		return switch (table.family()) {
		case NETDEV -> hook == Hook.INGRESS || hook == Hook.EGRESS;
		case BRIDGE -> hook == Hook.PREROUTING || hook == Hook.INPUT;
		case ARP -> false;
		default -> table.family().sees(ipv6);
		};
	}

	private static void tracking(final Hook hook, final List<Table> tables, final boolean ipv6, final List<Filter> translating, final int translationOrder,
			final List<Entry> found) {
		if (hook == Hook.PREROUTING || hook == Hook.OUTPUT) {
			found.add(new Tracking(TRACKING, trackingOrder(tables, ipv6)));
		}
		if (translationOrder < Integer.MAX_VALUE && hook != Hook.FORWARD && hook != Hook.INGRESS && hook != Hook.EGRESS) {
			translating.sort(Comparator.comparingInt(Filter::priority).thenComparing(Comparator.comparingInt(Filter::order).reversed()));
			found.add(new Translating(List.copyOf(translating), hook.translatesDestination() ? DESTINATION : SOURCE, translationOrder));
		}
	}

	/** Tracking is registered with the first rule that needs it; a table's rules come after its chains. */
	private static int trackingOrder(final List<Table> tables, final boolean ipv6) {
		var last = 0;
		for (final var table : tables) {
			for (final var chain : table.chains()) {
				if (chain.base() != null) {
					last = Math.max(last, 2 * chain.base().order() + 1);
				}
			}
			if (table.tracks(ipv6)) {
				break;
			}
		}
		return last;
	}
}
