// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in words, and that there are words for everything. */
class WordsTest {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	@ParameterizedTest
	@CsvSource({ "PT0S, 0:00", "PT-5S, 0:00", "PT0.001S, 0:01", "PT59.5S, 1:00", "PT9M7S, 9:07", "PT1H, 1:00:00", "PT5H59M59S, 5:59:59",
			"PT24H, 1 day 0:00:00", "PT2376H, 99 days 0:00:00", "PT49H1M1S, 2 days 1:01:01" })
	void countsDown(final Duration left, final String text) {
		assertEquals(text, Countdown.text(Clock.fixed(NOW, ZoneOffset.UTC), NOW.plus(left)));
	}

	@ParameterizedTest
	@CsvSource({ "0, MINUTES, false", "1, MINUTES, true", "142560, MINUTES, true", "142561, MINUTES, false", "2376, HOURS, true", "2377, HOURS, false",
			"99, DAYS, true", "100, DAYS, false", "-1, DAYS, false" })
	void lifetimesHaveLimits(final int amount, final Lifetime.Unit unit, final boolean allowed) {
		assertEquals(allowed, new Lifetime(amount, unit).duration().isPresent());
		assertTrue(new Lifetime(unit.most(), unit).duration().isPresent());
		assertEquals(Optional.empty(), new Lifetime(unit.most() + 1, unit).duration());
	}

	@ParameterizedTest
	@CsvSource({ "PT6H, 6, HOURS", "PT24H, 1, DAYS", "PT90M, 90, MINUTES", "PT1M, 1, MINUTES" })
	void lifetimesAreSaidInTheLargestUnit(final Duration duration, final int amount, final Lifetime.Unit unit) {
		assertEquals(new Lifetime(amount, unit), Lifetime.of(duration));
		assertEquals(Optional.of(duration), Lifetime.of(duration).duration());
	}

	@Test
	void everyMessageHasWords() throws IllegalAccessException {
		final var fields = Arrays.stream(Messages.class.getFields()).filter(field -> Modifier.isStatic(field.getModifiers())).toList();
		assertTrue(fields.size() > 30);
		for (final var field : fields) {
			assertTrue(!((String) field.get(null)).contains("NLS missing"), field::getName);
		}
	}
}
