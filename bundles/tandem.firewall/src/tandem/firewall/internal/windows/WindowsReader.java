// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import tandem.firewall.Host;
import tandem.firewall.Ruleset;
import tandem.firewall.RulesetException;
import tandem.firewall.internal.packet.Tri;
import tandem.firewall.internal.reading.Malformed;
import tandem.firewall.internal.windows.WindowsProfile.Kind;
import tandem.firewall.internal.windows.WindowsRule.Edge;

/** Reads the JSON that the package's page describes. Stateless. */
public final class WindowsReader {

	private static final List<String> FILTERS = List.of("portFilters", "addressFilters", "applicationFilters", "serviceFilters", "interfaceFilters",
			"interfaceTypeFilters", "securityFilters");

	/**
	 * The firewall as told.
	 *
	 * @param host what is known beside it; the export's own addresses come first
	 * @throws RulesetException where the text is nothing of the kind
	 */
	public Ruleset read(final String text, final Host host) throws RulesetException {
		try {
			final var json = JsonParser.parseString(text.startsWith("\uFEFF") ? text.substring(1) : text);
			final var whole = json instanceof final JsonObject object ? object : new JsonObject();
			if (json instanceof JsonArray) {
				whole.add("rules", json);
			}
			if (!whole.has("rules")) {
				throw new RulesetException("This is no export of the Windows firewall: \"rules\" is missing");
			}
			return new WindowsRuleset(rules(whole), profiles(whole), connections(whole), host(whole, host), ipsec(whole));
		} catch (final JsonParseException | IllegalStateException | UnsupportedOperationException | ClassCastException e) {
			throw new RulesetException("This is no export of the Windows firewall: " + Malformed.words(e), e);
		}
	}

	/** What the export says of interfaces and addresses. */
	public Host host(final String text) throws RulesetException {
		try {
			return host(JsonParser.parseString(text.startsWith("\uFEFF") ? text.substring(1) : text).getAsJsonObject(), Host.UNKNOWN);
		} catch (final JsonParseException | IllegalStateException e) {
			throw new RulesetException("This is no export of the Windows firewall: " + Malformed.words(e), e);
		}
	}

	/** An array's objects; Windows PowerShell sometimes wraps arrays, and leaves single things unwrapped. */
	static List<JsonObject> objects(final JsonElement json) {
		if (json instanceof final JsonObject object && object.has("value") && object.has("Count")) {
			return objects(object.get("value"));
		}
		if (json instanceof final JsonArray array) {
			return array.asList().stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
		}
		return json instanceof final JsonObject object ? List.of(object) : List.of();
	}

	private static List<WindowsRule> rules(final JsonObject whole) {
		final var filters = new HashMap<String, Map<String, JsonElement>>();
		for (final var kind : FILTERS) {
			for (final var filter : objects(whole.get(kind))) {
				filters.computeIfAbsent(text(filter.get("InstanceID")), _ -> new LinkedHashMap<>()).putAll(filter.asMap());
			}
		}
		final var rules = new ArrayList<WindowsRule>();
		var position = 0;
		for (final var rule : objects(whole.get("rules"))) {
			position++;
			final var id = rule.has("InstanceID") ? rule.get("InstanceID") : rule.get("Name");
			final var members = new HashMap<>(filters.getOrDefault(text(id), Map.of()));
			rule.asMap().forEach(members::put);
			if (isInbound(members) && isEnabled(members)) {
				rules.add(rule(members, position));
			}
		}
		return rules;
	}

	static boolean isInbound(final Map<String, JsonElement> rule) {
		return List.of("", "1", "inbound", "in").contains(text(rule.get("Direction")).toLowerCase(Locale.ROOT));
	}

	static boolean isEnabled(final Map<String, JsonElement> rule) {
		return List.of("", "1", "true", "yes").contains(text(rule.get("Enabled")).toLowerCase(Locale.ROOT));
	}

