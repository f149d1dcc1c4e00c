// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class PaceTest {

	private long now = 7;
	private int kilobits = 800;
	private final Pace pace = new Pace(() -> kilobits, () -> now);

	@Test
	void keepsTheRate() {
		final var begin = now;
		var sent = 0;
		while (sent < 1_000_000) {
			now += pace.pause().toNanos();
			pace.sent(1_000);
			sent += 1_000;
		}
		assertEquals(10.0, (now - begin) / 1e9, 0.1, "a megabyte at 800 kbit/s");
	}

	@Test
	void letsOutAfterARestWhatFitsAndNoMore() {
		now += Duration.ofHours(1).toNanos();
		pace.sent(5_000);
		assertTrue(pace.pause().isZero());
		pace.sent(5_000);
		assertEquals(Duration.ofMillis(50), pace.pause(), "an hour of silence is not saved up");
	}

	@Test
	void hasNoLimitUnlessThereIsOneNow() {
		kilobits = 0;
		pace.sent(1_000_000_000);
		assertTrue(pace.pause().isZero());
		kilobits = 8;
		assertTrue(pace.pause().isZero());
		pace.sent(1_000);
		assertEquals(Duration.ofMillis(950), pace.pause());
		kilobits = 0;
		assertTrue(pace.pause().isZero());
	}
}
