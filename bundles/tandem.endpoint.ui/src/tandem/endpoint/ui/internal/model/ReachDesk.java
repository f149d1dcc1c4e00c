// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.Finding;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.report.Report;
import tandem.firewall.station.Station;

/**
 * Whether a helper can reach this computer, and what opens its firewall to them. Looks when it is told to, changes nothing before the person has
 * read the commands and said so. UI thread only.
 */
public final class ReachDesk {

	/** Something that takes its time, and that may be broken off. */
	@FunctionalInterface
	private interface Work {

		Runnable done() throws InterruptedException, IOException;
	}

	private final Station station;
	private final Clock clock;
	private final Executor ui;
	private final Executor background;
	private final Runnable changed;
	private final List<Result> results = new ArrayList<>();
	private Optional<Running> running = Optional.empty();
	private Optional<Report> report = Optional.empty();
	private Optional<Change> undo = Optional.empty();
	private Optional<String> note = Optional.empty();
	private boolean proposing;
	private boolean changing;
	private boolean wasBlocked;

	/** What is being done, and the thread that does it once there is one. */
	private static final class Running {

		private Thread thread;
		private boolean cancelled;

		synchronized void on(final Thread worker) {
			thread = worker;
			if (cancelled) {
				worker.interrupt();
			}
		}

		synchronized void cancel() {
			cancelled = true;
			if (thread != null) {
				thread.interrupt();
			}
		}

		synchronized void over() {
			thread = null;
		}
	}

	ReachDesk(final Station station, final Clock clock, final Executor ui, final Executor background, final Runnable changed) {
		this.station = station;
		this.clock = clock;
		this.ui = ui;
		this.background = background;
		this.changed = changed;
	}

	/** Whether something is being done. */
	public boolean busy() {
		return running.isPresent();
	}

	/** Whether what is being done is a change, for which an administrator may be asked. */
	public boolean isChanging() {
		return changing;
	}

	/** Whether the rules kept helpers out when they were last looked at. */
	boolean wasBlocked() {
		return wasBlocked;
	}

	/** What was found so far. */
	public List<Result> results() {
		return List.copyOf(results);
	}

	/** All that was found, once the check is over. */
	public Optional<Report> report() {
		return report;
	}

	/** What became of the last thing, in words. */
	public Optional<String> note() {
		return note;
	}

	/** Whether the firewall's rules keep helpers out, as far as it is known. */
	public boolean blocked() {
		return results.stream().anyMatch(result -> result.topic() == Topic.RULES && result.state() == State.BLOCKED);
	}

	/** What would open the firewall to them. */
	public Optional<Change> fix() {
		return results.stream().filter(result -> result.topic() == Topic.RULES && result.state() == State.BLOCKED).flatMap(result -> result.finding().stream())
				.map(Finding::fixes).filter(fixes -> !fixes.isEmpty()).map(List::getFirst).findFirst();
	}

	/** The commands that the person is asked about now. */
	public Optional<String> proposal() {
		return proposing ? fix().map(change -> String.join("\n", change.lines())) : Optional.empty(); //$NON-NLS-1$
	}

	/** Whether the last change can be taken back. */
	public boolean canUndo() {
		return undo.isPresent() && !busy();
	}

	/** Looks at all; does nothing while something is being done. */
	public void check() {
		check(Optional.empty());
	}

	/** Breaks off what is being done. */
	public void cancel() {
		running.ifPresent(Running::cancel);
	}

	/** Shows the commands, or takes the question back. */
	public void propose(final boolean shows) {
		proposing = shows && fix().isPresent();
		changed.run();
	}

	/** Runs the commands that were shown, with the rights of an administrator, and looks again. */
	public void apply() {
		fix().filter(change -> proposing).ifPresent(change -> {
			proposing = false;
			change(change, Messages.Reach_fixed);
		});
	}

	/** Takes the last change back, and looks again. */
	public void undo() {
		undo.ifPresent(change -> change(change, Messages.Reach_undone));
	}

	private void check(final Optional<String> before) {
		work(Messages.Reach_failed, () -> {
			final var state = station.check(Access.AS_IS, result -> ui.execute(() -> found(result)));
			return () -> {
				report = Optional.of(new Report("", clock.instant(), state, results)); //$NON-NLS-1$
				wasBlocked = blocked();
				note = before;
			};
		}, () -> {
			results.clear();
			report = Optional.empty();
			proposing = false;
			note = before;
		});
	}

	private void found(final Result result) {
		results.add(result);
		changed.run();
	}

	private void change(final Change change, final String done) {
		work(Messages.Reach_notFixed, () -> {
			final var applied = station.apply(change);
			return () -> applied(applied, done);
		}, () -> {
			changing = true;
			note = Optional.empty();
		});
	}

	private void applied(final Applied applied, final String done) {
		switch (applied.outcome()) {
		case DONE -> {
			undo = applied.undo();
			ui.execute(() -> check(Optional.of(done)));
		}
		case REFUSED -> note = Optional.of(Messages.Reach_refused);
		case FAILED -> note = Optional.of(NLS.bind(Messages.Reach_notFixed, applied.output()));
		}
	}

	private void work(final String failed, final Work work, final Runnable begins) {
		if (running.isPresent()) {
			return;
		}
		final var mine = new Running();
		running = Optional.of(mine);
		begins.run();
		changed.run();
		background.execute(() -> {
			mine.on(Thread.currentThread());
			Runnable then;
			try {
				then = work.done();
			} catch (final InterruptedException e) {
				then = () -> note = Optional.of(Messages.Reach_cancelled);
			} catch (final IOException e) {
				then = () -> note = Optional.of(NLS.bind(failed, e.getMessage()));
			} finally {
				mine.over();
			}
			final var last = then;
			ui.execute(() -> {
				running = Optional.empty();
				changing = false;
				last.run();
				changed.run();
			});
		});
	}

	/** What was found so far, in lines for people. */
	public String text() {
		return report.map(Report::text).orElseGet(() -> results.stream().map(result -> "- " + result.title()).collect(Collectors.joining("\n"))); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