	private static WindowsRule rule(final Map<String, JsonElement> rule, final int position) {
		final var action = text(rule.get("Action")).toLowerCase(Locale.ROOT);
		final var authentication = text(rule.get("Authentication")).toLowerCase(Locale.ROOT);
		final var encryption = text(rule.get("Encryption")).toLowerCase(Locale.ROOT);
		final var status = text(rule.get("PrimaryStatus")).toLowerCase(Locale.ROOT);
		final var source = text(rule.get("PolicyStoreSourceType")).toLowerCase(Locale.ROOT);
		final var name = text(rule.get("DisplayName"));
		final var group = text(rule.get("DisplayGroup"));
		return new WindowsRule("Windows firewall" + (group.isEmpty() ? "" : ", " + group), name.isEmpty() ? text(rule.get("InstanceID")) : name, position,
				List.of("4", "block").contains(action), List.of("1", "true").contains(text(rule.get("OverrideBlockRules")).toLowerCase(Locale.ROOT)),
				profileBits(rule.get("Profile")), edge(text(rule.get("EdgeTraversalPolicy")).toLowerCase(Locale.ROOT)), List.of("1", "local").contains(source),
				List.of("", "1", "ok").contains(status) && List.of("2", "allow", "4", "block").contains(action),
				!List.of("", "0", "notrequired", "none").contains(authentication) || !List.of("", "0", "notrequired", "none").contains(encryption),
				any(text(rule.get("Protocol"))), list(rule.get("LocalPort")), list(rule.get("RemotePort")), list(rule.get("LocalAddress")),
				list(rule.get("RemoteAddress")), any(text(rule.get("Program"))), any(text(rule.get("Package"))), any(text(rule.get("Service"))),
				list(rule.get("InterfaceAlias")), types(rule.get("InterfaceType")), others(rule));
	}

	private static Edge edge(final String word) {
		return switch (word) {
		case "1", "allow" -> Edge.ALLOW;
		case "2", "3", "defertouser", "defertoapp" -> Edge.DEFER;
		default -> Edge.BLOCK;
		};
	}

	static int profileBits(final JsonElement json) {
		var bits = 0;
		for (final var word : list(json)) {
			bits |= switch (word.toLowerCase(Locale.ROOT)) {
			case "domain" -> Kind.DOMAIN.bit();
			case "private" -> Kind.PRIVATE.bit();
			case "public" -> Kind.PUBLIC.bit();
			default -> word.matches("\\d+") ? (int) (Long.parseLong(word) & 7) : 7;
			};
		}
		return bits == 0 ? 7 : bits;
	}

	private static List<String> types(final JsonElement json) {
		return list(json).stream().filter(it -> !it.equals("0")).toList();
	}

	private static List<String> others(final Map<String, JsonElement> rule) {
		final var others = new ArrayList<String>();
		for (final var member : List.of("LocalUser", "RemoteUser", "RemoteMachine", "DynamicTarget")) {
			final var value = any(text(rule.get(member)));
			if (!value.isEmpty() && !value.equals("0")) {
				others.add(member + ' ' + value);
			}
		}
		return others;
	}

	/** Empty for what restricts nothing. */
	private static String any(final String text) {
		return text.equalsIgnoreCase("any") || text.equals("*") ? "" : text;
	}

	/** A value's items: an array, one value, or words with commas between; empty for what restricts nothing. */
	private static List<String> list(final JsonElement json) {
		final var items = new ArrayList<String>();
		if (json instanceof final JsonObject object && object.has("value")) {
			return list(object.get("value"));
		}
		if (json instanceof final JsonArray array) {
			array.forEach(it -> items.addAll(list(it)));
		} else {
			for (final var part : text(json).split(",")) {
				if (!part.isBlank()) {
					items.add(part.strip());
				}
			}
		}
		return items.stream().anyMatch(it -> it.equalsIgnoreCase("any")) ? List.of() : items;
	}

