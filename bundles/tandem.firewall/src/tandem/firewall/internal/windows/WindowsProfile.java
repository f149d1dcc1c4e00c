// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import java.util.List;

import tandem.firewall.internal.packet.Tri;

/**
 * The firewall's settings for one kind of network.
 *
 * @param kind       which
 * @param on         whether it filters at all
 * @param allows     whether it lets in what no rule speaks of
 * @param inbound    whether inbound rules count; if not, nothing is let in
 * @param localRules whether rules that are no policy count
 * @param unguarded  interfaces that it leaves alone
 */
record WindowsProfile(Kind kind, Tri on, Tri allows, Tri inbound, Tri localRules, List<String> unguarded) {

	/** Kinds of networks and their bits in a rule's profiles. */
	enum Kind {
		DOMAIN(1), PRIVATE(2), PUBLIC(4);

		private final int bit;

		Kind(final int bit) {
			this.bit = bit;
		}

		int bit() {
			return bit;
		}

		String word() {
			return switch (this) {
			case DOMAIN -> "domain";
			case PRIVATE -> "private";
			case PUBLIC -> "public";
			};
		}
	}

	/** Settings that nobody told. */
	static WindowsProfile unknown(final Kind kind) {
		return new WindowsProfile(kind, Tri.MAYBE, Tri.MAYBE, Tri.MAYBE, Tri.MAYBE, List.of());
	}
}
