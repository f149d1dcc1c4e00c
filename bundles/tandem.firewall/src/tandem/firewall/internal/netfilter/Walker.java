// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of the ways that a packet may take: where a statement can't be decided, there are two from there on.
 *
 * @param moment the packet and where it is
 * @param trail  what it met, last first
 * @param doubt  what was not decided on the way, last first; {@code null} for nothing
 */
record Walker(Moment moment, Trail trail, Doubt doubt) {

	/** What a packet met: a text, a {@link Rule} or a {@link Chain} whose policy spoke. */
	record Trail(Trail before, Object what) {
	}

	/** A statement that was taken both ways. */
	record Doubt(Doubt before, Supplier<String> text, Rule rule, int depth) {

		/** What two ways have in common. */
		static Doubt common(final Doubt one, final Doubt other) {
			var a = one;
			var b = other;
			while (a != b) {
				if (a == null || b == null) {
					return null;
				}
				if (a.depth >= b.depth) {
					a = a.before;
				} else {
					b = b.before;
				}
			}
			return a;
		}
	}

	Walker met(final Object what) {
		return new Walker(moment, new Trail(trail, what), doubt);
	}

	Walker doubting(final Supplier<String> text, final Rule rule) {
		return new Walker(moment, trail, new Doubt(doubt, text, rule, doubt == null ? 1 : doubt.depth() + 1));
	}

	Walker with(final State state) {
		return state == moment.state() ? this : new Walker(moment.with(state), trail, doubt);
	}

	Walker at(final Place place) {
		return new Walker(new Moment(moment.state(), place), trail, doubt);
	}

	State state() {
		return moment.state();
	}

	/** One for each different state: what led to the same no longer matters. */
	static List<Walker> merged(final List<Walker> walkers) {
		if (walkers.size() < 2) {
			return walkers;
		}
		final var distinct = new ArrayList<Walker>(walkers.size());
		for (final var walker : walkers) {
			var i = 0;
			while (i < distinct.size() && !distinct.get(i).moment.equals(walker.moment)) {
				i++;
			}
			if (i == distinct.size()) {
				distinct.add(walker);
			} else {
				final var known = distinct.get(i);
				distinct.set(i, new Walker(known.moment, known.trail, Doubt.common(known.doubt, walker.doubt)));
			}
		}
		return distinct;
	}
}
