// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import tandem.session.internal.SystemTimers;
import tandem.testsupport.session.FakeTimers;

class DeadlineTest {

	private final FakeTimers timers = new FakeTimers();
	private final AtomicInteger runs = new AtomicInteger();

	private Deadline in(final Duration delay) {
		return new Deadline(timers, delay, runs::incrementAndGet);
	}

	@Test
	void runsOnceAndNotBefore() {
		final var deadline = in(Duration.ofHours(1));
		timers.pass(Duration.ofHours(1).minusNanos(1));
		assertEquals(0, runs.get());
		assertFalse(deadline.passed());
		timers.pass(Duration.ofNanos(1));
		assertEquals(1, runs.get());
		assertTrue(deadline.passed());
		timers.pass(Duration.ofHours(9));
		assertEquals(1, runs.get());
		assertEquals(0, timers.waiting());
	}

	@Test
	void canBeCancelled() {
		final var deadline = in(Duration.ofMinutes(1));
		timers.pass(Duration.ofSeconds(40));
		deadline.cancel();
		assertEquals(0, timers.waiting());
		timers.pass(Duration.ofMinutes(1));
		assertEquals(0, runs.get());
	}

	@Property(tries = 200)
	void sleepCountsAndAClockPutBackDoesNot(@ForAll @IntRange(min = 1, max = 7200) final int seconds, @ForAll @IntRange(max = 7200) final int awake,
			@ForAll @IntRange(min = -7200, max = 7200) final int apart) {
		final var time = new FakeTimers();
		final var ran = new AtomicInteger();
		final var deadline = new Deadline(time, Duration.ofSeconds(seconds), ran::incrementAndGet);
		time.pass(Duration.ofSeconds(awake));
		time.sleep(Duration.ofSeconds(apart));
		final var over = Math.max(awake, awake + apart) >= seconds;
		assertEquals(over, deadline.passed());
		time.pass(Deadline.TURN);
		assertTrue(!over || ran.get() == 1, "within a turn of waking up");
		time.pass(Duration.ofSeconds(seconds));
		assertEquals(1, ran.get());
	}

	@Test
	void runsByTheComputersOwnClocks() throws Exception {
		final var ran = new CountDownLatch(1);
		final var begun = System.nanoTime();
		new Deadline(new SystemTimers(), Duration.ofMillis(20), ran::countDown);
		assertTrue(ran.await(20, TimeUnit.SECONDS));
		assertTrue(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(19));
	}
}
