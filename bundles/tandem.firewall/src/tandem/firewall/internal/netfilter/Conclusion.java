// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import tandem.firewall.Answer;
import tandem.firewall.Flow;
import tandem.firewall.RuleReference;
import tandem.firewall.Step;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.internal.netfilter.Statement.Finish;
import tandem.firewall.internal.netfilter.Statement.Translate;
import tandem.firewall.internal.netfilter.Walker.Doubt;
import tandem.firewall.internal.netfilter.Walker.Trail;

/** What all ways of a packet come to: if they all end the same, the answer is certain. */
final class Conclusion {

	/**
	 * Whether a connection can be used.
	 *
	 * @param undecided what nobody can decide; {@code null} for nothing
	 * @param stopped   what stops it; {@code null} for nothing
	 * @param stopping  the rule that stops it; {@code null} for none
	 */
	record Use(Usable usable, String undecided, String stopped, RuleReference stopping) {
	}

	private final List<Outcome> outcomes;
	private final Verdict verdict;

	Conclusion(final List<Outcome> outcomes) {
		this.outcomes = List.copyOf(outcomes);
		final var verdicts = outcomes.stream().map(Outcome::verdict).distinct().toList();
		verdict = verdicts.size() == 1 ? verdicts.getFirst() : Verdict.UNKNOWN;
	}

	Verdict verdict() {
		return verdict;
	}

	/** Whether it does not get through, dropped or refused. */
	boolean isStopped() {
		return outcomes.stream().allMatch(it -> it.verdict() == Verdict.DROP || it.verdict() == Verdict.REJECT);
	}

	/** What stops it, in words. */
	String stoppedBy() {
		return outcomes.isEmpty() ? "nothing is left of it" : by(outcomes.getFirst().fate());
	}

	/** The rule that stops it; {@code null} where it is none. */
	RuleReference stopping() {
		return outcomes.isEmpty() ? null : outcomes.getFirst().fate().rule();
	}

	/** What nobody can decide; {@code null} where it is certain. */
	String undecided() {
		if (verdict != Verdict.UNKNOWN) {
			return null;
		}
		for (final var outcome : outcomes) {
			if (outcome.fate().kind() == Fate.Kind.MYSTERY) {
				return outcome.fate().why() + (outcome.fate().rule() == null ? "" : " (" + outcome.fate().rule() + ')');
			}
		}
		final var doubt = doubt();
		return doubt == null ? "which of two chains with one priority is asked first"
				: doubt.text().get() + (doubt.rule() == null ? "" : " (" + doubt.rule().reference() + ')');
	}

	private Doubt doubt() {
		for (final var one : outcomes) {
			for (final var other : outcomes) {
				if (one.verdict() != other.verdict()) {
					return Doubt.common(one.fate().walker().doubt(), other.fate().walker().doubt());
				}
			}
		}
		return null;
	}

	/** @param way {@code in} or {@code out} */
	Answer answer(final Flow flow, final String way, final BiFunction<Flow, Outcome, Use> usable) {
		if (outcomes.isEmpty()) {
			throw new IllegalStateException("No way ends for " + flow);
		}
		return switch (verdict) {
		case ACCEPT -> accepted(flow, way, usable);
		case DROP, REJECT -> stopped();
		case UNKNOWN -> unknown();
		};
	}

	private Answer accepted(final Flow flow, final String way, final BiFunction<Flow, Outcome, Use> usable) {
		final var uses = new ArrayList<Use>();
		outcomes.forEach(it -> uses.add(usable.apply(flow, it)));
		final var first = uses.getFirst();
		final var use = uses.stream().allMatch(it -> it.usable() == first.usable()) ? first
				: new Use(Usable.UNKNOWN, uses.stream().map(Use::undecided).filter(it -> it != null).findFirst().orElse("which way the first packet took"), null, null);
		final var fate = outcomes.getFirst().fate();
		final var rule = accepting(fate.walker().trail());
		final var sentOn = Optional.ofNullable(fate.why());
		final var reason = new StringBuilder(rule.map(it -> it.position() > 0 ? "Let " + way + " by " + it + '.' : "No rule stops it; " + it + '.').orElse("No rule stops it."));
		sentOn.ifPresent(it -> reason.append(" It is sent on to ").append(it).append('.'));
		if (use.usable() == Usable.NO) {
			reason.append(" But later packets or answers are stopped: ").append(use.stopped());
		} else if (use.usable() == Usable.UNKNOWN) {
			reason.append(" Whether later packets and answers pass can't be told: ").append(use.undecided()).append('.');
		}
		if (use.usable() == Usable.YES && use.stopped() != null) {
			reason.append(" One datagram and its answer pass; further ones of the same conversation are stopped: ").append(use.stopped());
		}
		return new Answer(Verdict.ACCEPT, use.usable(), rule, Optional.ofNullable(use.stopping()), Optional.ofNullable(use.undecided()), path(fate.walker().trail()),
				reason.toString(), sentOn);
	}

	private static Optional<RuleReference> accepting(final Trail last) {
		Optional<RuleReference> policy = Optional.empty();
		for (var trail = last; trail != null; trail = trail.before()) {
			if (trail.what() instanceof final Rule rule && !rule.statements().isEmpty()
					&& (rule.statements().getLast() instanceof Finish(final var end) && end == Statement.End.ACCEPT || rule.statements().getLast() instanceof Translate)) {
				return Optional.of(rule.reference());
			}
			if (trail.what() instanceof final Chain chain && policy.isEmpty()) {
				policy = Optional.of(chain.policy());
			}
		}
		return policy;
	}

	private Answer stopped() {
		final var first = outcomes.getFirst();
		final var fate = first.fate();
		final var words = new StringBuilder(by(fate));
		if (first.stop() != null) {
			words.append(" But the refusal itself is stopped: ").append(by(first.stop()));
		}
		return new Answer(verdict, Usable.NO, Optional.ofNullable(fate.rule()), Optional.empty(), path(fate.walker().trail()), words.toString(), Optional.empty());
	}

	private static String by(final Fate fate) {
		if (fate.rule() == null) {
			return fate.why() == null ? "It is stopped." : fate.why();
		}
		return (fate.kind() == Fate.Kind.REFUSE ? "Refused by " : "Dropped by ") + fate.rule() + '.';
	}

	private Answer unknown() {
		final var undecided = undecided();
		final var blocked = isStopped() ? " It is stopped either way, but whether the caller is told so can't be told." : "";
		final var mystery = outcomes.stream().map(Outcome::fate).filter(it -> it.kind() == Fate.Kind.MYSTERY && it.rule() != null).findFirst().map(Fate::rule);
		final var rule = mystery.or(() -> Optional.ofNullable(doubt()).map(Doubt::rule).map(Rule::reference));
		return new Answer(Verdict.UNKNOWN, Usable.UNKNOWN, rule, Optional.of(undecided), path(outcomes.getFirst().fate().walker().trail()),
				"Reading the rules can't tell: " + undecided + '.' + blocked, Optional.empty());
	}

	private static List<Step> path(final Trail last) {
		final var steps = new ArrayList<Step>();
		for (var trail = last; trail != null; trail = trail.before()) {
			steps.add(switch (trail.what()) {
			case final Rule rule -> new Step("rule", Optional.of(rule.reference()));
			case final Chain chain -> new Step("policy", Optional.of(chain.policy()));
			default -> new Step(trail.what().toString(), Optional.empty());
			});
		}
		return steps.reversed();
	}
}
