// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tandem.firewall.ui.internal.FirewallStage.Commands;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

@ExtendWith(NoErrorLogged.class)
class FirewallViewTest {

	private static final String CLEAN = "tcp dport 49152 drop comment \"<b>&x</b>\uFFFD\uFFFD\uFFFD\"";

	private final FakeStation here = new FakeStation("", "This computer");
	private final FakeStation there = new FakeStation("s1", "<b>Bella</b> & Co");

	private FirewallStage stage;

	@BeforeEach
	void open() {
		stage = FirewallStage.with(here);
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private void awaitWritten(final String words) {
		Await.until(words, () -> stage.written().stream().anyMatch(it -> it.contains(words)));
	}

	@Test
	void looksWhenItIsOpenedAndSaysWhichRuleDecides() {
		stage.open().awaitEnd();
		awaitWritten("Something keeps help from this computer.");
		stage.awaitRows("Note | Nothing listens on TCP 49152 now.", "Blocked | TCP 49152 is blocked by " + CLEAN);
		awaitWritten("inet own in, rule 2 (handle 7)");
		awaitWritten("To open it: Do open");
		awaitWritten("nft open");
		assertTrue(stage.written().contains(CLEAN), stage.written()::toString);
		assertTrue(stage.showsPath());
		stage.choose(0);
		awaitWritten("As it should be.");
		assertFalse(stage.has("Open the Way\u2026"));
	}

	@Test
	void resultsComeInPiecesAndCanBeStopped() {
		here.gate = new CountDownLatch(1);
		stage.open();
		stage.awaitRows("Note | Nothing listens on TCP 49152 now.");
		awaitWritten("Looking\u2026 1 result so far.");
		stage.press("Stop");
		stage.awaitEnd();
		awaitWritten("Stopped before all was looked at.");
		here.gate = null;
		stage.press("Check");
		awaitWritten("Something keeps help from this computer.");
	}

	@Test
	void nothingIsChangedBeforeTheCommandsWereSeenAndAgreedTo() {
		stage.open().awaitEnd();
		stage.press("Open the Way\u2026");
		final var commands = Commands.await();
		commands.awaitText("nft open");
		commands.awaitText("nft close");
		commands.press("Cancel");
		Await.until("it closes", () -> !commands.isOpen());
		assertEquals(List.of(), here.applied);
		assertEquals(List.of(), stage.noted);
		awaitWritten("Something keeps help from this computer.");
	}

	@Test
	void opensTheWayLooksAgainAndTakesItBack() {
		stage.open().awaitEnd();
		stage.press("Open the Way\u2026");
		Commands.await().press("Change the Firewall");
		awaitWritten("Done. The rules were read again: the way is open.");
		awaitWritten("Help can reach this computer.");
		stage.awaitEnd();
		stage.press("Undo\u2026");
		Commands.await().awaitText("nft close").press("Change the Firewall");
		awaitWritten("Taken back.");
		awaitWritten("Something keeps help from this computer.");
		assertEquals(List.of("open", "close"), here.applied);
		assertEquals(List.of("This computer: Do open DONE", "This computer: Take back: Do open DONE"), stage.noted);
		assertFalse(stage.has("Undo\u2026"));
	}

	@Test
	void saysWhenACommandRanAndDidNotHelp() {
		here.deaf = true;
		stage.open().awaitEnd();
		stage.press("Open the Way\u2026");
		Commands.await().press("Change the Firewall");
		awaitWritten("The commands were run, but something still keeps help from the computer.");
	}

	@Test
	void saysWhenTheRightsWereNotGiven() {
		here.reject = true;
		stage.open().awaitEnd();
		stage.press("Open the Way\u2026");
		Commands.await().press("Change the Firewall");
		awaitWritten("Nothing was changed: the rights were not given. dismissed");
		assertEquals(List.of("This computer: Do open REFUSED"), stage.noted);
	}

	@Test
	void asksForAnAdministratorOnlyWhereThatTellsMore() {
		here.secret = true;
		stage.open().awaitEnd();
		awaitWritten("Whether help can reach this computer can't be told.");
		awaitWritten("nftables' rules: needs an administrator");
		stage.press("Look with Administrator Rights");
		awaitWritten("Something keeps help from this computer.");
		stage.awaitEnd();
		assertFalse(stage.has("Look with Administrator Rights"));
	}

	@Test
	void switchesTheListOnlyAfterChangeSettings() {
		stage.open().awaitEnd();
		stage.tab(1);
		stage.awaitRows("Remote Assistance (Tandem) | 49152/tcp | firewalld | Blocked", "ssh <b>&x</b>\uFFFD | 22/tcp | firewalld | In part", "Fixed |  | firewalld | Allowed");
		stage.click(0, 3);
		assertTrue(stage.rows().getFirst().endsWith("Blocked"));
		stage.awaitEnd();
		stage.press("Change Settings");
		Await.until("it can be switched", () -> stage.has("OK"));
		assertFalse(stage.enabled("OK"));
		stage.click(0, 3);
		Await.until("switched", () -> stage.rows().getFirst().endsWith("Allowed"));
		stage.click(2, 3);
		stage.press("Cancel");
		Await.until("as it was", () -> stage.rows().getFirst().endsWith("Blocked"));
		assertEquals(List.of(), here.applied);
	}

	@Test
	void makesTheListWhatIsWantedReadsItAgainAndTakesItBack() {
		stage.open().awaitEnd();
		stage.tab(1);
		Await.until("the list", () -> stage.rows().size() == 3);
		stage.awaitEnd();
		stage.press("Change Settings");
		stage.press("public (in use)");
		Await.until("switched", () -> stage.rows().getFirst().endsWith("Allowed"));
		assertTrue(stage.isChecked("public (in use)"));
		stage.press("OK");
		Commands.await().awaitText("nft 'allow public'").press("Change the Firewall");
		awaitWritten("Done. The list was read again and shows it.");
		stage.awaitEnd();
		assertTrue(stage.isChecked("public (in use)"));
		assertFalse(stage.enabled("public (in use)"));
		assertTrue(stage.rows().getFirst().endsWith("Allowed"));
		stage.press("Undo\u2026");
		Commands.await().press("Change the Firewall");
		awaitWritten("Taken back.");
		Await.until("as it was", () -> stage.rows().getFirst().endsWith("Blocked"));
		assertEquals(List.of("allow public", "block public"), here.applied);
	}

	@Test
	void saysWhenTheListDoesNotShowWhatWasWanted() {
		here.deaf = true;
		stage.open().awaitEnd();
		stage.tab(1);
		Await.until("the list", () -> stage.rows().size() == 3);
		stage.awaitEnd();
		stage.press("Change Settings");
		stage.press("public (in use)");
		stage.press("OK");
		Commands.await().press("Change the Firewall");
		awaitWritten("The commands were run, but the list, read again, does not show what was wanted.");
	}

	@Test
	void looksAtAnotherComputerUntilItIsGone() {
		stage.stations.all.add(there);
		there.open = true;
		stage.open().awaitEnd();
		Await.until("both", () -> stage.computers().equals(List.of("This computer", "Session with <b>Bella</b> & Co")));
		stage.runOn(1);
		awaitWritten("Nothing was looked at yet.");
		stage.press("Check");
		awaitWritten("Help can reach the computer of <b>Bella</b> & Co.");
		stage.awaitEnd();
		there.open = false;
		stage.press("Check");
		awaitWritten("Something keeps help from the computer of <b>Bella</b> & Co.");
		awaitWritten("It is changed at that computer, by an administrator: copy the commands and tell them.");
		stage.awaitEnd();
		assertFalse(stage.has("Open the Way\u2026"));
		stage.tab(1);
		awaitWritten("What the firewall there lets in by name.");
		stage.awaitEnd();
		assertFalse(stage.enabled("Change Settings"));
		assertEquals(List.of(), there.applied);
		stage.stations.all.remove(there);
		stage.stations.changed();
		Await.until("gone", () -> stage.computers().equals(List.of("This computer")));
		awaitWritten("Nothing was looked at yet.");
	}

	@Test
	void saysWhenAComputerCantBeAsked() {
		here.trouble = new IOException("The session is over");
		stage.open().awaitEnd();
		awaitWritten("It could not be asked: The session is over");
	}

	@Test
	void copiesAReport() {
		stage.open().awaitEnd();
		stage.press("Copy Report");
		Await.until("the report", () -> stage.clipboard().startsWith("Something keeps help from this computer.\nThis computer, ") && stage.clipboard().contains(CLEAN)
				&& stage.clipboard().contains("    nft open\n"));
	}
}
