// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class PendingInjectionsTest {

	private final AtomicLong now = new AtomicLong(-5);

	private final PendingInjections pending = new PendingInjections(now::get);

	@Test
	void eachInjectionHidesOneEventOfItsKind() {
		pending.expect(9, true);
		pending.expect(9, true);
		assertFalse(pending.take(9, false));
		assertFalse(pending.take(10, true));
		assertTrue(pending.take(9, true));
		assertTrue(pending.take(9, true));
		assertFalse(pending.take(9, true));
	}

	@Test
	void anInjectionThatWasNotHeardOfHidesNothingForLong() {
		pending.expect(9, true);
		now.addAndGet(PendingInjections.EXPIRES_NANOS + 1);
		assertFalse(pending.take(9, true));
		pending.expect(9, true);
		now.addAndGet(PendingInjections.EXPIRES_NANOS);
		assertTrue(pending.take(9, true));
	}
}
