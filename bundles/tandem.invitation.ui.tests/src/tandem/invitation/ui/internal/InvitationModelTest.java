// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.channel.ConnectFailedException.Why;
import tandem.invitation.InvitationFile;
import tandem.invitation.ui.internal.Failure.Remedy;
import tandem.invitation.ui.internal.InvitationModel.Stage;
import tandem.session.EndReason;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.testsupport.technician.FakeTechnician;

class InvitationModelTest {

	private final FakeTechnician technician = new FakeTechnician();

	private final RecentInvitations recent = new RecentInvitations(InstanceScope.INSTANCE.getNode("tandem.invitation.ui.tests/" + System.nanoTime()), Clock.systemUTC());

	private final List<Stage> stages = new CopyOnWriteArrayList<>();

	@TempDir
	private Path folder;

	private Path file;

	private InvitationModel model;

	@AfterEach
	void close() {
		if (model != null) {
			model.close();
			assertEquals(0, technician.listening());
		}
	}

	private InvitationModel reads(final String content, final Clock clock) {
		file = Samples.in(folder, content);
		model = new InvitationModel(file, new InvitationFile(clock), technician, recent, Runnable::run, () -> {
			if (model != null) {
				stages.add(model.step().stage());
			}
		});
		model.read().join();
		return model;
	}

	private InvitationModel reads(final String content) {
		return reads(content, Clock.systemUTC());
	}

	private InvitationModel calls() {
		reads(Samples.BELLA).open(Samples.PASSWORD).join();
		model.connect();
		return model;
	}

	private Failure failure() {
		return model.step().failure().orElseThrow(() -> new AssertionError(model.step()));
	}

	@Test
	void asksForThePasswordOfAnInvitation() {
		reads(Samples.BELLA);
		assertEquals(Stage.SEALED, model.step().stage());
		assertEquals("Bella", model.sealed().orElseThrow().from());
	}

	@Test
	void aWrongPasswordCallsNobodyAndMayBeTypedAgain() {
		reads(Samples.BELLA).open("2222 3333 4444").join();
		assertEquals(Stage.SEALED, model.step().stage());
		assertTrue(failure().offers(Remedy.RETYPE));
		model.open(Samples.PASSWORD).join();
		assertEquals(Stage.OPEN, model.step().stage());
		assertTrue(model.step().failure().isEmpty());
		assertTrue(technician.calls().isEmpty());
	}

	@Test
	void theRightPasswordShowsTheAddressBeforeAnybodyIsCalled() {
		reads(Samples.BELLA).open(Samples.PASSWORD).join();
		assertTrue(model.step().message().contains(Samples.ADDRESS), model.step().message());
		assertTrue(technician.calls().isEmpty());
	}

	@Test
	void callsWhereTheInvitationLeads() {
		calls();
		final var call = technician.calls().getFirst();
		assertEquals(List.of("tandem+tls://" + Samples.ADDRESS), call.targets());
		assertEquals("Bella", call.label());
		assertEquals(Stage.CALLING, model.step().stage());
	}

	@Test
	void saysWhatIsBeingTried() {
		calls();
		technician.last().phase(Phase.REACHING);
		assertTrue(model.step().message().contains(Samples.ADDRESS), model.step().message());
		final var reaching = model.step().message();
		technician.last().phase(Phase.PROVING);
		assertFalse(model.step().message().equals(reaching));
	}

	@Test
	void waitsForTheSharer() {
		calls();
		technician.last().phase(Phase.WAITING_FOR_SHARER);
		assertEquals(Stage.WAITING, model.step().stage());
		assertTrue(model.step().message().contains("Bella is asked"), model.step().message());
	}

	@Test
	void aNoCanBeFollowedByAnotherCallWithoutThePassword() {
		calls();
		technician.last().phase(Phase.WAITING_FOR_SHARER);
		technician.last().end(EndReason.SHARER_DECLINED);
		assertEquals(Stage.OPEN, model.step().stage());
		assertTrue(failure().offers(Remedy.AGAIN));
		model.connect();
		assertEquals(2, technician.calls().size());
		assertEquals(Stage.CALLING, model.step().stage());
	}

