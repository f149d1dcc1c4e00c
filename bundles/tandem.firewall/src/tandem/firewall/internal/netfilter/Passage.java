// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import tandem.firewall.internal.netfilter.ChainWalk.End;
import tandem.firewall.internal.netfilter.Schedule.Filter;
import tandem.firewall.internal.netfilter.Schedule.Tracking;
import tandem.firewall.internal.netfilter.Schedule.Translating;
import tandem.firewall.internal.netfilter.Statement.Mystery;
import tandem.firewall.internal.netfilter.Statement.Refuse;
import tandem.firewall.internal.netfilter.Statement.Translate;
import tandem.firewall.internal.packet.Tri;

/** Takes a packet through the hooks, on all ways at once, and keeps those that ended there. */
final class Passage {

	private final Schedule schedule;
	private final UnaryOperator<State> tracker;
	private final List<Fate> fates = new ArrayList<>();

	/** @param tracker what connection tracking makes of the packet */
	Passage(final Schedule schedule, final UnaryOperator<State> tracker) {
		this.schedule = schedule;
		this.tracker = tracker;
	}

	/** The ways that ended before the packet was through. */
	List<Fate> fates() {
		return fates;
	}

	/** Ends a way. */
	void end(final Fate fate) {
		fates.add(fate);
	}

	/** Takes the ways through a hook; the place of all is the same. */
	List<Walker> through(final Place place, final List<Walker> walkers) {
		var ways = Walker.merged(walkers.stream().map(it -> it.at(place)).toList());
		for (final var entry : schedule.at(place.hook())) {
			final var next = new ArrayList<Walker>();
			for (final var way : ways) {
				switch (entry) {
				case final Filter filter -> filter(filter, way, next);
				case final Tracking _ -> next.add(way.with(tracker.apply(way.state())));
				case final Translating translating -> translate(translating, way, next);
				}
			}
			ways = Walker.merged(next);
		}
		return ways;
	}

	private void filter(final Filter filter, final Walker way, final List<Walker> next) {
		final var concerns = concerns(filter, way.moment().place());
		if (concerns == Tri.NO) {
			next.add(way);
			return;
		}
		final var asked = concerns == Tri.YES ? way : way.doubting(() -> "whether " + filter.chain().place() + " is asked here", null);
		if (concerns == Tri.MAYBE) {
			next.add(asked);
		}
		ask(filter, asked, next);
	}

	private static Tri concerns(final Filter filter, final Place place) {
		final var device = place.hook() == Hook.EGRESS || place.hook() == Hook.POSTROUTING || place.hook() == Hook.OUTPUT ? place.out() : place.in();
		if (filter.table().family() == Family.BRIDGE) {
			// A bridge's rules see what its ports bring, before the host does. Which devices are bridges is not told.
			return device != null && looksLikeBridge(device) ? Tri.MAYBE : Tri.NO;
		}
		return device == null && (place.hook() == Hook.EGRESS) ? Tri.MAYBE : filter.chain().base().concerns(device);
	}

	private static boolean looksLikeBridge(final String device) {
		return List.of("br", "docker", "virbr", "vmbr", "lxcbr", "lxdbr", "cni", "podman").stream().anyMatch(device::startsWith);
	}

	private void ask(final Filter filter, final Walker way, final List<Walker> next) {
		final var chain = filter.chain();
		for (final var end : new ChainWalk(filter.table()).walk(chain, way.met(chain.base().hook().word() + ": " + chain.place()))) {
			switch (end.kind()) {
			case ACCEPT -> next.add(end.walker());
			case RETURN -> policy(chain, end.walker(), next);
			case TRANSLATE -> fates.add(mystery(end.walker(), "translation outside of a chain for it", end.rule()));
			default -> fates.add(fate(end));
			}
		}
	}

	private void policy(final Chain chain, final Walker way, final List<Walker> next) {
		if (chain.base().drops()) {
			fates.add(new Fate(Fate.Kind.DROP, way.met(chain), chain.policy(), null, null));
		} else {
			next.add(way.met(chain));
		}
	}

	private static Fate fate(final End end) {
		return switch (end.kind()) {
		case DROP -> new Fate(Fate.Kind.DROP, end.walker(), end.rule().reference(), null, null);
		case REFUSE -> new Fate(Fate.Kind.REFUSE, end.walker(), end.rule().reference(), ((Refuse) end.statement()).how(), null);
		default -> mystery(end.walker(), ((Mystery) end.statement()).text().get(), end.rule());
		};
	}

	static Fate mystery(final Walker walker, final String what, final Rule rule) {
		return new Fate(Fate.Kind.MYSTERY, walker, rule == null ? null : rule.reference(), null, what);
	}

	private void translate(final Translating translating, final Walker way, final List<Walker> next) {
		final var connection = way.state().connection();
		if (!connection.isTracked()) {
			next.add(way);
			return;
		}
		final var destination = way.moment().place().hook().translatesDestination();
		if (connection.state() != Connection.NEW) {
			next.add(way.with(Translator.mapped(way.state(), destination)));
			return;
		}
		if (destination ? connection.destinationDone() : connection.sourceDone()) {
			next.add(way.with(Translator.mapped(way.state(), destination)));
			return;
		}
		var open = List.of(way);
		for (final var filter : translating.chains()) {
			final var left = new ArrayList<Walker>();
			for (final var walker : open) {
				askOfNew(filter, walker, left, next);
			}
			open = Walker.merged(left);
		}
		open.forEach(walker -> next.add(walker.with(Translator.untranslated(walker.state(), destination))));
	}

	private void askOfNew(final Filter filter, final Walker way, final List<Walker> left, final List<Walker> done) {
		final var chain = filter.chain();
		for (final var end : new ChainWalk(filter.table()).walk(chain, way.met(chain.base().hook().word() + ": " + chain.place()))) {
			switch (end.kind()) {
			case ACCEPT -> left.add(end.walker());
			case RETURN -> policy(chain, end.walker(), left);
			case TRANSLATE -> {
				final var state = Translator.translated(end.walker().moment(), (Translate) end.statement());
				if (state == null) {
					fates.add(new Fate(Fate.Kind.DROP, end.walker(), end.rule().reference(), null, null));
				} else {
					done.add(end.walker().with(state));
				}
			}
			default -> fates.add(fate(end));
			}
		}
	}
}
