// SPDX-License-Identifier: EPL-2.0
package tandem.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.identity.LongTermKey;

/** Three asks a day that are not answered with Yes, whatever is started anew meanwhile. */
class StoredAsksTest {

	private static final byte[] MARIA = { 1 };

	private static final byte[] TOM = { 2 };

	@TempDir
	private Path folder;

	private Instant now = Instant.parse("2026-05-04T10:00:00Z");

	private StoredAsks asks;

	@BeforeEach
	void open() throws IOException {
		asks = new StoredAsks(folder.resolve("data"), () -> now);
	}

	private void later(final Duration time) {
		now = now.plus(time);
	}

	@Test
	void threeCountAndTheFourthIsNotHeardEvenAfterARestart() throws IOException {
		for (var ask = 0; ask < 3; ask++) {
			assertTrue(asks.may(MARIA));
			assertTrue(asks.spend(MARIA));
			later(Duration.ofHours(1));
			open();
		}
		assertFalse(asks.may(MARIA));
		assertFalse(asks.spend(MARIA));
		assertTrue(asks.spend(TOM), "everybody counts alone");
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/asks"))));
		assertFalse(Files.readString(folder.resolve("data/asks")).contains("Maria"));
	}

	@Test
	void eachCountsForADay() throws IOException {
		asks.spend(MARIA);
		later(Duration.ofHours(12));
		asks.spend(MARIA);
		asks.spend(MARIA);
		later(Duration.ofHours(12).minusSeconds(1));
		assertFalse(asks.may(MARIA));
		later(Duration.ofSeconds(1));
		assertTrue(asks.spend(MARIA), "the first one is a day old");
		assertFalse(asks.spend(MARIA));
	}

	@Test
	void yesForgetsWhatWasNotAnswered() throws IOException {
		asks.spend(MARIA);
		asks.spend(MARIA);
		asks.answered(MARIA);
		for (var ask = 0; ask < 3; ask++) {
			assertTrue(asks.spend(MARIA));
		}
		assertFalse(asks.spend(MARIA));
	}

	@Test
	void whoIsBlockedStaysSoUntilLetAgain() throws IOException {
		asks.block(MARIA, true);
		later(Duration.ofDays(400));
		open();
		assertTrue(asks.isBlocked(MARIA));
		assertFalse(asks.spend(MARIA));
		asks.answered(MARIA);
		assertEquals(Set.of(LongTermKey.fingerprint(MARIA)), asks.blocked());
		asks.unblock(LongTermKey.fingerprint(MARIA));
		assertTrue(asks.spend(MARIA));
	}

	@Test
	void aClockThatWasSetBackKeepsNobodyOutForLongerThanADay() throws IOException {
		for (var ask = 0; ask < 3; ask++) {
			asks.spend(MARIA);
		}
		later(Duration.ofDays(-300));
		assertFalse(asks.may(MARIA));
		assertFalse(asks.spend(MARIA));
	}

	@Test
	void aDamagedFileLetsNobodyAskAndIsNotReplaced() throws IOException {
		asks.spend(MARIA);
		Files.writeString(folder.resolve("data/asks"), "rubbish\n");
		assertThrows(IOException.class, () -> asks.may(TOM));
		assertThrows(IOException.class, () -> asks.spend(TOM));
		assertEquals("rubbish\n", Files.readString(folder.resolve("data/asks")));
	}
}
