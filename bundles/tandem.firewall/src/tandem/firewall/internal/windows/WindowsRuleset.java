// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import tandem.firewall.Answer;
import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.RuleReference;
import tandem.firewall.Ruleset;
import tandem.firewall.Step;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.internal.packet.Tri;
import tandem.firewall.internal.windows.WindowsProfile.Kind;

/** The Windows firewall, ready to be asked. What it lets in can be used: answers and later packets pass. Immutable. */
final class WindowsRuleset implements Ruleset {

	private final List<WindowsRule> rules;
	private final Map<Kind, WindowsProfile> profiles;
	private final Optional<Map<String, Kind>> connections;
	private final Host host;
	private final Tri ipsec;

	WindowsRuleset(final List<WindowsRule> rules, final Map<Kind, WindowsProfile> profiles, final Optional<Map<String, Kind>> connections, final Host host,
			final Tri ipsec) {
		this.rules = List.copyOf(rules);
		this.profiles = Map.copyOf(profiles);
		this.connections = connections.map(Map::copyOf);
		this.host = host;
		this.ipsec = ipsec;
	}

	@Override
	public Answer evaluate(final Flow flow) {
		final var path = new ArrayList<Step>();
		if (flow.source().isLoopbackAddress() || flow.source().equals(flow.destination())) {
			return accept(Optional.empty(), "Windows does not filter what comes from the computer itself.", path);
		}
		final var kinds = kinds(flow);
		Answer all = null;
		for (final var kind : kinds) {
			path.clear();
			path.add(new Step("The network of " + flow.interfaceName() + " is " + kind.word(), Optional.empty()));
			final var one = in(profiles.get(kind), flow, path);
			if (all != null && all.verdict() != one.verdict()) {
				return unknown(Optional.empty(), "whether the network of " + flow.interfaceName() + " is a domain's, private or public", path);
			}
			all = one;
		}
		return all;
	}

	/** An interface without a network that Windows knows counts as public. */
	private List<Kind> kinds(final Flow flow) {
		return connections.map(known -> List.of(known.getOrDefault(flow.interfaceName().toLowerCase(Locale.ROOT), Kind.PUBLIC))).orElse(List.of(Kind.values()));
	}

	private Answer in(final WindowsProfile profile, final Flow flow, final List<Step> path) {
		final var network = network(profile);
		if (profile.on() == Tri.NO || profile.unguarded().stream().anyMatch(flow.interfaceName()::equalsIgnoreCase)) {
			return accept(Optional.of(setting(profile, "the firewall is off")), "The firewall is off in " + network + '.', path);
		}
		final var guarded = profile.inbound() == Tri.NO
				? drop(setting(profile, "all inbound connections are blocked"), "All inbound connections are blocked in " + network + ", whatever the rules say.", path)
				: byRules(profile, flow, path);
		if (profile.on() == Tri.MAYBE && guarded.verdict() == Verdict.DROP) {
			return unknown(guarded.rule(), "whether the firewall is on in " + network, path);
		}
		if (profile.inbound() == Tri.MAYBE && guarded.verdict() == Verdict.ACCEPT) {
			return unknown(guarded.rule(), "whether inbound rules count in " + network, path);
		}
		return guarded;
	}

	private static String network(final WindowsProfile profile) {
		return "the " + profile.kind().word() + " profile";
	}

	private static RuleReference setting(final WindowsProfile profile, final String text) {
		return new RuleReference("Windows firewall, " + profile.kind().word() + " profile", 0, OptionalLong.empty(), text);
	}

	/** The best rules of one kind. */
	private record Best(Optional<WindowsRule> sure, Optional<WindowsRule> perhaps) {
	}

