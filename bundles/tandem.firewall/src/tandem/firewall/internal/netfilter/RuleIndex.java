// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tandem.firewall.internal.netfilter.Condition.Fits;
import tandem.firewall.internal.netfilter.Expression.Payload;
import tandem.firewall.internal.netfilter.Statement.Check;
import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Matcher.Range;

/**
 * Finds the rules of a long chain that a packet can concern at all: those whose first question, if it is whether a header's field is one
 * value or begins like one, the packet does not answer with no. Immutable.
 */
final class RuleIndex {

	/** For fewer rules it is no gain. */
	static final int WORTHWHILE = 48;

	private final Map<Payload, Map<Integer, Map<Bits, BitSet>>> fields = new HashMap<>();
	private final Map<Payload, BitSet> asking = new HashMap<>();
	private final BitSet others = new BitSet();

	RuleIndex(final List<Rule> rules) {
		for (var i = 0; i < rules.size(); i++) {
			final var first = rules.get(i).statements().isEmpty() ? null : rules.get(i).statements().getFirst();
			if (first instanceof Check(final var condition, _) && condition instanceof Fits(final var left, final var right, final var negated) && !negated
					&& left instanceof final Payload field && right instanceof final Range range && free(range) >= 0) {
				final var free = free(range);
				fields.computeIfAbsent(field, _ -> new HashMap<>()).computeIfAbsent(free, _ -> new HashMap<>())
						.computeIfAbsent(range.from().right(free), _ -> new BitSet()).set(i);
				asking.computeIfAbsent(field, _ -> new BitSet()).set(i);
			} else {
				others.set(i);
			}
		}
	}

	/** How many low bits a range leaves free; -1 where it is no prefix. */
	private static int free(final Range range) {
		final var differing = range.from().xor(range.to());
		for (var bits = 0; bits <= 128; bits++) {
			if (Bits.compare(differing, Bits.mask(bits)) == 0) {
				return Bits.compare(range.from().and(differing), Bits.ZERO) == 0 ? bits : -1;
			}
		}
		return -1;
	}

	/** The rules to ask, by their index. */
	BitSet candidates(final Moment moment) {
		final var found = (BitSet) others.clone();
		fields.forEach((field, byFree) -> {
			final var value = field.value(moment);
			if (value instanceof final Bits bits && bits.isKnown()) {
				byFree.forEach((free, rules) -> {
					final var some = rules.get(bits.right(free));
					if (some != null) {
						found.or(some);
					}
				});
			} else if (!(value instanceof Datum.Absent)) {
				found.or(asking.get(field));
			}
		});
		return found;
	}
}
