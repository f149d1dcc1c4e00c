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

	/** What our own entry is called, in ufw's profile and as firewalld's service. */
	static final String OURS = "tandem";

	private final Listings listings;

	Entries(final Listings listings) {
		this.listings = listings;
	}

	/** Ours first, the others by their names. */
	List<Entry> all() {
		final var all = new ArrayList<Entry>();
		listings.ufw().ifPresent(ufw -> ufw.apps().forEach(app -> all.add(ufw(ufw, app))));
		listings.firewalld().ifPresent(it -> it.services().forEach(service -> all.add(firewalld(it, service))));
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

	private static Entry firewalld(final Firewalld firewalld, final String service) {
		final var scopes = new ArrayList<Scope>();
		for (final var zone : firewalld.zones()) {
			final var open = zone.target().equals("ACCEPT");
			final var named = zone.values("services").contains(service);
			final var name = "--zone=" + zone.name();
			final var add = List.of(List.of("firewall-cmd", name, "--add-service=" + service), List.of("firewall-cmd", "--permanent", name, "--add-service=" + service));
			final var remove = List.of(List.of("firewall-cmd", "--permanent", name, "--remove-service=" + service), List.of("firewall-cmd", name, "--remove-service=" + service));
			final var allow = change(service, Owner.FIREWALLD, "Let in " + service + " (zone " + zone.name() + ')', add, remove);
			final var block = change(service, Owner.FIREWALLD, "Shut out " + service + " (zone " + zone.name() + ')', remove, add);
			scopes.add(new Scope(zone.name(), zone.active() || zone.name().equals(firewalld.defaultZone()), open || named ? State.ALLOWED : State.BLOCKED,
					open || named ? Optional.empty() : Optional.of(allow), named && !open ? Optional.of(block) : Optional.empty()));
		}
		return new Entry(service, service, "", Owner.FIREWALLD, service.equals(OURS), scopes);
	}

	private static Change change(final String entry, final Owner owner, final String title, final List<List<String>> commands, final List<List<String>> undo) {
		return new Change(owner.title() + " entry " + entry + ": " + String.join("; ", commands.stream().map(Change::line).toList()), title, owner, commands, undo, true, "");
	}
}
