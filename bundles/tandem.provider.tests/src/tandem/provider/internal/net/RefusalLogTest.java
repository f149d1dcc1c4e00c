// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

/** A flood of calls leaves few lines, and its number. */
class RefusalLogTest {

	private final ArrayList<String> lines = new ArrayList<>();

	private final AtomicLong now = new AtomicLong(-5);

	private final RefusalLog log = new RefusalLog(lines::add, now::get);

	private void refuse(final int times) {
		for (var i = 0; i < times; i++) {
			log.refused("192.0.2.1", "no guess is left");
		}
	}

	@Test
	void eachRefusalHasItsLine() {
		refuse(RefusalLog.LINES);
		log.tellTheRest();
		assertEquals(RefusalLog.LINES, lines.size());
		assertEquals("A call from 192.0.2.1 was refused: no guess is left", lines.getFirst());
	}

	@Test
	void whatIsBeyondIsCountedAndToldOnce() {
		refuse(RefusalLog.LINES + 980);
		assertEquals(RefusalLog.LINES, lines.size());
		now.addAndGet(TimeUnit.SECONDS.toNanos(59));
		refuse(1);
		assertEquals(RefusalLog.LINES, lines.size());
		now.addAndGet(TimeUnit.SECONDS.toNanos(1));
		refuse(1);
		assertEquals(RefusalLog.LINES + 2, lines.size());
		assertEquals("981 more calls were refused", lines.get(RefusalLog.LINES));
		log.tellTheRest();
		assertEquals(RefusalLog.LINES + 2, lines.size());
	}

	@Test
	void theEndTellsTheRest() {
		refuse(RefusalLog.LINES + 3);
		log.tellTheRest();
		assertEquals("3 more calls were refused", lines.getLast());
	}
}