	static String text(final JsonElement json) {
		return switch (json) {
		case final JsonPrimitive primitive -> primitive.getAsString().strip();
		case final JsonArray array when array.size() == 1 -> text(array.get(0));
		case final JsonObject object when object.has("value") -> text(object.get("value"));
		case null, default -> "";
		};
	}

	private static Map<Kind, WindowsProfile> profiles(final JsonObject whole) {
		final var profiles = new HashMap<Kind, WindowsProfile>();
		for (final var profile : objects(whole.get("profiles"))) {
			kind(text(profile.has("Name") ? profile.get("Name") : profile.get("Profile"))).ifPresent(kind -> profiles.put(kind,
					new WindowsProfile(kind, on(profile.get("Enabled")), allows(text(profile.get("DefaultInboundAction")).toLowerCase(Locale.ROOT)),
							on(profile.get("AllowInboundRules")), on(profile.get("AllowLocalFirewallRules")),
							list(profile.get("DisabledInterfaceAliases")).stream().filter(it -> !it.equalsIgnoreCase("NotConfigured")).toList())));
		}
		for (final var kind : Kind.values()) {
			profiles.putIfAbsent(kind, WindowsProfile.unknown(kind));
		}
		return profiles;
	}

	private static Optional<Kind> kind(final String word) {
		return switch (word.toLowerCase(Locale.ROOT)) {
		case "domain", "domainauthenticated", "2" -> Optional.of(Kind.DOMAIN);
		case "private", "1" -> Optional.of(Kind.PRIVATE);
		case "public", "0" -> Optional.of(Kind.PUBLIC);
		default -> Optional.empty();
		};
	}

	/** Whether something is on; what is not configured is on. */
	private static Tri on(final JsonElement json) {
		return switch (text(json).toLowerCase(Locale.ROOT)) {
		case "true", "1", "2", "notconfigured" -> Tri.YES;
		case "false", "0" -> Tri.NO;
		default -> Tri.MAYBE;
		};
	}

	/** What is not configured blocks. */
	private static Tri allows(final String word) {
		return switch (word) {
		case "allow", "2" -> Tri.YES;
		case "block", "4", "notconfigured", "0" -> Tri.NO;
		default -> Tri.MAYBE;
		};
	}

	/** The kind of network of each interface; empty where nobody told of any. */
	private static Optional<Map<String, Kind>> connections(final JsonObject whole) {
		if (!whole.has("connections")) {
			return Optional.empty();
		}
		final var connections = new HashMap<String, Kind>();
		for (final var connection : objects(whole.get("connections"))) {
			kind(text(connection.get("NetworkCategory"))).ifPresent(kind -> connections.put(text(connection.get("InterfaceAlias")).toLowerCase(Locale.ROOT), kind));
		}
		return Optional.of(connections);
	}

	private static Host host(final JsonObject whole, final Host host) {
		final var interfaces = new LinkedHashMap<String, List<Host.Address>>();
		for (final var address : objects(whole.get("addresses"))) {
			final var prefix = text(address.get("PrefixLength"));
			try {
				interfaces.computeIfAbsent(text(address.get("InterfaceAlias")), _ -> new ArrayList<>())
						.add(Host.Address.parse(text(address.get("IPAddress")).replaceAll("%.*", "") + (prefix.isEmpty() ? "" : "/" + prefix)));
			} catch (final IllegalArgumentException e) {
				continue; // One address that can't be read only makes less known.
			}
		}
		return interfaces.isEmpty() ? host
				: new Host(interfaces.entrySet().stream().map(it -> new Host.Interface(it.getKey(), it.getValue())).toList(), host.forwarding(), host.defaultRoute(),
						host.loopbackRouted(), host.senders());
	}

	/** Whether connections can come with IPsec. */
	private static Tri ipsec(final JsonObject whole) {
		return !whole.has("ipsecRules") || !objects(whole.get("ipsecRules")).isEmpty() ? Tri.MAYBE : Tri.NO;
	}
}
