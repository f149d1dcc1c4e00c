// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import tandem.firewall.Host;
import tandem.firewall.Host.Address;
import tandem.firewall.Host.Interface;
import tandem.firewall.Host.Route;
import tandem.firewall.internal.reading.JavaInterfaces;
import tandem.firewall.internal.system.Processes;

/** Interfaces, addresses and routes of a Linux computer, as {@code ip -j} of iproute2 tells them. Needs no rights. */
final class HostReader {

	private static final Duration LIMIT = Duration.ofSeconds(10);
	/** The tables of a computer that has no rules of its own for routing. */
	private static final List<String> USUAL = List.of("local", "main", "default");
	/** Priority, source and table: a rule that asks for more is no usual one. */
	private static final int RULE_MEMBERS = 3;

	private final Processes processes;

	HostReader(final Processes processes) {
		this.processes = processes;
	}

	/** What can be told; never fails for a missing program. */
	Host read() throws InterruptedException {
		final var interfaces = interfaces();
		final var route = device("-4");
		return new Host(interfaces, forwarding(), route.isPresent() ? route : device("-6"), loopbackRouted(interfaces), Map.of(), routes());
	}

	/** The main table; empty where rules choose among several, or where it can't be read. */
	private Optional<List<Route>> routes() throws InterruptedException {
		final var routes = new ArrayList<Route>();
		for (final var family : List.of("-4", "-6")) {
			var rules = 0;
			for (final var rule : array(List.of("ip", family, "-j", "rule"))) {
				final var json = rule.getAsJsonObject();
				rules++;
				if (!USUAL.contains(json.has("table") ? json.get("table").getAsString() : "") || !json.has("src") || !json.get("src").getAsString().equals("all") || json.size() > RULE_MEMBERS) {
					return Optional.empty();
				}
			}
			if (rules == 0) {
				return Optional.empty();
			}
			for (final var route : array(List.of("ip", family, "-j", "route", "show", "table", "main"))) {
				routes.add(route(route.getAsJsonObject(), family.equals("-6")));
			}
		}
		return Optional.of(routes);
	}

	private static Route route(final JsonObject json, final boolean ipv6) {
		final var to = json.get("dst").getAsString();
		final var devices = new ArrayList<String>();
		if (!json.has("type") || json.get("type").getAsString().equals("unicast")) {
			if (json.has("dev")) {
				devices.add(json.get("dev").getAsString());
			}
			if (json.has("nexthops")) {
				json.getAsJsonArray("nexthops").forEach(it -> devices.add(it.getAsJsonObject().get("dev").getAsString()));
			}
		}
		final var network = to.equals("default") ? ipv6 ? "::/0" : "0.0.0.0/0" : to;
		return new Route(Address.parse(network), devices, json.has("metric") ? json.get("metric").getAsLong() : 0);
	}

	private List<Interface> interfaces() throws InterruptedException {
		final var interfaces = new ArrayList<Interface>();
		for (final var link : array(List.of("ip", "-j", "address", "show"))) {
			final var json = link.getAsJsonObject();
			final var up = json.has("flags") && json.get("flags").toString().contains("\"UP\"");
			if (up && json.has("ifname") && json.has("addr_info")) {
				interfaces.add(new Interface(json.get("ifname").getAsString(), addresses(json.getAsJsonArray("addr_info"))));
			}
		}
		return interfaces.isEmpty() ? JavaInterfaces.all() : interfaces;
	}

	private static List<Address> addresses(final JsonArray infos) {
		final var addresses = new ArrayList<Address>();
		for (final var info : infos) {
			final JsonObject json = info.getAsJsonObject();
			if (json.has("local") && json.has("prefixlen")) {
				addresses.add(Address.parse(json.get("local").getAsString() + '/' + json.get("prefixlen").getAsInt()));
			}
		}
		return addresses;
	}

	private Optional<String> device(final String family) throws InterruptedException {
		for (final var route : array(List.of("ip", family, "-j", "route", "show", "default"))) {
			if (route.getAsJsonObject().has("dev")) {
				return Optional.of(route.getAsJsonObject().get("dev").getAsString());
			}
		}
		return Optional.empty();
	}

	private Optional<Boolean> forwarding() throws InterruptedException {
		final var ipv4 = setting("/proc/sys/net/ipv4/ip_forward");
		final var ipv6 = setting("/proc/sys/net/ipv6/conf/all/forwarding");
		return ipv6.isEmpty() || ipv4.equals(ipv6) ? ipv4 : Optional.empty();
	}

	private Optional<Boolean> loopbackRouted(final List<Interface> interfaces) throws InterruptedException {
		if (setting("/proc/sys/net/ipv4/conf/all/route_localnet").orElse(false)) {
			return Optional.of(true);
		}
		for (final var one : interfaces) {
			if (!setting("/proc/sys/net/ipv4/conf/" + one.name() + "/route_localnet").equals(Optional.of(false))) {
				return Optional.empty();
			}
		}
		return Optional.of(false);
	}

	/** Read by a program, so that it is the setting of the network that programs see. */
	private Optional<Boolean> setting(final String file) throws InterruptedException {
		try {
			final var said = processes.run(List.of("cat", file), LIMIT);
			return said.isGood() ? Optional.of(!said.out().strip().equals("0")) : Optional.empty();
		} catch (final IOException e) {
			return Optional.empty();
		}
	}

	private Iterable<JsonElement> array(final List<String> command) throws InterruptedException {
		try {
			final var said = processes.run(command, LIMIT);
			return said.isGood() && !said.out().isBlank() ? JsonParser.parseString(said.out()).getAsJsonArray() : List.of();
		} catch (final IOException | JsonParseException | IllegalStateException e) {
			return List.of();
		}
	}
}
