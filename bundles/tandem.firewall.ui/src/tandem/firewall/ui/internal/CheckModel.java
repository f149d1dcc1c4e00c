// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.firewall.Access;
import tandem.firewall.Gap;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.report.Report;
import tandem.firewall.station.Station;

/** What the check of one computer has found so far. Thread-safe; what it shows is immutable. */
final class CheckModel {

	/** How far it is. */
	enum Phase {
		/** Nothing was looked at yet. */
		NEVER,
		/** Results may still come. */
		RUNNING,
		/** All has been looked at. */
		DONE,
		/** Somebody stopped it. */
		STOPPED,
		/** The computer could not be asked. */
		FAILED
	}

	/**
	 * One moment of it.
	 *
	 * @param station that is looked at; empty before the first check
	 * @param state   the worst so far
	 * @param trouble why it failed, for people; else empty
	 */
	record Shown(Phase phase, Optional<Station> station, Access access, List<Result> results, State state, Instant at, String trouble) {

		Shown {
			results = List.copyOf(results);
		}

		/** What there is to hand on. */
		Optional<Report> report() {
			return results.isEmpty() ? Optional.empty() : Optional.of(new Report(station.map(FirewallTexts::name).orElse(""), at, state, results)); //$NON-NLS-1$
		}

		/** Whether something is unknown because only an administrator may read it. */
		boolean wantsAdministrator() {
			return access == Access.AS_IS && phase != Phase.RUNNING && station.isPresent()
					&& results.stream().filter(it -> it.state() == State.UNKNOWN).flatMap(it -> it.finding().stream())
							.anyMatch(it -> it.answer().reason().contains(Gap.Reason.NEEDS_ADMINISTRATOR.words()));
		}
	}

	private final Clock clock;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private volatile Shown shown;
	private Object current;

	CheckModel(final Clock clock) {
		this.clock = clock;
		shown = nothing();
	}

	private Shown nothing() {
		return new Shown(Phase.NEVER, Optional.empty(), Access.AS_IS, List.of(), State.UNKNOWN, clock.instant(), ""); //$NON-NLS-1$
	}

	/** As it is now. */
	Shown shown() {
		return shown;
	}

	/** Tells of changes, on any thread. */
	void listen(final Runnable listener) {
		listeners.add(listener);
	}

	/** Forgets all, for another computer. */
	void clear() {
		put(null, new Object(), nothing());
	}

	/**
	 * Looks at all. Blocking; what an earlier call still finds is left out.
	 *
	 * @throws InterruptedException where the thread is interrupted; what came until then stays
	 */
	void run(final Station station, final Access access) throws InterruptedException {
		final var run = new Object();
		final var at = clock.instant();
		final var results = new ArrayList<Result>();
		put(null, run, new Shown(Phase.RUNNING, Optional.of(station), access, results, State.UNKNOWN, at, "")); //$NON-NLS-1$
		try {
			final var worst = station.check(access, result -> {
				results.add(result);
				put(run, run, new Shown(Phase.RUNNING, Optional.of(station), access, results, State.UNKNOWN, at, "")); //$NON-NLS-1$
			});
			put(run, run, new Shown(Phase.DONE, Optional.of(station), access, results, worst, at, "")); //$NON-NLS-1$
		} catch (final IOException e) {
			put(run, run, new Shown(Phase.FAILED, Optional.of(station), access, results, State.UNKNOWN, at, String.valueOf(e.getMessage())));
		} catch (final InterruptedException e) {
			put(run, run, new Shown(Phase.STOPPED, Optional.of(station), access, results, State.UNKNOWN, at, "")); //$NON-NLS-1$
			throw e;
		}
	}

	/** @param expected the run that must still be the current one; {@code null} for any */
	private void put(final Object expected, final Object run, final Shown next) {
		synchronized (this) {
			if (expected != null && expected != current) {
				return;
			}
			current = run;
			shown = next;
		}
		listeners.forEach(Runnable::run);
	}
}
