// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.macos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import tandem.firewall.Answer;
import tandem.firewall.Flow;
import tandem.firewall.RuleReference;
import tandem.firewall.Ruleset;
import tandem.firewall.Step;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.internal.packet.Tri;

/**
 * The packet filter of macOS, as {@code pfctl -s rules} lists it: one rule a line, macros and lists written out. The last rule that fits
 * decides, the first one that says {@code quick} at once; what no rule fits passes. What passes keeps state, so that answers pass.
 */
final class PacketFilter implements Ruleset {

	static final String PLACE = "pf";

	private final List<PfRule> rules;

	/** @param rules in order */
	PacketFilter(final List<PfRule> rules) {
		this.rules = List.copyOf(rules);
	}

	/** The rules of a listing; lines of options, scrubbing and translation decide nothing here, apart from redirection. */
	static PacketFilter parse(final String listing) {
		final var rules = new ArrayList<PfRule>();
		var position = 0;
		for (final var line : listing.lines().map(String::strip).toList()) {
			if (!line.isEmpty() && !line.startsWith("#")) {
				position++;
				PfRule.parse(line, position).ifPresent(rules::add);
			}
		}
		return new PacketFilter(rules);
	}

	@Override
	public Answer evaluate(final Flow flow) {
		return decide(flow, true);
	}

	@Override
	public Answer evaluateOutbound(final Flow flow) {
		return decide(flow, false);
	}

	private Answer decide(final Flow flow, final boolean inbound) {
		Optional<PfRule> last = Optional.empty();
		final var doubts = new ArrayList<PfRule>();
		for (final var rule : rules) {
			final var fits = rule.fits(flow, inbound);
			if (fits == Tri.MAYBE) {
				doubts.add(rule);
			} else if (fits == Tri.YES) {
				last = Optional.of(rule);
				// Of what came before, only what might have ended the search still matters.
				doubts.removeIf(it -> !it.quick());
				if (rule.quick()) {
					break;
				}
			}
		}
		final var end = last;
		final var doubt = doubts.stream().filter(it -> !it.sure() || !end.map(it::sameEnd).orElse(it.passes())).findFirst();
		return doubt.map(PacketFilter::unknown).orElseGet(() -> end.map(PacketFilter::answer).orElseGet(() -> accept(Optional.empty(), "No rule of pf stops it.")));
	}

	private static RuleReference reference(final PfRule rule) {
		return new RuleReference(PLACE, rule.position(), OptionalLong.empty(), rule.text());
	}

	private static Answer answer(final PfRule rule) {
		final var reference = reference(rule);
		if (rule.passes()) {
			return accept(Optional.of(reference), "Let pass by " + reference + '.');
		}
		return new Answer(rule.returns() ? Verdict.REJECT : Verdict.DROP, Usable.NO, Optional.of(reference), Optional.empty(), List.of(new Step(PLACE, Optional.of(reference))),
				"Blocked by " + reference + '.', Optional.empty());
	}

	private static Answer accept(final Optional<RuleReference> rule, final String reason) {
		return new Answer(Verdict.ACCEPT, Usable.YES, rule, Optional.empty(), List.of(new Step(PLACE, rule)), reason, Optional.empty());
	}

	private static Answer unknown(final PfRule rule) {
		return Answer.unknown(rule.text(), "Reading the rules can't tell: " + reference(rule) + '.');
	}
}
