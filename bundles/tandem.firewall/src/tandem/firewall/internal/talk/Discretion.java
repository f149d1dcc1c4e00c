// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.util.Optional;
import java.util.regex.Pattern;

import tandem.firewall.Answer;
import tandem.firewall.Finding;
import tandem.firewall.RuleReference;
import tandem.firewall.Step;
import tandem.firewall.check.Result;

/** Keeps back what a technician has no need of: comments that somebody wrote to rules. The rule that decides is told whole. Pure. */
final class Discretion {

	private static final Pattern COMMENT = Pattern.compile("\\s*(?:-m comment )?(?:--)?comment (?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|\\S+)");

	private Discretion() {
	}

	static Result of(final Result result) {
		return new Result(result.topic(), result.state(), result.title(), result.text(), result.finding().map(Discretion::of));
	}

	private static Finding of(final Finding finding) {
		return new Finding(finding.question(), finding.flow(), of(finding.answer()), finding.owner(), finding.ownRule(), finding.fixes());
	}

	private static Answer of(final Answer answer) {
		final var path = answer.path().stream().map(step -> new Step(step.what(), step.rule().map(rule -> decides(answer, rule) ? rule : quiet(rule)))).toList();
		return new Answer(answer.verdict(), answer.usable(), answer.rule(), answer.stopping(), answer.undecided(), path, answer.reason(), answer.sentOnTo());
	}

	private static boolean decides(final Answer answer, final RuleReference rule) {
		return answer.rule().equals(Optional.of(rule)) || answer.stopping().equals(Optional.of(rule));
	}

	private static RuleReference quiet(final RuleReference rule) {
		return new RuleReference(rule.place(), rule.position(), rule.handle(), COMMENT.matcher(rule.text()).replaceAll(""));
	}
}
