// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/** How much may be under way, on lines from slow to fast. */
class FlowCapTest {

	private final FlowCap cap = new FlowCap();

	/** A second of a line that is never idle. */
	private void flow(final double bytesPerSecond, final long roundTripNanos) {
		cap.roundTrip(roundTripNanos);
		for (var millis = 1; millis <= 1000; millis++) {
			cap.acknowledged((long) (bytesPerSecond * millis / 1000), TimeUnit.MILLISECONDS.toNanos(millis), true);
		}
	}

	@Test
	void startsBeforeAnythingIsKnown() {
		assertEquals(256 << 10, cap.bytes());
		cap.acknowledged(1 << 20, 1, true);
		assertEquals(256 << 10, cap.bytes());
	}

	@Test
	void aSlowLineKeepsATwentiethOfASecond() {
		flow(2e6, TimeUnit.MILLISECONDS.toNanos(20));
		assertEquals(2e6 * (0.05 + 1.25 * 0.02), cap.bytes(), 3000);
	}

	@Test
	void aCrawlingLineKeepsTheLeast() {
		flow(10_000, TimeUnit.MILLISECONDS.toNanos(20));
		assertEquals(64 << 10, cap.bytes());
	}

	@Test
	void aLongLineIsFilled() {
		flow(50e6, TimeUnit.MILLISECONDS.toNanos(200));
		assertTrue(cap.bytes() >= 50e6 * 0.2, () -> cap.bytes() + " bytes do not fill the line");
		assertTrue(cap.bytes() <= 50e6 * (0.2 * 1.25 + 0.05), () -> cap.bytes() + " bytes");
	}

	@Test
	void aFastLineLetsNoMoreThanHalfAMillisecondPileUp() {
		flow(1e9, TimeUnit.MICROSECONDS.toNanos(100));
		assertEquals(1e9 * (0.0005 + 1.25 * 0.0001), cap.bytes(), 1e5);
	}

	@Test
	void whatAnIdleSenderSendsSaysNothingOfTheLine() {
		flow(1e9, TimeUnit.MICROSECONDS.toNanos(100));
		final var before = cap.bytes();
		for (var millis = 1001; millis < 3000; millis++) {
			cap.acknowledged((long) 1e9, TimeUnit.MILLISECONDS.toNanos(millis), false);
		}
		assertEquals(before, cap.bytes());
	}
}
