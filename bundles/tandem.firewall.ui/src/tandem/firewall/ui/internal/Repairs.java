// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.firewall.Applied;
import tandem.firewall.Applied.Outcome;
import tandem.firewall.Change;
import tandem.firewall.station.Station;

/** Makes changes, notes each, and remembers how to take them back, for as long as the program runs: an OSGi service. Thread-safe. */
@Component(service = Repairs.class)
public final class Repairs {

	/**
	 * How several changes ended.
	 *
	 * @param outcome of the last that was tried
	 * @param made    how many were made
	 * @param output  what was said of the last
	 */
	record Made(Outcome outcome, int made, String output) {
	}

	/**
	 * What takes changes back.
	 *
	 * @param station where
	 * @param changes in the order in which they are to be made
	 */
	record Undo(Station station, List<Change> changes) {

		/** Nothing may be {@code null}. */
		Undo {
			changes = List.copyOf(changes);
		}
	}

	private final Journal journal;
	private final Deque<Undo> undos = new ArrayDeque<>();

	/** @param journal in which each change is noted */
	@Activate
	public Repairs(@Reference final Journal journal) {
		this.journal = journal;
	}

	/**
	 * Makes one change after the other; the first that is not made ends it. Blocking.
	 *
	 * @throws IOException where the computer can't be asked
	 */
	Made make(final Station station, final List<Change> changes) throws InterruptedException, IOException {
		final var back = new ArrayList<Change>();
		try {
			return make(station, changes, back);
		} finally {
			if (!back.isEmpty()) {
				synchronized (this) {
					undos.push(new Undo(station, back.reversed()));
				}
			}
		}
	}

	/** Takes back what was made last. Blocking; as {@link #make}. */
	Made undo(final Undo undo) throws InterruptedException, IOException {
		final var made = make(undo.station(), undo.changes(), new ArrayList<>());
		synchronized (this) {
			undos.remove(undo);
			if (made.made() > 0 && made.made() < undo.changes().size()) {
				undos.push(new Undo(undo.station(), undo.changes().subList(made.made(), undo.changes().size())));
			} else if (made.made() == 0) {
				undos.push(undo);
			}
		}
		return made;
	}

	private Made make(final Station station, final List<Change> changes, final List<Change> back) throws InterruptedException, IOException {
		var applied = new Applied(Outcome.DONE, "", Optional.empty()); //$NON-NLS-1$
		var made = 0;
		for (final var change : changes) {
			applied = station.apply(change);
			journal.note(station, change, applied);
			if (applied.outcome() != Outcome.DONE) {
				break;
			}
			made++;
			applied.undo().ifPresent(back::add);
		}
		return new Made(applied.outcome(), made, applied.output());
	}

	/** What can be taken back there, the last change first; empty where nothing can. */
	synchronized Optional<Undo> undo(final Station station) {
		return undos.stream().filter(it -> it.station().id().equals(station.id())).findFirst();
	}
}