	private Best best(final WindowsProfile profile, final Flow flow, final boolean blocks, final boolean bypasses) {
		final var match = new WindowsMatch(flow, host, ipsec);
		Optional<WindowsRule> perhaps = Optional.empty();
		for (final var rule : rules) {
			if (rule.blocks() == blocks && (blocks || rule.bypasses() == bypasses)) {
				final var fits = match.of(rule, profile);
				if (fits == Tri.YES) {
					return new Best(Optional.of(rule), perhaps);
				}
				perhaps = fits == Tri.MAYBE && perhaps.isEmpty() ? Optional.of(rule) : perhaps;
			}
		}
		return new Best(Optional.empty(), perhaps);
	}

	private Answer byRules(final WindowsProfile profile, final Flow flow, final List<Step> path) {
		final var bypass = best(profile, flow, false, true);
		if (bypass.sure().isPresent()) {
			return allowed(bypass.sure().get(), path);
		}
		final var block = best(profile, flow, true, false);
		if (block.sure().isPresent()) {
			return bypass.perhaps().isPresent() ? perhaps(bypass.perhaps().get(), flow, path) : blocked(block.sure().get(), path);
		}
		final var allow = best(profile, flow, false, false);
		final var open = allow.sure().isPresent() ? Tri.YES : allow.perhaps().or(bypass::perhaps).isPresent() ? profile.allows().or(Tri.MAYBE) : profile.allows();
		if (open != Tri.NO && block.perhaps().isPresent()) {
			return perhaps(block.perhaps().get(), flow, path);
		}
		return switch (open) {
		case YES -> allow.sure().map(it -> allowed(it, path))
				.orElseGet(() -> accept(Optional.of(setting(profile, "default: allow")), "No rule speaks of it, and " + network(profile) + " lets in what no rule speaks of.", path));
		case NO -> drop(setting(profile, "default: block"), "No rule lets it in, and " + network(profile) + " blocks what no rule speaks of.", path);
		case MAYBE -> allow.perhaps().or(bypass::perhaps).map(it -> perhaps(it, flow, path))
				.orElseGet(() -> unknown(Optional.of(setting(profile, "default")), "the profile's default for what no rule speaks of", path));
		};
	}

	private static Answer allowed(final WindowsRule rule, final List<Step> path) {
		return accept(Optional.of(rule.reference()), "Let in by " + rule.reference() + '.', path);
	}

	private static Answer blocked(final WindowsRule rule, final List<Step> path) {
		return drop(rule.reference(), "Blocked by " + rule.reference() + ", whatever other rules allow.", path);
	}

	private static Answer perhaps(final WindowsRule rule, final Flow flow, final List<Step> path) {
		final var why = !rule.others().isEmpty() ? String.join(", ", rule.others())
				: flow.program().isEmpty() && !(rule.program().isEmpty() && rule.service().isEmpty() && rule.appPackage().isEmpty()) ? "which program listens"
						: "conditions that depend on the moment";
		return unknown(Optional.of(rule.reference()), "whether " + rule.reference() + " is about it: " + why, path);
	}

	private static Answer accept(final Optional<RuleReference> rule, final String reason, final List<Step> path) {
		return new Answer(Verdict.ACCEPT, Usable.YES, rule, Optional.empty(), with(path, rule), reason, Optional.empty());
	}

	private static Answer drop(final RuleReference rule, final String reason, final List<Step> path) {
		return new Answer(Verdict.DROP, Usable.NO, Optional.of(rule), Optional.empty(), with(path, Optional.of(rule)), reason, Optional.empty());
	}

	private static Answer unknown(final Optional<RuleReference> rule, final String what, final List<Step> path) {
		return new Answer(Verdict.UNKNOWN, Usable.UNKNOWN, rule, Optional.of(what), with(path, rule), "Reading the rules can't tell: " + what + '.', Optional.empty());
	}

	private static List<Step> with(final List<Step> path, final Optional<RuleReference> rule) {
		final var steps = new ArrayList<>(path);
		rule.ifPresent(it -> steps.add(new Step("rule", Optional.of(it))));
		return steps;
	}
}
