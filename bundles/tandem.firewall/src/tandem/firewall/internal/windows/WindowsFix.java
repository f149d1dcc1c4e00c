// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.firewall.Answer;
import tandem.firewall.Change;
import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Owner;
import tandem.firewall.Question;
import tandem.firewall.RuleReference;
import tandem.firewall.RulesetException;
import tandem.firewall.Verdict;

/**
 * A rule that lets in, and what stands before it put aside; the whole is evaluated again before it is proposed. What a policy of the
 * organisation says can't be changed here, and then there is no change. For one question.
 */
final class WindowsFix {

	private static final int MOST = 6;
	private static final String NAME = "Remote Assistance (Tandem)";

	private final Question question;
	private final Flow flow;
	private final JsonObject json;
	private final List<List<String>> commands = new ArrayList<>();
	private final List<List<String>> undo = new ArrayList<>();
	private final List<String> remarks = new ArrayList<>();

	WindowsFix(final String json, final Question question, final Flow flow) {
		this.json = JsonParser.parseString(json.startsWith("\uFEFF") ? json.substring(1) : json).getAsJsonObject();
		this.question = question;
		this.flow = flow;
	}

	/** Empty where none would help. */
	Optional<Change> change() {
		for (var i = 0; i <= MOST; i++) {
			final var answer = evaluate();
			if (answer.isOpen()) {
				final var words = question.protocol().word().toUpperCase(Locale.ROOT) + " port " + question.port();
				return commands.isEmpty() ? Optional.empty() : Optional.of(new Change("windows: " + String.join("; ", commands.stream().map(Change::line).toList()),
						"Let connections to " + words + " in", Owner.WINDOWS, commands, undo, true, String.join(" ", remarks)));
			}
			if (answer.verdict() == Verdict.UNKNOWN || answer.obstacle().isEmpty() || !aside(answer.obstacle().get())) {
				return Optional.empty();
			}
		}
		return Optional.empty();
	}

	private Answer evaluate() {
		try {
			return new WindowsReader().read(json.toString(), Host.UNKNOWN).evaluate(flow);
		} catch (final RulesetException e) {
			throw new IllegalStateException(e);
		}
	}

	private boolean aside(final RuleReference obstacle) {
		final var profile = obstacle.place().contains("domain") ? "Domain" : obstacle.place().contains("private") ? "Private" : "Public";
		if (obstacle.position() > 0) {
			return disable(obstacle);
		}
		return obstacle.text().startsWith("default") ? allow(profile) : obstacle.text().startsWith("all inbound") && letRulesCount(profile);
	}

	private void add(final String command, final String back) {
		commands.add(PowerShell.command(command));
		undo.addFirst(PowerShell.command(back));
	}

	private boolean disable(final RuleReference obstacle) {
		final var rule = WindowsReader.objects(json.get("rules")).get(obstacle.position() - 1);
		final var source = WindowsReader.text(rule.get("PolicyStoreSourceType")).toLowerCase(Locale.ROOT);
		final var name = WindowsReader.text(rule.has("InstanceID") ? rule.get("InstanceID") : rule.get("Name"));
		if (!List.of("", "1", "local").contains(source) || name.isEmpty()) {
			return false;
		}
		add("Disable-NetFirewallRule -Name " + PowerShell.quoted(name), "Enable-NetFirewallRule -Name " + PowerShell.quoted(name));
		remarks.add("It switches off the rule " + obstacle.text() + '.');
		rule.addProperty("Enabled", "False");
		return true;
	}

	private boolean letRulesCount(final String profile) {
		for (final var one : WindowsReader.objects(json.get("profiles"))) {
			if (WindowsReader.text(one.get("Name")).equalsIgnoreCase(profile)) {
				add("Set-NetFirewallProfile -Name " + profile + " -AllowInboundRules True", "Set-NetFirewallProfile -Name " + profile + " -AllowInboundRules False");
				remarks.add("Other programs that are allowed can be reached again, too.");
				one.addProperty("AllowInboundRules", "True");
				return true;
			}
		}
		return false;
	}

	private boolean allow(final String profile) {
		final var name = "Tandem-" + question.protocol().word().toUpperCase(Locale.ROOT) + '-' + question.port() + "-In";
		final var rules = new JsonArray();
		for (final var rule : WindowsReader.objects(json.get("rules"))) {
			if (WindowsReader.text(rule.get("InstanceID")).equals(name)) {
				return false;
			}
			rules.add(rule);
		}
		final var program = question.program().map(it -> " -Program " + PowerShell.quoted(it)).orElse("");
		add("New-NetFirewallRule -Name " + PowerShell.quoted(name) + " -DisplayName " + PowerShell.quoted(NAME) + " -Group " + PowerShell.quoted(NAME) + " -Direction Inbound -Action Allow"
				+ " -Profile " + profile + " -Protocol " + question.protocol().word().toUpperCase(Locale.ROOT) + " -LocalPort " + question.port() + program,
				"Remove-NetFirewallRule -Name " + PowerShell.quoted(name));
		final var rule = new JsonObject();
		rule.addProperty("InstanceID", name);
		rule.addProperty("DisplayName", NAME);
		rule.addProperty("Enabled", "True");
		rule.addProperty("Direction", "Inbound");
		rule.addProperty("Action", "Allow");
		rule.addProperty("Profile", profile);
		rule.addProperty("PolicyStoreSourceType", "Local");
		rule.addProperty("Protocol", question.protocol().word().toUpperCase(Locale.ROOT));
		rule.addProperty("LocalPort", String.valueOf(question.port()));
		question.program().ifPresent(it -> rule.addProperty("Program", it));
		rules.add(rule);
		json.add("rules", rules);
		return true;
	}
}
