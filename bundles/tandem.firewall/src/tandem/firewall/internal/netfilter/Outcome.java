// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.ArrayList;
import java.util.List;

import tandem.firewall.Verdict;

/**
 * What one way of a packet comes to.
 *
 * @param verdict what the caller sees
 * @param fate    how the way ended
 * @param stop    what stops the refusal on its way to the caller; {@code null} where nothing does
 * @param opening the connection; {@code null} for a packet that is no first one
 */
record Outcome(Verdict verdict, Fate fate, Fate stop, Opening opening) {

	/** A refusal that does not get out is a drop to the caller; a drop after which the caller gets through by itself is none that anybody can count on. */
	static List<Outcome> of(final Fate fate, final Opening opening) {
		final var ends = ends(fate, opening);
		return opening != null && ends.stream().anyMatch(it -> it.verdict == Verdict.DROP) && opening.isLetInLater(fate)
				? List.of(new Outcome(Verdict.UNKNOWN, Passage.mystery(fate.walker(), "for how long the caller tries: the first packet is dropped, and what rules note on its"
						+ " connection lets a repeated one pass", null), null, opening))
				: ends;
	}

	/** For one packet by itself. */
	static List<Outcome> ends(final Fate fate, final Opening opening) {
		return switch (fate.kind()) {
		case ARRIVE -> List.of(new Outcome(Verdict.ACCEPT, fate, null, opening));
		case DROP -> List.of(new Outcome(Verdict.DROP, fate, null, opening));
		case MYSTERY -> List.of(new Outcome(Verdict.UNKNOWN, fate, null, opening));
		case REFUSE -> opening == null ? List.of(new Outcome(Verdict.REJECT, fate, null, null)) : refused(fate, opening);
		};
	}

	private static List<Outcome> refused(final Fate fate, final Opening opening) {
		final var outcomes = new ArrayList<Outcome>();
		for (final var end : opening.refusal(fate)) {
			outcomes.add(switch (end.kind()) {
			case ARRIVE -> new Outcome(Verdict.REJECT, fate, null, opening);
			case MYSTERY -> new Outcome(Verdict.UNKNOWN, end, null, opening);
			default -> new Outcome(Verdict.DROP, fate, end, opening);
			});
		}
		if (outcomes.stream().map(Outcome::verdict).distinct().count() > 1) {
			// The refusal's own doubts are not the packet's: say which.
			return outcomes.stream().map(it -> it.verdict == Verdict.UNKNOWN ? it : new Outcome(Verdict.UNKNOWN,
					Passage.mystery(fate.walker(), "whether the refusal gets out", null), null, opening)).toList();
		}
		return List.of(outcomes.getFirst());
	}
}
