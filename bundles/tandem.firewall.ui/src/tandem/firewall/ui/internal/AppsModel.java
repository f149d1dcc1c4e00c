// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Entry.Scope;
import tandem.firewall.Entry.State;
import tandem.firewall.Gap;
import tandem.firewall.Owner;
import tandem.firewall.station.Station.Listing;

/** The list of allowed apps and features, and what somebody wants it to be. For one thread. */
final class AppsModel {

	/** One entry as somebody wants it to be. */
	record Wish(Owner owner, String id, String scope, State state) {

		/** Whether it is so. */
		boolean isMet(final Listing listing) {
			return listing.entries().stream().filter(it -> it.owner() == owner && it.id().equals(id)).findFirst().flatMap(it -> AppsModel.scope(it, scope))
					.filter(it -> it.state() == state).isPresent();
		}
	}

	private record Place(Owner owner, String id, String scope) {

		Place(final Entry entry, final String scope) {
			this(entry.owner(), entry.id(), scope);
		}
	}

	private Listing listing = new Listing(List.of(), List.of());
	private final Map<Place, State> wanted = new LinkedHashMap<>();
	private boolean read;
	private boolean editing;

	/** Takes what was read; what was wanted is forgotten. */
	void take(final Listing other) {
		listing = other;
		read = true;
		cancel();
	}

	/** Forgets all, for another computer. */
	void clear() {
		take(new Listing(List.of(), List.of()));
		read = false;
	}

	/** Whether the list was read. */
	boolean isRead() {
		return read;
	}

	List<Entry> entries() {
		return listing.entries();
	}

	/** Whether something is missing that an administrator would be told. */
	boolean wantsAdministrator() {
		return listing.gaps().stream().anyMatch(it -> it.reason() == Gap.Reason.NEEDS_ADMINISTRATOR);
	}

	/** What could not be read. */
	List<Gap> gaps() {
		return listing.gaps();
	}

	/** Names of network profiles and zones, those in use first. */
	List<String> scopes(final boolean all) {
		final var names = new LinkedHashSet<String>();
		listing.entries().forEach(entry -> entry.scopes().stream().filter(Scope::inUse).map(Scope::name).forEach(names::add));
		if (all || names.isEmpty()) {
			listing.entries().forEach(entry -> entry.scopes().stream().map(Scope::name).forEach(names::add));
		}
		return List.copyOf(names);
	}

	/** Whether a network is of that kind now. */
	boolean isInUse(final String scope) {
		return listing.entries().stream().flatMap(entry -> entry.scopes().stream()).anyMatch(it -> it.inUse() && it.name().equals(scope));
	}

	/** Begins to change what is wanted. */
	void begin() {
		editing = true;
	}

	/** Forgets what was wanted. */
	void cancel() {
		wanted.clear();
		editing = false;
	}

	boolean isEditing() {
		return editing;
	}

	/** What the list shows: what is wanted, else what is; empty where the entry has no such scope. */
	Optional<State> state(final Entry entry, final String scope) {
		return scope(entry, scope).map(it -> wanted.getOrDefault(new Place(entry, scope), it.state()));
	}

	/** Whether somebody who may change settings can switch it. */
	boolean canSwitch(final Entry entry, final String scope) {
		return editing && scope(entry, scope).filter(it -> it.allow().isPresent() || it.block().isPresent()).isPresent();
	}

	/** Goes on to the next state that can be had; does nothing where there is none. */
	void next(final Entry entry, final String scope) {
		if (!canSwitch(entry, scope)) {
			return;
		}
		final var is = scope(entry, scope).orElseThrow();
		final var choices = new ArrayList<>(List.of(is.state()));
		if (is.allow().isPresent() && is.state() != State.ALLOWED) {
			choices.add(State.ALLOWED);
		}
		if (is.block().isPresent() && is.state() != State.BLOCKED) {
			choices.add(State.BLOCKED);
		}
		final var place = new Place(entry, scope);
		final var next = choices.get((choices.indexOf(wanted.getOrDefault(place, is.state())) + 1) % choices.size());
		if (next == is.state()) {
			wanted.remove(place);
		} else {
			wanted.put(place, next);
		}
	}

	/** What has to be done for the list to become what is wanted, in the order in which it was wanted. */
	List<Change> changes() {
		final var changes = new ArrayList<Change>();
		wanted.forEach((place, state) -> find(place).flatMap(it -> state == State.ALLOWED ? it.allow() : it.block()).ifPresent(changes::add));
		return changes;
	}

	/** What is wanted, to be looked for in a list that is read again. */
	List<Wish> wishes() {
		return wanted.entrySet().stream().map(it -> new Wish(it.getKey().owner(), it.getKey().id(), it.getKey().scope(), it.getValue())).toList();
	}

	private Optional<Scope> find(final Place place) {
		return listing.entries().stream().filter(it -> it.owner() == place.owner() && it.id().equals(place.id())).findFirst().flatMap(it -> scope(it, place.scope()));
	}

	private static Optional<Scope> scope(final Entry entry, final String name) {
		return entry.scopes().stream().filter(it -> it.name().equals(name)).findFirst();
	}
}
