// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How many updates may be under way. */
final class FlowTest {

	private static final long MILLIS = 1_000_000;

	private final Flow flow = new Flow();

	private int underWay(final long waitingBytes) {
		var sent = 0;
		while (flow.open(waitingBytes) && sent < 100) {
			flow.sending(0);
			sent++;
		}
		return sent;
	}

	@Test
	void twoOnAShortLine() {
		assertEquals(2, underWay(0));
		assertTrue(flow.done(0, MILLIS));
		assertTrue(flow.open(0));
	}

	@Test
	void oneWhereTheViewerHasNotTakenTheLast() {
		assertEquals(1, underWay(1 << 20));
		assertFalse(flow.open(1 << 20));
	}

	@Test
	void moreOnALongLineButNotWithoutEnd() {
		for (var i = 0; i < 100; i++) {
			flow.sending(0);
			assertTrue(flow.done(i, 100 * MILLIS));
		}
		assertEquals(100 * MILLIS, flow.usual());
		assertEquals(5, underWay(0));
		for (var i = 100; i < 105; i++) {
			assertTrue(flow.done(i, 100_000 * MILLIS));
		}
		assertEquals(8, underWay(0));
	}

	@Test
	void onlyWhatIsDueIsConfirmed() {
		assertFalse(flow.done(0, 0));
		flow.sending(0);
		flow.sending(0);
		assertFalse(flow.done(1, 0));
		assertTrue(flow.done(0, 0));
		assertFalse(flow.done(0, 0));
		assertFalse(flow.done(-1, 0));
		assertTrue(flow.done(1, 0));
	}
}
