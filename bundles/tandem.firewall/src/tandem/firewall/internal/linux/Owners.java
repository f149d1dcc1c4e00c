// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import tandem.firewall.Flow;
import tandem.firewall.Owner;
import tandem.firewall.RuleReference;

/** Whose rule is it, and how did its owner write it? Known by the names that each tool gives its tables and chains. */
final class Owners {

	/** Of firewalld's chains, for example {@code filter_IN_public_deny}; a policy's have {@code policy_} before the name. */
	private static final Pattern ZONE = Pattern.compile("\\w+_(?:IN|PRE|POST|FWDI|FWDO|FWD)_(?!policy_)(?<zone>.+?)(?:_(?:pre|log|deny|allow|post))?");
	private static final List<String> OTHERS = List.of("DOCKER", "LIBVIRT", "KUBE", "CNI-", "NETAVARK", "f2b-", "cali-", "FLANNEL", "LXD", "nixos-fw", "sshguard");
	private static final Set<String> BUILT_IN = Set.of("INPUT", "OUTPUT", "FORWARD");

	private final Listings listings;

	Owners(final Listings listings) {
		this.listings = listings;
	}

	/** Who keeps rules here. */
	Set<Owner> all() {
		final var all = EnumSet.noneOf(Owner.class);
		listings.ufw().ifPresent(_ -> all.add(Owner.UFW));
		listings.firewalld().ifPresent(_ -> all.add(Owner.FIREWALLD));
		if (listings.gaps().stream().anyMatch(it -> it.detail().startsWith("ufw "))) {
			all.add(Owner.UFW);
		}
		places().map(it -> of(new RuleReference(it, 1, OptionalLong.empty(), ""))).flatMap(Optional::stream).forEach(all::add);
		if (isIptables()) {
			all.add(Owner.IPTABLES);
		}
		if (listings.ufw().isPresent()) {
			// Its chains hang in those of iptables.
			all.remove(Owner.IPTABLES);
		}
		return all;
	}

	/** Where nftables has rules. */
	private Stream<String> places() {
		try {
			return listings.nft().map(JsonParser::parseString).map(it -> it.getAsJsonObject().getAsJsonArray("nftables")).stream().flatMap(it -> it.asList().stream())
					.map(it -> it.getAsJsonObject().getAsJsonObject("rule")).filter(it -> it != null && it.has("family") && it.has("table") && it.has("chain"))
					.map(it -> it.get("family").getAsString() + ' ' + it.get("table").getAsString() + ' ' + it.get("chain").getAsString()).distinct().toList().stream();
		} catch (final JsonParseException | IllegalStateException e) {
			// The reading says so already.
			return Stream.of();
		}
	}

	private boolean isIptables() {
		return listings.saves().stream().anyMatch(it -> it.lines().anyMatch(line -> line.startsWith("-A ")));
	}

	/** Whose rule or policy it is; empty where nobody is named. */
	Optional<Owner> of(final RuleReference rule) {
		final var words = rule.place().split(" ");
		if (words.length < 3) {
			return Optional.empty();
		}
		if (words[1].startsWith("firewalld")) {
			return Optional.of(Owner.FIREWALLD);
		}
		final var chain = words[2];
		if (chain.startsWith("ufw") || listings.ufw().isPresent() && rule.position() == 0 && words[1].equals("filter") && BUILT_IN.contains(chain)) {
			return Optional.of(Owner.UFW);
		}
		if (OTHERS.stream().anyMatch(chain::startsWith)) {
			return Optional.of(Owner.OTHER);
		}
		return Optional.of(isSaved(words[0], words[1], chain) ? Owner.IPTABLES : Owner.NFTABLES);
	}

	private boolean isSaved(final String family, final String table, final String chain) {
		return List.of("ip", "ip6").contains(family) && listings.saves().stream().anyMatch(it -> new SavedChain(it, family.equals("ip6"), table, chain).isThere());
	}

	/** The rule in its owner's words; empty where the kernel's are the owner's. */
	Optional<String> words(final RuleReference rule, final Flow flow) {
		return switch (of(rule).orElse(Owner.NFTABLES)) {
		case UFW -> Optional.of("ufw: " + ufw(rule));
		case FIREWALLD -> Optional.of("firewalld: " + firewalld(rule, flow));
		default -> Optional.empty();
		};
	}

	private String ufw(final RuleReference rule) {
		final var chain = rule.place().substring(rule.place().lastIndexOf(' ') + 1);
		if (rule.position() == 0 || chain.contains("-reject-") || chain.contains("-track-") || chain.contains("skip-to-policy")) {
			return listings.ufw().map(Listings.Ufw::defaults).orElse("the default");
		}
		return written(rule).map(UfwRule::words).orElse("a rule of its own, in " + chain);
	}

	/** The rule of ufw's that a rule of the kernel's was made of. */
	Optional<UfwRule> written(final RuleReference rule) {
		final var chain = rule.place().substring(rule.place().lastIndexOf(' ') + 1);
		return listings.ufw().stream().flatMap(it -> it.rules().stream()).filter(it -> it.made(chain, rule.position())).findFirst();
	}

	private String firewalld(final RuleReference rule, final Flow flow) {
		final var zone = zone(rule, flow);
		final var words = zone.map(Zone::words).orElse("no zone");
		if (rule.place().endsWith("_deny") || rule.place().endsWith("_pre") || rule.place().endsWith("_log") || rule.place().endsWith("_post")) {
			final var rich = zone.stream().flatMap(it -> it.richRules().stream()).filter(it -> it.contains("drop") || it.contains("reject")).toList();
			return words + ", " + (rich.size() == 1 ? rich.getFirst() : "one of its rich rules: " + rule.text());
		}
		return rule.place().contains("policy_drop") ? "panic mode" : words;
	}

	/** The zone that a rule of firewalld's belongs to; for a rule of all zones the one of the interface. */
	Optional<Zone> zone(final RuleReference rule, final Flow flow) {
		final var chain = ZONE.matcher(rule.place().substring(rule.place().lastIndexOf(' ') + 1));
		return listings.firewalld().flatMap(it -> chain.matches() ? it.zone(chain.group("zone")).or(() -> zone(it, flow)) : zone(it, flow));
	}

	/** Sources go before interfaces, the longest prefix first. */
	private static Optional<Zone> zone(final Listings.Firewalld firewalld, final Flow flow) {
		return firewalld.zones().stream().filter(it -> it.values("sources").stream().anyMatch(source -> holds(source, flow))).findFirst()
				.or(() -> firewalld.ofInterface(flow.interfaceName()));
	}

	private static boolean holds(final String source, final Flow flow) {
		try {
			return tandem.firewall.Host.Address.parse(source).holds(flow.source());
		} catch (final IllegalArgumentException e) {
			// A set or an Ethernet address.
			return false;
		}
	}

	/** What can be told without an administrator. */
	Optional<String> told(final Flow flow) {
		return listings.firewalld().flatMap(it -> zone(it, flow)).map(it -> "firewalld: " + it.words() + " with " + flow.interfaceName() + " opens "
				+ String.join(" ", it.values("services")) + ' ' + String.join(" ", it.values("ports")));
	}
}
