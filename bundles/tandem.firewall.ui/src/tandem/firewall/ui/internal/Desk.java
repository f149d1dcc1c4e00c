// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.osgi.util.NLS;

import tandem.firewall.Access;
import tandem.firewall.Applied.Outcome;
import tandem.firewall.Change;
import tandem.firewall.check.State;
import tandem.firewall.station.Station;
import tandem.firewall.station.Station.Listing;
import tandem.firewall.station.Stations;
import tandem.firewall.ui.internal.AppsModel.Wish;
import tandem.firewall.ui.internal.CheckModel.Phase;
import tandem.firewall.ui.internal.Repairs.Made;
import tandem.firewall.ui.internal.Repairs.Undo;

/** What the view can do, one thing after the other: looks, reads, changes and takes back, each in a job. Knows no widgets. Used on one thread, the UI's. */
final class Desk {

	/** Something that is done at a computer, in a job. */
	@FunctionalInterface
	private interface Task {

		void run() throws InterruptedException, IOException;
	}

	private final Stations stations;
	private final Repairs repairs;
	private final Executor ui;
	private final CheckModel check;
	private final AppsModel apps = new AppsModel();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private Optional<Station> station = Optional.empty();
	private FirewallJob job;
	private String notice = ""; //$NON-NLS-1$
	/** With which somebody looked last: after a change the same is looked at again, and as much of it is to be seen. */
	private Access access = Access.AS_IS;

	/** @param ui runs things on the thread that this is used on */
	Desk(final Stations stations, final Repairs repairs, final Clock clock, final Executor ui) {
		this.stations = stations;
		this.repairs = repairs;
		this.ui = ui;
		check = new CheckModel(clock);
		check.listen(() -> ui.execute(this::changed));
		refreshStations();
	}

	/** Tells of all changes, on the UI's thread. */
	void listen(final Runnable listener) {
		listeners.add(listener);
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}

	List<Station> stations() {
		return stations.all();
	}

	/** The computer that is chosen; empty where there is none. */
	Optional<Station> station() {
		return station;
	}

	/** Computers came or went: one that went is no longer chosen. */
	void refreshStations() {
		final var all = stations.all();
		final var still = station.flatMap(it -> all.stream().filter(other -> other.id().equals(it.id())).findFirst());
		if (still.isEmpty()) {
			choose(all.stream().findFirst());
		} else {
			station = still;
			changed();
		}
	}

	/** Goes on to another computer; what is under way is stopped. */
	void choose(final Optional<Station> other) {
		if (!station.map(Station::id).equals(other.map(Station::id))) {
			stop();
			station = other;
			access = Access.AS_IS;
			notice = ""; //$NON-NLS-1$
			check.clear();
			apps.clear();
		}
		changed();
	}

	CheckModel.Shown shown() {
		return check.shown();
	}

	AppsModel apps() {
		return apps;
	}

	/** What became of the last change, or of reading the list; empty for nothing. */
	String notice() {
		return notice;
	}

	/** Whether something is under way. */
	boolean isBusy() {
		return job != null;
	}

	/** What can be taken back at the chosen computer. */
	Optional<Undo> undo() {
		return station.flatMap(repairs::undo);
	}

	/** Stops what is under way. A change that has begun is made whole, or not at all. */
	void stop() {
		if (job != null) {
			job.cancel();
		}
	}

	/** Looks at all. */
	void check(final Access rights) {
		access = rights;
		station.ifPresent(where -> start(NLS.bind(Messages.jobCheck, FirewallTexts.name(where)), () -> check.run(where, rights)));
	}

	/** Reads the named entries. */
	void list(final Access rights) {
		access = rights;
		station.ifPresent(where -> start(NLS.bind(Messages.jobList, FirewallTexts.name(where)), () -> {
			final var listing = where.list(rights);
			ui.execute(() -> take(where, listing));
		}));
	}

	private void take(final Station where, final Listing listing) {
		if (station.filter(it -> it.id().equals(where.id())).isPresent()) {
			apps.take(listing);
		}
		changed();
	}

	/** Opens a way, then looks again. The person has seen the commands. */
	void open(final Change change) {
		final var rights = access;
		station.ifPresent(where -> start(NLS.bind(Messages.jobChange, FirewallTexts.name(where)), () -> {
			final var made = repairs.make(where, List.of(change));
			if (made.outcome() == Outcome.DONE) {
				check.run(where, rights);
			}
			tell(made.outcome() == Outcome.DONE ? check.shown().state() == State.BLOCKED ? Messages.doneStill : Messages.doneVerified : words(made));
		}));
	}

	/** Makes the list what is wanted, then reads it again and looks at all. The person has seen the commands. */
	void change() {
		final var changes = apps.changes();
		final var wishes = apps.wishes();
		final var rights = access;
		station.ifPresent(where -> start(NLS.bind(Messages.jobChange, FirewallTexts.name(where)), () -> {
			final var made = repairs.make(where, changes);
			if (made.made() == 0) {
				tell(words(made));
				return;
			}
			final var again = where.list(rights);
			ui.execute(() -> take(where, again));
			tell(made.outcome() == Outcome.DONE ? unmet(wishes, again) ? Messages.doneUnmet : Messages.doneList : words(made));
			// What the list says is one thing; whether the way is open now, also as tried from outside, another.
			check.run(where, rights);
		}));
	}

	private static boolean unmet(final List<Wish> wishes, final Listing again) {
		return wishes.stream().anyMatch(it -> !it.isMet(again));
	}

	/** Takes back what was changed last. The person has seen the commands. */
	void takeBack(final Undo undo) {
		final var rights = access;
		final var listed = apps.isRead();
		start(NLS.bind(Messages.jobChange, FirewallTexts.name(undo.station())), () -> {
			final var made = repairs.undo(undo);
			tell(made.outcome() == Outcome.DONE ? Messages.doneUndone : words(made));
			if (listed) {
				final var again = undo.station().list(rights);
				ui.execute(() -> take(undo.station(), again));
			}
			lookAgain(undo.station(), rights);
		});
	}

	private void lookAgain(final Station where, final Access rights) throws InterruptedException {
		if (check.shown().phase() != Phase.NEVER) {
			check.run(where, rights);
		}
	}

	private static String words(final Made made) {
		return switch (made.outcome()) {
		case DONE -> ""; //$NON-NLS-1$
		case REFUSED -> made.made() == 0 ? NLS.bind(Messages.refused, made.output()) : NLS.bind(Messages.refusedPart, made.made(), made.output());
		case FAILED -> made.made() == 0 ? NLS.bind(Messages.failed, made.output()) : NLS.bind(Messages.failedPart, made.made(), made.output());
		};
	}

	private void tell(final String words) {
		ui.execute(() -> {
			notice = words;
			changed();
		});
	}

	private void start(final String name, final Task task) {
		if (job != null) {
			return;
		}
		final var next = new FirewallJob(name, () -> {
			try {
				task.run();
			} catch (final IOException e) {
				tell(NLS.bind(Messages.notReached, e.getMessage()));
			}
		});
		next.setUser(false);
		next.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(final IJobChangeEvent event) {
				ui.execute(() -> ended(next));
			}
		});
		job = next;
		notice = ""; //$NON-NLS-1$
		next.schedule();
		changed();
	}

	private void ended(final FirewallJob which) {
		if (job == which) {
			job = null;
		}
		changed();
	}
}
