// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import tandem.firewall.Answer;
import tandem.firewall.Finding;
import tandem.firewall.Question.Direction;
import tandem.firewall.RuleReference;
import tandem.firewall.Step;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.report.PathPicture.Standing;
import tandem.firewall.report.PathPicture.Stop;

/** Gathers the steps of an answer into stops: all chains of one hook are one, the rule that decides is one of its own. For one thread, once. */
public final class PathWalk {

	/** {@code input: inet filter input}. */
	private static final Pattern HOOK = Pattern.compile("(?<hook>ingress|prerouting|input|forward|output|postrouting|egress): (?<chain>.+)", Pattern.DOTALL);
	/** More than these lines of a stop nobody reads in a picture. */
	private static final int MOST_LINES = 5;

	private final Finding finding;
	private final Answer answer;
	private final List<Stop> stops = new ArrayList<>();
	private final List<String> lines = new ArrayList<>();
	private String hook;
	private boolean decided;

	/** @param finding whose way is told */
	public PathWalk(final Finding finding) {
		this.finding = finding;
		answer = finding.answer();
	}

	/** All stops. */
	public List<Stop> stops() {
		final var inbound = finding.question().direction() == Direction.INBOUND;
		final var flow = finding.flow();
		final var port = flow.protocol().word().toUpperCase(Locale.ROOT) + ' ' + flow.port();
		final var network = new Stop(flow.interfaceName(), List.of("network interface"), inbound || answer.verdict() == Verdict.ACCEPT ? Standing.PASSED : Standing.BEYOND);
		if (inbound) {
			stops.add(new Stop(plain(flow.source().getHostAddress()), List.of("asks for " + port), Standing.PASSED));
			stops.add(network);
		} else {
			stops.add(new Stop("This computer", List.of("asks for " + port), Standing.PASSED));
		}
		answer.path().forEach(this::step);
		flush();
		undecided();
		if (!inbound) {
			stops.add(network);
		}
		stops.add(end(inbound, port));
		later();
		return List.copyOf(stops);
	}

	private void step(final Step step) {
		final var deciding = answer.verdict() == Verdict.ACCEPT ? answer.rule() : answer.obstacle().or(answer::rule);
		if (step.rule().isPresent() && step.rule().equals(deciding) && !decided) {
			flush();
			decided = true;
			stops.add(rule(deciding.get(), standing(), true));
		} else if (step.rule().isPresent()) {
			final var rule = step.rule().get();
			if (rule.position() > 0) {
				lines.add("#" + rule.position() + ' ' + rule.text());
			}
		} else {
			place(step.what());
		}
	}

	private void place(final String what) {
		final var chain = HOOK.matcher(what);
		if (!chain.matches()) {
			flush();
			stops.add(new Stop(what, List.of(), Standing.PASSED));
			return;
		}
		if (!chain.group("hook").equals(hook)) {
			flush();
			hook = chain.group("hook");
		}
		lines.add(chain.group("chain"));
	}

	/** What was gathered of one hook becomes a stop. */
	private void flush() {
		if (hook == null && lines.isEmpty()) {
			return;
		}
		final var shown = lines.size() > MOST_LINES ? new ArrayList<>(lines.subList(0, MOST_LINES - 1)) : lines;
		if (lines.size() > MOST_LINES) {
			shown.add("\u2026 and " + (lines.size() - MOST_LINES + 1) + " more");
		}
		if (hook != null || !shown.isEmpty()) {
			stops.add(new Stop(hook == null ? "rules" : hook, shown, Standing.PASSED));
		}
		lines.clear();
		hook = null;
	}

	private Standing standing() {
		return switch (answer.verdict()) {
		case ACCEPT -> Standing.PASSED;
		case DROP, REJECT -> Standing.BLOCKED;
		case UNKNOWN -> Standing.UNKNOWN;
		};
	}

	private void undecided() {
		if (decided || answer.verdict() == Verdict.ACCEPT) {
			return;
		}
		if (answer.verdict() == Verdict.UNKNOWN) {
			stops.add(new Stop("Firewall", List.of(answer.undecided().orElse(answer.reason())), Standing.UNKNOWN));
		} else {
			stops.add(answer.rule().map(rule -> rule(rule, Standing.BLOCKED, true)).orElseGet(() -> new Stop("Firewall", List.of(answer.reason()), Standing.BLOCKED)));
		}
	}

	private Stop rule(final RuleReference rule, final Standing standing, final boolean owned) {
		final var words = new ArrayList<String>();
		words.add(rule.text());
		if (owned) {
			finding.ownRule().or(() -> finding.owner().map(owner -> owner.title())).filter(it -> !it.equals(rule.text())).ifPresent(words::add);
		}
		if (standing == Standing.UNKNOWN) {
			answer.undecided().filter(it -> !it.equals(rule.text())).ifPresent(words::add);
		}
		return new Stop(rule.place() + (rule.position() > 0 ? " #" + rule.position() : ""), words, standing);
	}

	private Stop end(final boolean inbound, final String port) {
		final var reached = answer.verdict() == Verdict.ACCEPT ? Standing.PASSED : Standing.BEYOND;
		if (answer.sentOnTo().isPresent()) {
			return new Stop(answer.sentOnTo().get(), List.of("sent on to there"), reached);
		}
		return inbound ? new Stop("Tandem", List.of("listens on " + port), reached)
				: new Stop(plain(finding.flow().destination().getHostAddress()), List.of(port), reached);
	}

	/** What stops, or may stop, that which comes after the first packet. */
	private void later() {
		if (answer.verdict() != Verdict.ACCEPT || answer.usable() == Usable.YES) {
			return;
		}
		final var standing = answer.usable() == Usable.NO ? Standing.BLOCKED : Standing.UNKNOWN;
		final Optional<Stop> stopping = answer.stopping().map(it -> rule(it, standing, false));
		final var words = new ArrayList<>(stopping.map(it -> List.of(it.title(), it.lines().getFirst())).orElse(List.of(answer.undecided().orElse(answer.reason()))));
		stops.add(new Stop("What follows", words, standing));
	}

	private static String plain(final String address) {
		return address.replaceFirst("%.*", "");
	}
}
