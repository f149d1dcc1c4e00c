// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.macos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import tandem.firewall.Answer;
import tandem.firewall.Flow;
import tandem.firewall.RuleReference;
import tandem.firewall.Ruleset;
import tandem.firewall.Step;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.internal.packet.Tri;

/**
 * macOS' application firewall, as {@code socketfilterfw} tells it. It asks for the program that listens, never for the port.
 *
 * @param on        whether it is on
 * @param blocksAll whether nothing but essential services is let in
 * @param stealth   whether who is refused hears nothing
 * @param signed    whether signed programs are let in without being listed
 * @param apps      the listed programs by their paths: whether each is let in
 */
record AppFirewall(Tri on, Tri blocksAll, Tri stealth, Tri signed, Map<String, Boolean> apps) implements Ruleset {

	static final String PLACE = "macOS application firewall";

	/** {@code 1 : /Applications/Tandem.app}, then a line with {@code ( Allow incoming connections )} or {@code ( Block incoming connections )}. */
	private static final Pattern APP = Pattern.compile("^\\s*\\d+\\s*:\\s*(?<path>/.*?)\\s*(?:\\((?<rule>[^)]*)\\))?\\s*$");
	private static final Pattern RULE = Pattern.compile("^\\s*\\(\\s*(?<rule>[^)]*?)\\s*\\)\\s*$");

	AppFirewall {
		apps = Map.copyOf(apps);
	}

	/**
	 * What the tool printed.
	 *
	 * @param global  {@code --getglobalstate}
	 * @param all     {@code --getblockall}
	 * @param quiet   {@code --getstealthmode}
	 * @param trusted {@code --getallowsigned}
	 * @param list    {@code --listapps}
	 */
	static AppFirewall parse(final String global, final String all, final String quiet, final String trusted, final String list) {
		// State 2 is "blocks all".
		final var second = global.contains("State = 2");
		return new AppFirewall(second ? Tri.YES : state(global), second ? Tri.YES : state(all), state(quiet), trusted.lines().map(AppFirewall::state).reduce(Tri.NO, Tri::or), apps(list));
	}

	/** The tool's words differ from release to release: on, off, enabled, disabled, set to block, in any case. */
	private static Tri state(final String text) {
		final var words = text.toLowerCase(Locale.ROOT);
		if (words.contains("disabled") || words.contains(" off") || words.contains("state = 0")) {
			return Tri.NO;
		}
		return words.contains("enabled") || words.contains(" on") || words.contains("state = 1") || words.contains("block all non-essential") ? Tri.YES : Tri.MAYBE;
	}

	private static Map<String, Boolean> apps(final String list) {
		final var apps = new LinkedHashMap<String, Boolean>();
		String open = null;
		for (final var line : list.lines().toList()) {
			final var app = APP.matcher(line);
			final var rule = RULE.matcher(line);
			if (app.matches()) {
				open = app.group("path");
				if (app.group("rule") != null) {
					apps.put(open, lets(app.group("rule")));
				}
			} else if (rule.matches() && open != null) {
				apps.put(open, lets(rule.group("rule")));
				open = null;
			}
		}
		return apps;
	}

	private static boolean lets(final String rule) {
		return rule.toLowerCase(Locale.ROOT).contains("allow");
	}

	/** The listed program that a program is, or is a part of; the longest path. */
	Optional<String> listed(final String program) {
		return apps.keySet().stream().filter(it -> program.equals(it) || program.startsWith(it + '/')).max(Comparator.comparingInt(String::length));
	}

	@Override
	public Answer evaluate(final Flow flow) {
		if (flow.source().isLoopbackAddress()) {
			return accept("The application firewall does not filter what comes from the computer itself.", Optional.empty());
		}
		return switch (on) {
		case NO -> accept("The application firewall is off.", Optional.of(rule("off")));
		case YES -> guarded(flow);
		case MAYBE -> Answer.unknown("whether the application firewall is on", "Reading can't tell whether the application firewall is on.");
		};
	}

	private Answer guarded(final Flow flow) {
		if (blocksAll == Tri.YES) {
			return drop("All incoming connections are blocked.", rule("block all incoming connections"));
		}
		if (flow.program().isEmpty()) {
			return unknown("which program listens");
		}
		final var listed = listed(flow.program().get());
		if (listed.isEmpty()) {
			return unknown(signed == Tri.NO ? "what the person answers when macOS asks about " + flow.program().get() : "whether " + flow.program().get() + " is signed, and so let in without being listed");
		}
		if (!apps.get(listed.get())) {
			return drop(listed.get() + " may not be reached.", rule("block " + listed.get()));
		}
		return blocksAll == Tri.NO ? accept(listed.get() + " may be reached.", Optional.of(rule("allow " + listed.get()))) : unknown("whether all incoming connections are blocked");
	}

	private static RuleReference rule(final String text) {
		return new RuleReference(PLACE, 0, OptionalLong.empty(), text);
	}

	private static List<Step> path(final Optional<RuleReference> rule) {
		final var path = new ArrayList<Step>();
		path.add(new Step(PLACE, rule));
		return path;
	}

	private static Answer accept(final String reason, final Optional<RuleReference> rule) {
		return new Answer(Verdict.ACCEPT, Usable.YES, rule, Optional.empty(), path(rule), reason, Optional.empty());
	}

	private static Answer drop(final String reason, final RuleReference rule) {
		return new Answer(Verdict.DROP, Usable.NO, Optional.of(rule), Optional.empty(), path(Optional.of(rule)), reason, Optional.empty());
	}

	private static Answer unknown(final String what) {
		return Answer.unknown(what, "Reading can't tell: " + what + '.');
	}
}
