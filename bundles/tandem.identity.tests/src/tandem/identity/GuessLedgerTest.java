// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No crash, restart, race or damage gives a guess away. */
class GuessLedgerTest {

	private static final byte[] ID = { 1, 2, 3 };

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
	@ValueSource(strings = { "damaged", "\n", "0 1", "03 x" })
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
	void isItsOwnersAloneAndTellsNoId() throws IOException {
		new GuessLedger(file()).spend("a secret id".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 5);
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
		assertFalse(Files.readString(file()).contains("secret"));
	}
}
