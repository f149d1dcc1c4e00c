// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.xtables;

import java.util.ArrayList;
import java.util.List;

import tandem.firewall.internal.netfilter.Condition;
import tandem.firewall.internal.netfilter.Condition.Comparison;
import tandem.firewall.internal.netfilter.Condition.Fits;
import tandem.firewall.internal.netfilter.Expression.Constant;
import tandem.firewall.internal.netfilter.Track;
import tandem.firewall.internal.netfilter.Track.Key;
import tandem.firewall.internal.nft.Symbols;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Matcher.Range;
import tandem.firewall.internal.packet.Tri;

/** Reads the matches that ask connection tracking. Stateless. */
final class Tracked {

	private static final List<String> STATES = List.of("INVALID", "ESTABLISHED", "RELATED", "NEW", "UNTRACKED", "SNAT", "DNAT");
	private static final long SNAT = 1 << 16;
	private static final long DNAT = 1 << 17;
	private static final List<Long> STATE_BITS = List.of(1L, 2L, 4L, 8L, 64L, SNAT, DNAT);
	private static final List<String> STATUSES = List.of("NONE", "EXPECTED", "SEEN_REPLY", "ASSURED", "CONFIRMED");
	private static final List<Long> STATUS_BITS = List.of(0L, 1L, 2L, 4L, 8L);

	Condition state(final Extension match) {
		final var option = match.option("--state");
		return option.isPresent() && match.options().size() == 1 ? state(option.get()) : Condition.PERHAPS;
	}

	/** Any of the states; SNAT and DNAT are bits of the status. */
	private static Condition state(final Option option) {
		final var wanted = Values.bits(option.value(), STATES, STATE_BITS);
		final var status = Bits.of((wanted & SNAT) != 0 ? 0x10 : 0).or(Bits.of((wanted & DNAT) != 0 ? 0x20 : 0));
		return moment -> {
			final var connection = moment.state().connection();
			var holds = Tri.of((wanted & connection.stateBit()) != 0);
			if (connection.isTracked()) {
				holds = holds.or(connection.status().and(status).is(Bits.ZERO).not());
			}
			return option.negated() ? holds.not() : holds;
		};
	}

	Condition conntrack(final Extension match) {
		Condition state = null;
		final var others = new ArrayList<Condition>();
		for (final var option : match.options()) {
			if (option.name().equals("--ctstate")) {
				state = state(option);
			} else {
				final var other = other(option);
				others.add(option.negated() ? new Condition.Not(other) : other);
			}
		}
		final var first = state;
		final var rest = new Condition.All(others);
		return moment -> {
			final var holds = first == null ? Tri.YES : first.holds(moment);
			// The kernel asks the rest only of a packet that it tracks.
			return moment.state().connection().isTracked() ? holds.and(rest.holds(moment)) : first == null ? Tri.NO : holds;
		};
	}

	private static Condition other(final Option option) {
		final var value = option.value();
		return switch (option.name()) {
		case "--ctproto" -> fits(Key.TRANSPORT, false, Range.exactly(Symbols.protocols().number(value).orElseGet(() -> Values.number(value))));
		case "--ctorigsrc" -> new Fits(new Track(Key.SOURCE, false), Values.network(value), false);
		case "--ctorigdst" -> new Fits(new Track(Key.DESTINATION, false), Values.network(value), false);
		case "--ctreplsrc" -> new Fits(new Track(Key.SOURCE, true), Values.network(value), false);
		case "--ctrepldst" -> new Fits(new Track(Key.DESTINATION, true), Values.network(value), false);
		case "--ctorigsrcport" -> fits(Key.SOURCE_PORT, false, Values.range(value, 0xFFFF));
		case "--ctorigdstport" -> fits(Key.PORT, false, Values.range(value, 0xFFFF));
		case "--ctreplsrcport" -> fits(Key.SOURCE_PORT, true, Values.range(value, 0xFFFF));
		case "--ctrepldstport" -> fits(Key.PORT, true, Values.range(value, 0xFFFF));
		case "--ctdir" -> fits(Key.DIRECTION, false, Range.exactly(value.equals("REPLY") ? 1 : 0));
		case "--ctstatus" -> new Condition.Compared(new Track(Key.STATUS, false), Comparison.SOME_BITS, new Constant(Bits.of(Values.bits(value, STATUSES, STATUS_BITS))));
		default -> Condition.PERHAPS;
		};
	}

	private static Condition fits(final Key key, final boolean reply, final Range range) {
		return new Fits(new Track(key, reply), range, false);
	}
}
