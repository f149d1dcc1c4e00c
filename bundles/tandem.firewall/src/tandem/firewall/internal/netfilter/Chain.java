// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.List;
import java.util.OptionalLong;

import tandem.firewall.RuleReference;
import tandem.firewall.internal.packet.Tri;

/**
 * A chain of rules.
 *
 * @param name  in its table
 * @param place for people, for example {@code inet filter input}
 * @param rules in order
 * @param base  where the kernel asks it; {@code null} for a chain that only others jump to
 * @param index for long chains; {@code null} for short ones
 */
public record Chain(String name, String place, List<Rule> rules, Base base, RuleIndex index) {

	public Chain {
		rules = List.copyOf(rules);
	}

	/** A chain with the index that it needs. */
	public Chain(final String name, final String place, final List<Rule> rules, final Base base) {
		this(name, place, rules, base, rules.size() < RuleIndex.WORTHWHILE ? null : new RuleIndex(rules));
	}

	/**
	 * Where the kernel asks a chain.
	 *
	 * @param translates whether it is of the type nat
	 * @param hook       the hook
	 * @param priority   the lower the earlier
	 * @param order      of registration; of two with one priority the later is asked first
	 * @param drops      whether the policy is drop
	 * @param devices    the interfaces that it is bound to; {@code null} where it is bound to some that are not told
	 * @param sure       whether the chain is surely in use
	 */
	public record Base(boolean translates, Hook hook, int priority, int order, boolean drops, List<String> devices, boolean sure) {

		Tri concerns(final String device) {
			final var bound = hook != Hook.INGRESS && hook != Hook.EGRESS ? Tri.YES : devices == null ? Tri.MAYBE : Tri.of(devices.contains(device));
			return sure ? bound : bound.and(Tri.MAYBE);
		}
	}

	/** The policy, for people. */
	public RuleReference policy() {
		return new RuleReference(place, 0, OptionalLong.empty(), "policy " + (base.drops() ? "drop" : "accept"));
	}
}
