// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.util.List;
import java.util.Optional;

import tandem.firewall.Gap;
import tandem.firewall.Host;

/**
 * All that a Linux computer's tools said.
 *
 * @param nft       {@code nft -j list ruleset}
 * @param saves     {@code iptables-save} and {@code ip6tables-save} of both kinds
 * @param ufw       what ufw says and keeps; empty where it is not in use or can't be read
 * @param firewalld what firewalld says; empty where it does not run
 * @param host      interfaces, addresses, routes
 * @param gaps      what could not be read
 */
record Listings(Optional<String> nft, List<String> saves, Optional<Ufw> ufw, Optional<Firewalld> firewalld, Host host, List<Gap> gaps) {

	Listings {
		saves = List.copyOf(saves);
		gaps = List.copyOf(gaps);
	}

	/**
	 * What ufw says and keeps.
	 *
	 * @param status {@code ufw status verbose}
	 * @param rules  of the person who administers it, in order, IPv4 before IPv6
	 * @param apps   the application profiles that it knows
	 */
	record Ufw(String status, List<UfwRule> rules, List<UfwApp> apps) {

		Ufw {
			rules = List.copyOf(rules);
			apps = List.copyOf(apps);
		}

		/** For example {@code Default: deny (incoming), allow (outgoing), disabled (routed)}. */
		String defaults() {
			return status.lines().filter(it -> it.startsWith("Default:")).findFirst().orElse("Default: unknown");
		}
	}

	/**
	 * What firewalld says.
	 *
	 * @param zones       all
	 * @param defaultZone where interfaces are that nobody put elsewhere
	 * @param services    all that it knows, by name
	 */
	record Firewalld(List<Zone> zones, String defaultZone, List<String> services) {

		Firewalld {
			zones = List.copyOf(zones);
			services = List.copyOf(services);
		}

		Optional<Zone> zone(final String name) {
			return zones.stream().filter(it -> it.name().equals(name)).findFirst();
		}

		/** The zone of an interface. */
		Optional<Zone> ofInterface(final String name) {
			return zones.stream().filter(it -> it.values("interfaces").contains(name)).findFirst().or(() -> zone(defaultZone));
		}
	}
}
