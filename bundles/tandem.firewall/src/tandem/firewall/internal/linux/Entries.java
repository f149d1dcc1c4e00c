// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Entry.Scope;
import tandem.firewall.Entry.State;
import tandem.firewall.Owner;
import tandem.firewall.internal.linux.Listings.Firewalld;
import tandem.firewall.internal.linux.Listings.Ufw;

/** The named entries that ufw and firewalld know. */
final class Entries {

	/** What our own entry is called, in ufw's profile and as firewalld's service: see the folder {@code linux} of this bundle. */
	static final String OURS = "tandem";
	/** The port that an endpoint listens on unless its settings say otherwise. */
	private static final String PORT = "49152";

	private final Listings listings;

	Entries(final Listings listings) {
		this.listings = listings;
	}

	/** Ours first, the others by their names. */
	List<Entry> all() {
		final var all = new ArrayList<Entry>();
		listings.ufw().ifPresent(ufw -> ufw.apps().forEach(app -> all.add(ufw(ufw, app))));
		listings.firewalld().ifPresent(it -> it.services().forEach(service -> all.add(firewalld(it, service))));
		if (all.stream().noneMatch(Entry::ours)) {
			// The packages of a distribution bring the profile and the service along, a folder that was unpacked does not.
			listings.ufw().ifPresent(ufw -> all.add(oursOfUfw(ufw)));
			listings.firewalld().ifPresent(it -> all.add(firewalld(it, OURS, Fixes.NAME, "ports", "port", PORT + "/tcp")));
		}
		all.sort(Comparator.comparing((final Entry it) -> !it.ours()).thenComparing(Entry::name, String.CASE_INSENSITIVE_ORDER));
		return all;
	}

	private static Entry ufw(final Ufw ufw, final UfwApp app) {
		final var rules = ufw.rules().stream().filter(it -> it.program().equals(app.id()) && !it.ipv6() && it.direction().equals("in") && it.from().equals("0.0.0.0/0")).toList();
		final var partly = ufw.rules().stream().anyMatch(it -> it.program().equals(app.id())) && rules.isEmpty();
		final var state = rules.isEmpty() ? partly ? State.UNKNOWN : State.BLOCKED : rules.getFirst().stops() ? State.BLOCKED : State.ALLOWED;
		final var add = List.of(List.of("ufw", "allow", app.id()));
		final var remove = List.of(List.of("ufw", "delete", "allow", app.id()));
		final var change = state == State.ALLOWED ? change(app.id(), Owner.UFW, "Shut out " + app.id(), remove, add) : change(app.id(), Owner.UFW, "Let in " + app.id(), add, remove);
		final var allowed = state == State.ALLOWED;
		return new Entry(app.id(), app.title().isEmpty() ? app.id() : app.title(), app.ports(), Owner.UFW, app.id().equalsIgnoreCase(OURS),
				List.of(new Scope("*", true, state, allowed ? Optional.empty() : Optional.of(change), allowed ? Optional.of(change) : Optional.empty())));
	}

	private static Entry oursOfUfw(final Ufw ufw) {
		final var allowed = ufw.rules().stream().anyMatch(it -> !it.ipv6() && it.isAllow("tcp", PORT, "in")) || ufw.defaults().contains("allow (incoming)");
		final var add = List.of(List.of("ufw", "allow", "in", PORT + "/tcp", "comment", Fixes.NAME));
		final var remove = List.of(List.of("ufw", "delete", "allow", "in", PORT + "/tcp"));
		return new Entry(OURS, Fixes.NAME, PORT + "/tcp", Owner.UFW, true, List.of(new Scope("*", true, allowed ? State.ALLOWED : State.BLOCKED,
				allowed ? Optional.empty() : Optional.of(change(OURS, Owner.UFW, "Let in " + Fixes.NAME, add, remove)),
				allowed ? Optional.of(change(OURS, Owner.UFW, "Shut out " + Fixes.NAME, remove, add)) : Optional.empty())));
	}

	private static Entry firewalld(final Firewalld firewalld, final String service) {
		return service.equals(OURS) ? firewalld(firewalld, OURS, Fixes.NAME, "services", "service", OURS) : firewalld(firewalld, service, service, "services", "service", service);
	}

	/**
	 * @param field the zone's field that names it
	 * @param kind  what it is to {@code firewall-cmd}
	 */
	private static Entry firewalld(final Firewalld firewalld, final String id, final String title, final String field, final String kind, final String value) {
		final var scopes = new ArrayList<Scope>();
		for (final var zone : firewalld.zones()) {
			final var open = zone.target().equals("ACCEPT");
			final var named = zone.values(field).contains(value);
			final var name = "--zone=" + zone.name();
			final var on = "--add-" + kind + '=' + value;
			final var off = "--remove-" + kind + '=' + value;
			final var add = List.of(List.of("firewall-cmd", name, on), List.of("firewall-cmd", "--permanent", name, on));
			final var remove = List.of(List.of("firewall-cmd", "--permanent", name, off), List.of("firewall-cmd", name, off));
			final var allow = change(id, Owner.FIREWALLD, "Let in " + title + " (zone " + zone.name() + ')', add, remove);
			final var block = change(id, Owner.FIREWALLD, "Shut out " + title + " (zone " + zone.name() + ')', remove, add);
			scopes.add(new Scope(zone.name(), zone.active() || zone.name().equals(firewalld.defaultZone()), open || named ? State.ALLOWED : State.BLOCKED,
					open || named ? Optional.empty() : Optional.of(allow), named && !open ? Optional.of(block) : Optional.empty()));
		}
		return new Entry(id, title, kind.equals("port") ? value : "", Owner.FIREWALLD, id.equals(OURS), scopes);
	}

	private static Change change(final String entry, final Owner owner, final String title, final List<List<String>> commands, final List<List<String>> undo) {
		return new Change(owner.title() + " entry " + entry + ": " + String.join("; ", commands.stream().map(Change::line).toList()), title, owner, commands, undo, true, "");
	}
}
