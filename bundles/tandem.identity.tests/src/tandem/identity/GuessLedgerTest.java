// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.identity.internal.GuessFile;
import tandem.identity.internal.ProcessLock;

/** No crash, restart, race or damage gives a guess away. */
class GuessLedgerTest {

	private static final byte[] ID = { 1, 2, 3 };

	private static final byte[] OTHER = { 4, 5 };

	@TempDir
	private Path folder;

	private Path file() {
		return folder.resolve("guesses");
	}

	@Test
	void countsToItsLimitAcrossRestarts() throws IOException {
		for (var i = 1; i <= 3; i++) {
			assertEquals(OptionalInt.of(i), new GuessLedger(file()).spend(ID, 3));
		}
		assertEquals(OptionalInt.empty(), new GuessLedger(file()).spend(ID, 3));
		assertEquals(3, new GuessLedger(file()).spent(ID));
		assertEquals(OptionalInt.of(1), new GuessLedger(file()).spend(new byte[] { 4 }, 3));
	}

	@Test
	void givesOneBackAndNeverMoreThanWereSpent() throws IOException {
		final var ledger = new GuessLedger(file());
		ledger.spend(ID, 3);
		ledger.giveBack(ID);
		ledger.giveBack(ID);
		assertEquals(0, ledger.spent(ID));
		assertEquals(OptionalInt.of(1), ledger.spend(ID, 3));
		ledger.forget(ID);
		assertEquals(0, ledger.spent(ID));
	}

	@Test
	void twentyAtOnceSpendNoMoreThanThereAre() throws Exception {
		final var ledger = new GuessLedger(file());
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			final var tries = IntStream.range(0, 20).mapToObj(i -> (Callable<OptionalInt>) () -> ledger.spend(ID, 5)).toList();
			var spent = 0;
			for (final var one : threads.invokeAll(tries)) {
				spent += one.get().isPresent() ? 1 : 0;
			}
			assertEquals(5, spent);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "damaged", "\n", "0 1", "03 x", "0000000000000000000000000000000000000000000000000000000000000000 1" })
	void damageAllowsNoGuess(final String content) throws IOException {
		Files.writeString(file(), content);
		assertThrows(IOException.class, () -> new GuessLedger(file()).spend(ID, 5));
		assertEquals(content, Files.readString(file()));
	}

	@Test
	void aFolderThatIsGoneAllowsNoGuess() {
		assertThrows(IOException.class, () -> new GuessLedger(folder.resolve("gone").resolve("guesses")).spend(ID, 5));
	}

	@Test
	void forgetsWhatNoSecretLivesLongEnoughFor() throws IOException {
		final var now = new AtomicReference<>(Instant.parse("2026-02-03T04:05:06Z"));
		final var ledger = new GuessLedger(file(), now::get);
		ledger.spend(ID, 5);
		ledger.spend(OTHER, 5);
		now.updateAndGet(then -> then.plus(GuessFile.KEPT).minusSeconds(1));
		ledger.spend(OTHER, 5);
		assertEquals(1, ledger.spent(ID));
		now.updateAndGet(then -> then.plusSeconds(1));
		assertEquals(0, ledger.spent(ID));
		assertEquals(2, ledger.spent(OTHER));
		ledger.spend(OTHER, 5);
		assertEquals(1, Files.readAllLines(file()).size());
		now.set(Instant.parse("2020-01-01T00:00:00Z"));
		assertEquals(3, ledger.spent(OTHER), "a clock that is put back gives none back");
	}

	@Test
	void isNeverLongerThanItsBound() throws IOException {
		final var clock = InstantSource.fixed(Instant.parse("2026-02-03T04:05:06Z"));
		final var full = new TreeMap<String, GuessFile.Entry>();
		for (var i = 0; i < GuessFile.MAX_ENTRIES; i++) {
			full.put(String.format("%064x", i), new GuessFile.Entry(999_999, clock.instant()));
		}
		new GuessFile(file()).write(full);
		final var ledger = new GuessLedger(file(), clock);
		assertEquals(0, ledger.spent(ID), "it can be read");
		assertThrows(IOException.class, () -> ledger.spend(ID, 5), "and takes no more");
		assertEquals(GuessFile.MAX_ENTRIES, Files.readAllLines(file()).size());
		Files.writeString(file(), Files.readString(file()) + "0".repeat(200));
		assertThrows(IOException.class, () -> ledger.spent(ID));
	}

	@Test
	void whoeverKeepsTheLockKeepsOthersOutAndNotForEver() throws Exception {
		try (var keeper = new ProcessLock(folder.resolve("guesses.lock")); var ledger = new GuessLedger(file())) {
			final var begun = new CountDownLatch(1);
			final var release = new CountDownLatch(1);
			try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
				threads.submit(() -> keeper.holding(() -> {
					begun.countDown();
					return await(release);
				}));
				begun.await();
				final var guess = threads.submit(() -> ledger.spend(ID, 5));
				assertThrows(TimeoutException.class, () -> guess.get(100, TimeUnit.MILLISECONDS));
				assertFalse(Files.exists(file()));
				release.countDown();
				assertEquals(OptionalInt.of(1), guess.get(20, TimeUnit.SECONDS));
			}
		}
	}

	private static boolean await(final CountDownLatch latch) {
		try {
			return latch.await(20, TimeUnit.SECONDS);
		} catch (final InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void isItsOwnersAloneAndTellsNoId() throws IOException {
		new GuessLedger(file()).spend("a secret id".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 5);
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("guesses.lock"))));
		assertFalse(Files.readString(file()).contains("secret"));
	}
}
