// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.channel.ConnectFailedException.Why;
import tandem.invitation.InvitationText;
import tandem.session.EndReason;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;
import tandem.testsupport.ui.Page;

@ExtendWith(NoErrorLogged.class)
class InvitationTabTest {

	@TempDir
	private Path folder;

	private InvitationTab tab;

	@BeforeEach
	void open() {
		tab = new InvitationTab();
	}

	@AfterEach
	void close() {
		tab.close();
	}

	private void open(final String content) {
		tab.open(Samples.in(folder, content));
	}

	private void unlock() {
		open(Samples.BELLA);
		tab.awaitText("says; not verified");
		tab.type("Password", Samples.PASSWORD);
		tab.press("Open");
		tab.awaitText("leads to " + Samples.ADDRESS);
	}

	private void call() {
		unlock();
		tab.press("Connect");
		Await.until("the call", () -> tab.technician.calls().size() == 1);
	}

	private static List<Job> calls() {
		return Stream.of(Job.getJobManager().find(null)).filter(CallJob.class::isInstance).toList();
	}

	@Test
	void aWrongPasswordLosesNothingThatWasTyped() {
		open(Samples.BELLA);
		tab.awaitText("says; not verified");
		tab.type("Password", "2222 3333 4444");
		tab.press("Open");
		tab.awaitText("The password is wrong");
		assertEquals("2222 3333 4444", tab.read("Password"));
		tab.press("Type the password again");
		Await.until("the field", () -> tab.ask(() -> InvitationTab.window().getShell().getDisplay().getFocusControl() instanceof final Text text
				&& text.getSelectionText().equals("2222 3333 4444")));
		tab.type("Password", Samples.PASSWORD);
		tab.press("Open");
		tab.awaitText("leads to " + Samples.ADDRESS);
		assertTrue(tab.technician.calls().isEmpty());
	}

	@Test
	void withoutAPasswordThereIsNothingToOpenWith() {
		open(Samples.BELLA);
		tab.awaitText("says; not verified");
		assertFalse(tab.enabled("Open"));
		tab.type("Password", "x");
		assertTrue(tab.enabled("Open"));
	}

	@Test
	void anExpiredInvitationSaysWhatToAskFor() {
		open(Samples.EXPIRED);
		tab.awaitText("This invitation has expired");
		assertFalse(tab.has("Open") || tab.has("Connect"));
		assertTrue(tab.has("Open another invitation\u2026"));
		tab.press("What to ask the sharer");
		tab.awaitText("send me the new file");
		tab.press("Copy this text");
		tab.awaitText("Copied");
		assertTrue(tab.clipboard().contains("send me the new file"), tab.clipboard());
	}

	@ParameterizedTest
	@CsvSource({ "UNREACHABLE, did not answer on 192.0.2.7:49152, true", "REFUSED, does not accept this invitation any more, true",
			"WRONG_CERTIFICATE, Somebody else answers, false", "TIMEOUT, stopped answering, true", "VERSION, no common version, false" })
	void aCallThatFailedSaysWhyAndOffersWhatHelps(final Why why, final String text, final boolean again) {
		call();
		tab.technician.last().end(new Ending.NotConnected(why, "what the network said"));
		tab.awaitText(text);
		assertEquals(again, tab.has("Try again"));
		assertTrue(tab.has("What to ask the sharer"));
		assertFalse(tab.written().stream().anyMatch(line -> line.contains("what the network said")), "details wait behind their link");
	}

	@Test
	void tryAgainCallsAgainWithoutThePassword() {
		call();
		tab.technician.last().end(new Ending.NotConnected(Why.UNREACHABLE, ""));
		tab.press("Try again");
		Await.until("another call", () -> tab.technician.calls().size() == 2);
	}

	@Test
	void waitingSaysForWhom() {
		call();
		tab.technician.last().phase(Phase.WAITING_FOR_SHARER);
		tab.awaitText("Bella is asked whether you may see the screen");
		assertTrue(tab.has("Cancel"));
	}

	@Test
	void noAndNoAnswerAreToldApart() {
		call();
		tab.technician.last().phase(Phase.WAITING_FOR_SHARER);
		tab.technician.last().end(EndReason.SHARER_DECLINED);
		tab.awaitText("Bella said No");
		tab.press("Try again");
		Await.until("another call", () -> tab.technician.calls().size() == 2);
		tab.technician.last().phase(Phase.WAITING_FOR_SHARER);
		tab.technician.last().end(EndReason.SHARER_DID_NOT_ANSWER);
		tab.awaitText("Bella did not answer");
		assertTrue(tab.has("Try again"));
	}

	@Test
	void cancelGivesTheCallUp() {
		call();
		tab.press("Cancel");
		tab.awaitText("You gave the call up");
		assertEquals(List.of("leave"), tab.technician.last().calls());
		assertTrue(tab.has("Try again"));
	}

	@Test
	void theCallStandsInTheProgressViewAndIsCancelledThere() {
		call();
		Await.until("the job runs", () -> calls().size() == 1 && calls().getFirst().getState() == Job.RUNNING);
		assertEquals("Connecting to Bella", calls().getFirst().getName());
		calls().getFirst().cancel();
		tab.awaitText("You gave the call up");
		Await.until("the job is over", () -> calls().isEmpty());
	}

	@Test
	void theTabGoesWhenTheScreenIsSeen() {
		call();
		tab.technician.last().phase(Phase.WAITING_FOR_SHARER);
		tab.technician.last().phase(Phase.VIEWING);
		tab.awaitGone();
		Await.until("the job is over", () -> calls().isEmpty());
		assertEquals(List.of(), tab.technician.last().calls());
	}

	@Test
	void textOfAMessageIsOpenedFromTheClipboard() {
		tab.copy("Bella wrote:\r\n> " + InvitationText.of(Samples.BELLA.getBytes(StandardCharsets.UTF_8)).replace("\n", "\u00a0\r\n> "));
		tab.command("tandem.invitation.ui.paste");
		tab.awaitText("says; not verified");
		tab.type("Password", Samples.PASSWORD);
		tab.press("Open");
		tab.awaitText("leads to " + Samples.ADDRESS);
	}

	@Test
	void aClipboardWithoutAnInvitationSaysWhatToCopy() {
		tab.copy("hello");
		tab.command("tandem.invitation.ui.paste");
		final var told = Page.titled(tab.display(), "Open invitation from clipboard");
		told.awaitText("holds no invitation");
		told.press("OK");
		told.awaitClosed(Duration.ofSeconds(20));
	}

	@Test
	void aFileOpensOnce() {
		final var file = Samples.in(folder, Samples.BELLA);
		tab.open(file);
		tab.open(file);
		assertEquals(1L, tab.ask(() -> tab.editors().count()));
	}
}
