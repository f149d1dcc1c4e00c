// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Entry.Scope;
import tandem.firewall.Entry.State;
import tandem.firewall.Owner;
import tandem.firewall.internal.windows.WindowsProfile.Kind;

/** The rule groups of Windows, as in its "Allowed apps and features"; a rule without a group stands for itself. */
final class WindowsEntries {

	private final JsonObject json;

	WindowsEntries(final String json) {
		this.json = JsonParser.parseString(json.startsWith("\uFEFF") ? json.substring(1) : json).getAsJsonObject();
	}

	/** Ours first, the others by their names. */
	List<Entry> all() {
		final var groups = new TreeMap<String, List<JsonObject>>(String.CASE_INSENSITIVE_ORDER);
		for (final var rule : WindowsReader.objects(json.get("rules"))) {
			final var name = WindowsReader.text(rule.get("DisplayGroup")).isEmpty() ? WindowsReader.text(rule.get("DisplayName")) : WindowsReader.text(rule.get("DisplayGroup"));
			if (WindowsReader.isInbound(rule.asMap()) && !name.isEmpty() && List.of("2", "allow").contains(WindowsReader.text(rule.get("Action")).toLowerCase(Locale.ROOT))) {
				groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(rule);
			}
		}
		return groups.entrySet().stream().map(it -> entry(it.getKey(), it.getValue())).sorted(Comparator.comparing((final Entry it) -> !it.ours())).toList();
	}

	private Entry entry(final String name, final List<JsonObject> rules) {
		final var scopes = new ArrayList<Scope>();
		for (final var kind : Kind.values()) {
			final var mine = rules.stream().filter(it -> (WindowsReader.profileBits(it.get("Profile")) & kind.bit()) != 0).toList();
			if (!mine.isEmpty()) {
				scopes.add(scope(kind, mine));
			}
		}
		return new Entry(name, name, rules.size() == 1 ? "1 rule" : rules.size() + " rules", Owner.WINDOWS, name.contains("(Tandem)"), scopes);
	}

	private Scope scope(final Kind kind, final List<JsonObject> rules) {
		final var on = rules.stream().filter(it -> WindowsReader.isEnabled(it.asMap())).toList();
		final var off = rules.stream().filter(it -> !WindowsReader.isEnabled(it.asMap())).toList();
		final var state = off.isEmpty() ? State.ALLOWED : on.isEmpty() ? State.BLOCKED : State.UNKNOWN;
		final var name = kind.name().charAt(0) + kind.word().substring(1);
		return new Scope(name, isInUse(kind), state, change("Enable", "Disable", off), change("Disable", "Enable", on));
	}

	private boolean isInUse(final Kind kind) {
		final var words = List.of(kind.word(), kind == Kind.PUBLIC ? "0" : kind == Kind.PRIVATE ? "1" : "2", kind == Kind.DOMAIN ? "domainauthenticated" : kind.word());
		return WindowsReader.objects(json.get("connections")).stream().anyMatch(it -> words.contains(WindowsReader.text(it.get("NetworkCategory")).toLowerCase(Locale.ROOT)));
	}

	/** Rules of a policy can't be switched here. */
	private static Optional<Change> change(final String does, final String back, final List<JsonObject> rules) {
		final var own = rules.stream().filter(it -> List.of("", "1", "local").contains(WindowsReader.text(it.get("PolicyStoreSourceType")).toLowerCase(Locale.ROOT)))
				.map(it -> WindowsReader.text(it.has("InstanceID") ? it.get("InstanceID") : it.get("Name"))).filter(it -> !it.isEmpty()).toList();
		if (own.isEmpty() || own.size() < rules.size()) {
			return Optional.empty();
		}
		final var names = own.stream().map(PowerShell::quoted).collect(Collectors.joining(","));
		final var command = does + "-NetFirewallRule -Name " + names;
		return Optional.of(new Change("windows: " + command, does + ' ' + (own.size() == 1 ? "the rule" : own.size() + " rules"), Owner.WINDOWS, List.of(PowerShell.command(command)),
				List.of(PowerShell.command(back + "-NetFirewallRule -Name " + names)), true, ""));
	}
}
