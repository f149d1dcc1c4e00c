// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Presses on Allow, honest and other. */
class AllowGuardTest {

	private static final long MILLI = 1_000_000;

	private static final int ENTER = 13;

	private static final int OTHER = 65;

	private long now = -5 * MILLI;

	private final AllowGuard guard = new AllowGuard(() -> now);

	/** One word a step; the last press's fate. */
	private boolean play(final String steps) {
		var counted = false;
		for (final var step : steps.split(" ")) {
			switch (step) {
			case "shown" -> guard.shown();
			case "mouse" -> guard.mouseDown();
			case "enter" -> guard.keyDown(ENTER, (int) (now / MILLI), true);
			case "enter-elsewhere" -> guard.keyDown(ENTER, (int) (now / MILLI), false);
			case "other" -> guard.keyDown(OTHER, (int) (now / MILLI), false);
			case "enter-up" -> guard.keyUp(ENTER);
			case "away" -> guard.interrupted();
			case "press" -> counted = guard.counts();
			default -> now += Long.parseLong(step) * MILLI;
			}
		}
		return counted;
	}

	@ParameterizedTest
	@CsvSource({ //
			"a click after a second, shown 1000 mouse 80 press, true",
			"a key after a second, shown 1000 enter press, true",
			"long after, shown 90000 mouse press, true",
			"a click before the window is there, mouse press, false",
			"a click too early, shown 999 mouse press, false",
			"held until it is time, shown 500 mouse 900 press, false",
			"a key too early, shown 500 enter press, false",
			"a key held until it is time, shown 500 enter 600 enter press, false",
			"a key that repeats from before, shown 30 enter 30 enter 1000 enter 30 enter press, false",
			"a key held on No, shown 300 enter-elsewhere 1000 enter press, false",
			"a key let go and pressed anew, shown 500 enter 600 enter 30 enter-up 30 enter press, true",
			"no press at all, shown 2000 press, false",
			"a press beside Allow, shown 2000 enter-elsewhere press, false",
			"another key in between, shown 2000 mouse other press, false",
			"a press that was broken off, shown 2000 mouse away press, false",
			"one press counts once, shown 2000 mouse press press, false",
			"told twice of one press, shown 2000 enter-elsewhere enter press, true",
			"told twice of one held press, shown 500 enter 600 enter-elsewhere enter press, false",
			"shown again does not start the second anew, shown 900 shown 100 mouse press, true" })
	void counts(final String what, final String steps, final boolean counts) {
		assertEquals(counts, play(steps), what);
	}

	@Property
	void nothingInTheFirstSecondCounts(@ForAll @Size(max = 40) final List<@IntRange(min = 0, max = 7) Integer> steps) {
		final var clock = new AtomicLong();
		final var fresh = new AllowGuard(clock::get);
		fresh.shown();
		for (final var step : steps) {
			switch (step) {
			case 0 -> fresh.mouseDown();
			case 1 -> fresh.keyDown(ENTER, (int) clock.get(), true);
			case 2 -> fresh.keyUp(ENTER);
			case 3 -> fresh.keyDown(OTHER, (int) clock.get(), true);
			case 4 -> fresh.interrupted();
			default -> clock.addAndGet(24 * MILLI);
			}
			assertFalse(fresh.counts());
		}
	}

	@Property
	void whatBeganInTheFirstSecondNeverCountsLater(@ForAll @Size(max = 40) final List<@IntRange(min = 0, max = 3) Integer> steps) {
		final var clock = new AtomicLong();
		final var fresh = new AllowGuard(clock::get);
		fresh.shown();
		for (final var step : steps) {
			switch (step) {
			case 0 -> fresh.mouseDown();
			case 1 -> fresh.keyDown(ENTER, (int) clock.get(), true);
			case 2 -> fresh.keyDown(OTHER, (int) clock.get(), true);
			default -> clock.addAndGet(24 * MILLI);
			}
		}
		clock.addAndGet(2_000 * MILLI);
		assertFalse(fresh.counts());
		fresh.keyDown(ENTER, -1, true);
		assertEquals(!steps.contains(1), fresh.counts());
	}
}
