// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.testsupport.Await;

/** Several processes that count in one ledger. */
class GuessLedgerProcessesTest {

	private static final int EACH = 40;

	@TempDir
	private Path folder;

	private final List<Process> processes = new ArrayList<>();
	private int started;

	@AfterEach
	void end() {
		processes.forEach(Process::destroyForcibly);
	}

	private Path file() {
		return folder.resolve("guesses");
	}

	private Process start(final int times, final int limit) throws IOException {
		started++;
		final var process = LedgerProcess.start(Files.createTempDirectory(folder, "classes"), said(started), file(), times, limit);
		processes.add(process);
		return process;
	}

	private Path said(final int number) {
		return folder.resolve("said-" + number);
	}

	private int lines(final int number) throws IOException {
		return Files.readAllLines(said(number)).size();
	}

	private void assertEnds(final Process process) throws InterruptedException {
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		assertEquals(0, process.exitValue());
	}

	@Test
	void noneIsLostBetweenTwoOfThem() throws Exception {
		final var first = start(EACH, 1000);
		final var second = start(EACH, 1000);
		final var ledger = new GuessLedger(file());
		for (var i = 0; i < EACH; i++) {
			assertTrue(ledger.spend(LedgerProcess.ID, 1000).isPresent());
		}
		assertEnds(first);
		assertEnds(second);
		assertEquals(2 * EACH, lines(1) + lines(2));
		assertEquals(3 * EACH, ledger.spent(LedgerProcess.ID));
	}

	@Test
	void twoOfThemSpendNoMoreThanThereAre() throws Exception {
		final var first = start(EACH, EACH);
		final var second = start(EACH, EACH);
		assertEnds(first);
		assertEnds(second);
		assertEquals(EACH, lines(1) + lines(2));
		assertEquals(OptionalInt.empty(), new GuessLedger(file()).spend(LedgerProcess.ID, EACH));
	}

	@Test
	void oneThatIsKilledGivesNothingBackAndKeepsNobodyOut() throws Exception {
		final var killed = start(Integer.MAX_VALUE, Integer.MAX_VALUE);
		Await.until("it spends", () -> lines(1) >= EACH);
		killed.destroyForcibly().waitFor();
		final var all = lines(1);
		final var ledger = new GuessLedger(file());
		final var spent = ledger.spent(LedgerProcess.ID);
		assertTrue(spent == all || spent == all + 1, () -> spent + " are on the disk of " + all);
		assertEquals(OptionalInt.of(spent + 1), ledger.spend(LedgerProcess.ID, Integer.MAX_VALUE));
	}
}