	@Test
	void noAnswerAndUnreachableAndRefusedAreToldApart() {
		calls();
		technician.last().end(EndReason.SHARER_DID_NOT_ANSWER);
		final var noAnswer = failure().text();
		model.connect();
		technician.last().end(new Ending.NotConnected(Why.UNREACHABLE, "no route"));
		final var unreachable = failure().text();
		assertEquals("UNREACHABLE\n" + Samples.ADDRESS + "\nno route", failure().details());
		model.connect();
		technician.last().end(new Ending.NotConnected(Why.REFUSED, ""));
		assertEquals(3, List.of(noAnswer, unreachable, failure().text()).stream().distinct().count());
	}

	@Test
	void cancelGivesTheCallUpAndLosesNothing() {
		calls();
		model.cancel();
		assertEquals(List.of("leave"), technician.last().calls());
		assertEquals(Stage.OPEN, model.step().stage());
		assertTrue(failure().offers(Remedy.AGAIN));
	}

	@Test
	void closingWhileItRingsGivesTheCallUp() {
		calls();
		model.close();
		assertEquals(List.of("leave"), technician.last().calls());
	}

	@Test
	void closingOnceTheSharerIsAskedLeavesTheCallToItsTab() {
		calls();
		technician.last().phase(Phase.WAITING_FOR_SHARER);
		model.close();
		assertEquals(List.of(), technician.last().calls());
	}

	@Test
	void anotherSessionDoesNotConcernIt() {
		reads(Samples.BELLA);
		technician.add("other", "Other").end(EndReason.SHARER_DECLINED);
		assertEquals(Stage.SEALED, model.step().stage());
	}

	@Test
	void anExpiredInvitationAsksForNoPassword() {
		reads(Samples.EXPIRED);
		assertEquals(Stage.UNUSABLE, model.step().stage());
		assertTrue(failure().text().contains("expired"));
	}

	@Test
	void anInvitationThatExpiresMeanwhileSaysSo() {
		reads(Samples.EXPIRED, Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));
		assertEquals(Stage.SEALED, model.step().stage());
		model.close();
		model = null;
		final var clock = new Clock[] { Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC) };
		reads(Samples.EXPIRED, new Clock() {
			@Override
			public Instant instant() {
				return clock[0].instant();
			}

			@Override
			public java.time.ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(final java.time.ZoneId zone) {
				return this;
			}
		});
		clock[0] = Clock.systemUTC();
		model.open(Samples.PASSWORD).join();
		assertEquals(Stage.UNUSABLE, model.step().stage());
		assertTrue(failure().text().contains("expired"));
	}

	@Test
	void whatIsNoWholeInvitationIsUnusableEachInItsWords() {
		assertTrue(unusable("hello").contains("no Tandem invitation"));
		assertTrue(unusable(Samples.DAMAGED).contains("damaged"));
		assertTrue(unusable(Samples.NEWER).contains("newer"));
		assertTrue(unusable("x".repeat(InvitationFile.MAX_BYTES + 1)).contains("larger"));
	}

	private String unusable(final String content) {
		reads(content);
		assertEquals(Stage.UNUSABLE, model.step().stage());
		final var text = failure().text();
		model.close();
		return text;
	}

	@Test
	void aFileThatComesBackIsReadAgain() throws Exception {
		reads(Samples.BELLA);
		Files.delete(file);
		model.read().join();
		assertEquals(Stage.UNUSABLE, model.step().stage());
		assertTrue(failure().offers(Remedy.AGAIN));
		Files.writeString(file, Samples.BELLA);
		model.read().join();
		assertEquals(Stage.SEALED, model.step().stage());
	}

	@Test
	void isRememberedWithTheSessionThatCameOfIt() {
		calls();
		final var prospect = recent.all().getFirst();
		assertEquals("Bella on pc-17", prospect.who());
		assertEquals(technician.last().id(), prospect.session().orElseThrow());
	}

	@Test
	void passesThroughEachStage() {
		calls();
		technician.last().phase(Phase.WAITING_FOR_SHARER);
		technician.last().phase(Phase.VIEWING);
		assertEquals(List.of(Stage.OPENING, Stage.SEALED, Stage.OPENING, Stage.OPEN, Stage.CALLING, Stage.WAITING, Stage.IN_SESSION), compressed());
	}

	private List<Stage> compressed() {
		final var seen = new java.util.ArrayList<Stage>();
		stages.forEach(stage -> {
			if (seen.isEmpty() || seen.getLast() != stage) {
				seen.add(stage);
			}
		});
		return seen;
	}
}
