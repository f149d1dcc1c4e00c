// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import tandem.testsupport.Await;

class AwaitTest {

	@Test
	void asksUntilTheConditionHolds() {
		final var asked = new AtomicInteger();
		Await.until("three", () -> asked.incrementAndGet() == 3);
		assertEquals(3, asked.get());
	}

	@Test
	void namesWhatDidNotCome() {
		final var failure = assertThrows(AssertionError.class, () -> Await.until("the moon", Duration.ofMillis(20), () -> false));
		assertTrue(failure.getMessage().startsWith("the moon"), failure::getMessage);
	}

	@Test
	void keepsTheCauseOfAConditionThatThrows() {
		final var cause = new IllegalStateException("gone");
		assertEquals(cause, assertThrows(AssertionError.class, () -> Await.until("it", () -> {
			throw cause;
		})).getCause());
	}
}
