// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.cli;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Protocol;
import tandem.firewall.Ruleset;
import tandem.firewall.RulesetException;
import tandem.firewall.Rulesets;
import tandem.firewall.internal.reading.Malformed;

/**
 * One line of a file of cases: a ruleset, the computer's interfaces and flows to ask about. The members are {@code id},
 * {@code ifaces} (name to addresses), {@code nft_json}, {@code iptables_save} and {@code ip6tables_save} where there are any, and
 * {@code flows} with {@code proto}, {@code saddr}, {@code sport}, {@code daddr}, {@code dport}, {@code iif}.
 *
 * @param id      names it
 * @param ruleset to ask
 * @param flows   to ask about
 */
public record CaseFile(String id, Ruleset ruleset, List<Flow> flows) {

	/** What the file's own page says of those who send, in the order of the interfaces. */
	private static final List<String> SENDERS = List.of("02:00:00:77:00:02", "02:00:00:78:00:02");

	public CaseFile {
		flows = List.copyOf(flows);
	}

	/**
	 * Reads one line.
	 *
	 * @throws RulesetException where it is no case, or its ruleset can't be read
	 */
	public static CaseFile parse(final String line) throws RulesetException {
		try {
			final var json = JsonParser.parseString(line).getAsJsonObject();
			final var saves = new ArrayList<String>();
			for (final var member : List.of("iptables_save", "ip6tables_save")) {
				if (json.has(member) && !json.get(member).isJsonNull()) {
					saves.add(json.get(member).getAsString());
				}
			}
			final var nft = json.has("nft_json") && !json.get("nft_json").isJsonNull() ? Optional.of(text(json.get("nft_json"))) : Optional.<String>empty();
			final var ruleset = Rulesets.linux(nft, saves, host(json));
			final var flows = new ArrayList<Flow>();
			if (!json.has("id") || !json.has("flows")) {
				throw new RulesetException("This is no case: \"id\" or \"flows\" is missing");
			}
			json.getAsJsonArray("flows").forEach(it -> flows.add(flow(it.getAsJsonObject())));
			return new CaseFile(json.get("id").getAsString(), ruleset, flows);
		} catch (final JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException | UnsupportedOperationException | ClassCastException e) {
			throw new RulesetException("This is no case: " + Malformed.words(e), e);
		}
	}

	private static String text(final JsonElement json) {
		return json.isJsonPrimitive() ? json.getAsString() : json.toString();
	}

	private static Flow flow(final JsonObject json) {
		return new Flow(json.get("proto").getAsString().equals("tcp") ? Protocol.TCP : Protocol.UDP, InetAddress.ofLiteral(json.get("saddr").getAsString()),
				json.has("sport") ? OptionalInt.of(json.get("sport").getAsInt()) : OptionalInt.empty(), InetAddress.ofLiteral(json.get("daddr").getAsString()),
				json.get("dport").getAsInt(), json.get("iif").getAsString(), Optional.empty());
	}

	/** The computers of these cases: two networks, the default route by the first, and forwarding where there are containers. */
	private static Host host(final JsonObject json) {
		final var interfaces = new ArrayList<Host.Interface>();
		final Map<String, String> senders = new HashMap<>();
		if (json.has("ifaces")) {
			for (final var entry : json.getAsJsonObject("ifaces").entrySet()) {
				final var addresses = entry.getValue().getAsJsonArray().asList().stream().map(it -> Host.Address.parse(it.getAsString())).toList();
				interfaces.add(new Host.Interface(entry.getKey(), addresses));
			}
		}
		final var outside = interfaces.stream().map(Host.Interface::name).filter(it -> !it.equals("lo") && !it.equals("docker0")).toList();
		for (var i = 0; i < outside.size() && i < SENDERS.size(); i++) {
			senders.put(outside.get(i), SENDERS.get(i));
		}
		final var forwarding = json.has("ip_forward") ? json.get("ip_forward").getAsBoolean() : interfaces.stream().anyMatch(it -> it.name().equals("docker0"));
		return interfaces.isEmpty() ? Host.UNKNOWN
				: new Host(interfaces, Optional.of(forwarding), outside.stream().findFirst(), Optional.of(false), senders);
	}
}
