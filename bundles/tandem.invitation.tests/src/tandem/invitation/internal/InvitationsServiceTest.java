// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.channel.Authenticator;
import tandem.channel.Credential;
import tandem.identity.GuessLedger;
import tandem.invitation.InvitationException;
import tandem.invitation.InvitationFile;
import tandem.invitation.InvitationText;
import tandem.invitation.Invitations;
import tandem.invitation.OpenInvitation.State;
import tandem.invitation.OpenInvitation;
import tandem.invitation.internal.mail.MailService;
import tandem.invitation.mail.Draft;
import tandem.session.WayIn;
import tandem.session.host.Deadline;
import tandem.settings.Folders;
import tandem.settings.Setting;
import tandem.testsupport.session.FakeTimers;
import tandem.testsupport.settings.FakeSettings;

class InvitationsServiceTest {

	private static final Duration HOUR = Duration.ofHours(1);

	@TempDir
	private Path folder;

	private final FakeTimers timers = new FakeTimers();
	private final FakeSettings settings = new FakeSettings();
	private final List<WayIn> doors = new CopyOnWriteArrayList<>();
	private final List<String> troubles = new CopyOnWriteArrayList<>();
	private GuessLedger ledger;
	private InvitationsService invitations;

	@BeforeEach
	void begin() {
		ledger = new GuessLedger(folder.resolve("guesses"));
		invitations = new InvitationsService(this::open, ledger, timers, new SecureRandom(), settings, "Sam", "pc-17", (what, cause) -> troubles.add(what));
	}

	private Runnable open(final WayIn door) {
		doors.add(door);
		return () -> doors.remove(door);
	}

	private OpenInvitation waiting() {
		final var invitation = invitations.create(HOUR);
		doors.getLast().listening(List.of("192.0.2.8:49152"), new byte[32]);
		assertEquals(State.WAITING, invitation.state());
		return invitation;
	}

	/** What a technician with file and password knows. */
	private Credential credential(final OpenInvitation invitation) {
		try {
			final var file = folder.resolve("a.tandem-invitation");
			invitation.save(file);
			final var files = new InvitationFile(Clock.fixed(timers.now(), ZoneOffset.UTC));
			return files.open(files.read(file), invitation.password()).credential();
		} catch (final IOException | InvitationException e) {
			throw new AssertionError(e);
		}
	}

	private static byte[] id(final OpenInvitation invitation) {
		return ((Door) ((LocalInvitation) invitation).authenticator()).id();
	}

	private static void fail(final WayIn door, final byte[] id) {
		final var attempt = door.authenticator().begin("invitation", id).orElseThrow();
		assertTrue(attempt.spend());
		attempt.failed();
	}

	@Test
	void noneIsOpenForLongerThanAnAdministratorAllows() {
		settings.choose(Setting.INVITATION_MINUTES, 10);
		assertEquals(timers.now().plus(HOUR), invitations.create(HOUR).expires(), "a person's own choice is a proposal");
		settings.fix(Setting.INVITATION_MINUTES, 10);
		assertEquals(timers.now().plus(Duration.ofMinutes(10)), invitations.create(HOUR).expires());
		assertEquals(timers.now().plus(Duration.ofMinutes(5)), invitations.create(Duration.ofMinutes(5)).expires());
	}

	@Test
	void opensADoorAndAFileThatFitsIt() {
		final var invitation = waiting();
		final var credential = credential(invitation);
		final var attempt = doors.getFirst().authenticator().begin(credential.wayIn(), credential.id()).orElseThrow();
		assertArrayEquals(credential.secret(), attempt.secret());
		assertEquals(invitation.handle(), attempt.way());
		assertEquals(timers.now().plus(HOUR), invitation.expires());
		assertEquals(List.of(invitation), invitations.open());
	}

	@Test
	void theFileIsItsOwnersAlone() throws IOException {
		final var file = folder.resolve("mine.tandem-invitation");
		waiting().save(file);
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
		assertThrows(IOException.class, () -> waiting().save(folder.resolve("no/such/folder/x")));
	}

	@Test
	void expiresByTheClockOnTheWallAlthoughTheComputerSlept() {
		final var invitation = waiting();
		final var id = id(invitation);
		final var door = doors.getFirst();
		timers.sleep(HOUR.minusSeconds(1));
		timers.pass(Duration.ofMillis(500));
		assertEquals(State.WAITING, invitation.state());
		timers.sleep(Duration.ofSeconds(1));
		assertEquals(Optional.empty(), door.authenticator().begin("invitation", id), "at once, whether or not a timer ran");
		timers.pass(Deadline.TURN);
		assertEquals(State.EXPIRED, invitation.state());
		assertEquals(List.of(), doors);
	}

	@Test
	void aTryThatBeganBeforeTheComputerSleptSpendsNothing() {
		final var invitation = waiting();
		final var attempt = doors.getFirst().authenticator().begin("invitation", id(invitation)).orElseThrow();
		timers.sleep(HOUR);
		assertFalse(attempt.spend());
		attempt.failed();
	}

	@Test
	void canNotBeSavedAfterASleepThatOutlastedIt() {
		final var invitation = waiting();
		timers.sleep(HOUR);
		assertThrows(IllegalStateException.class, () -> invitation.save(folder.resolve("x")));
		assertEquals(State.EXPIRED, invitation.state());
	}

	@Test
	void aClockThatIsPutBackGivesNoMoreTime() {
		final var invitation = waiting();
		timers.putBack(Duration.ofHours(5));
		timers.pass(HOUR.minusMillis(1));
		assertEquals(State.WAITING, invitation.state());
		timers.pass(Duration.ofMillis(1));
		assertEquals(State.EXPIRED, invitation.state());
	}

	/** A real invitation as its sharer may send it: no form of its password is in any of it. */
	@Test
	void noMessageHoldsThePassword() throws Exception {
		final var invitation = waiting();
		final var draft = Draft.of(List.of(), invitation.content());
		final var folders = new Folders() {
			@Override
			public Path config() {
				return folder;
			}

			@Override
			public Path state() {
				return folder;
			}

			@Override
			public Path data() {
				return folder;
			}

			@Override
			public Path runtime() {
				return folder;
			}
		};
		final var mail = new MailService(new FakeSettings(), folders);
		mail.save(draft, folder.resolve("m.eml"));
		final var symbols = invitation.password().replace(" ", "");
		final var base64 = Base64.getEncoder().withoutPadding();
		for (final var text : List.of(mail.text(draft), Files.readString(folder.resolve("m.eml")), new String(invitation.content(), StandardCharsets.UTF_8),
				new String(InvitationText.find(mail.text(draft)).orElseThrow().content(), StandardCharsets.UTF_8))) {
			final var flat = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
			assertFalse(flat.contains(symbols), text);
			assertFalse(text.contains(base64.encodeToString(symbols.getBytes(StandardCharsets.UTF_8))), text);
		}
		assertThrows(InvitationException.class, () -> Draft.of(List.of(), new byte[] { 1, 2, 3 }));
	}

	@Test
	void canNotBeSavedUnlessWaiting() {
		final var invitation = invitations.create(HOUR);
		assertEquals(State.OPENING, invitation.state());
		assertThrows(IllegalStateException.class, () -> invitation.save(folder.resolve("x")));
		invitation.cancel();
		assertThrows(IllegalStateException.class, () -> invitation.save(folder.resolve("x")));
	}

	@Test
	void lifetimesOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> invitations.create(Invitations.SHORTEST.minusNanos(1)));
		assertThrows(IllegalArgumentException.class, () -> invitations.create(Invitations.LONGEST.plusNanos(1)));
		invitations.create(Invitations.SHORTEST);
		invitations.create(Invitations.LONGEST);
		assertEquals(2, doors.size());
	}

	@Test
	void expiresByItselfAndAtTheMomentOfUse() {
		final var invitation = waiting();
		final var door = doors.getFirst();
		final var id = id(invitation);
		final var attempt = door.authenticator().begin("invitation", id).orElseThrow();
		timers.pass(HOUR);
		assertEquals(State.EXPIRED, invitation.state());
		assertEquals(List.of(), doors);
		assertFalse(attempt.spend(), "a try that began before may not end after");
		attempt.failed();
		assertTrue(door.authenticator().begin("invitation", id).isEmpty());
	}

	@Test
	void cancelledAdmitsNobody() {
		final var invitation = waiting();
		final var door = doors.getFirst();
		final var id = id(invitation);
		invitation.cancel();
		assertEquals(State.CANCELLED, invitation.state());
		assertTrue(door.authenticator().begin("invitation", id).isEmpty());
		assertEquals(List.of(), doors);
		assertEquals(List.of(), invitations.open());
	}

	@Test
	void aUsedInvitationIsUsedUp() {
		final var invitation = waiting();
		final var door = doors.getFirst();
		final var id = id(invitation);
		door.used("Tina");
		assertEquals(State.USED, invitation.state());
		assertTrue(door.authenticator().begin("invitation", id).isEmpty());
		assertEquals(List.of(), doors);
		timers.pass(HOUR);
		assertEquals(State.USED, invitation.state());
	}

	@Test
	void strangersWithoutTheIdNeverCount() {
		final var invitation = waiting();
		final var door = doors.getFirst();
		final var id = id(invitation);
		for (final var wrong : List.of(new byte[16], new byte[0], new byte[1000], java.util.Arrays.copyOf(id, 15))) {
			assertTrue(door.authenticator().begin("invitation", wrong).isEmpty());
		}
		assertTrue(door.authenticator().begin("pairing", id).isEmpty(), "another way in");
		assertEquals(0, invitation.wrongTries());
	}

	@Test
	void fiveWrongTriesCloseItAndTheSharerIsTold() {
		final var invitation = waiting();
		final var door = doors.getFirst();
		final var id = id(invitation);
		final var changes = new AtomicInteger();
		invitation.onChange(changes::incrementAndGet);
		for (var i = 1; i <= 4; i++) {
			fail(door, id);
			assertEquals(i, invitation.wrongTries());
			assertEquals(State.WAITING, invitation.state());
		}
		fail(door, id);
		assertEquals(State.TOO_MANY_TRIES, invitation.state());
		assertEquals(5, changes.get());
		assertTrue(door.authenticator().begin("invitation", id).isEmpty());
		assertEquals(List.of(), doors);
	}

	@Test
	void hangingUpBeforeTheGuessCostsNothing() {
		final var invitation = waiting();
		final var door = doors.getFirst();
		final var id = id(invitation);
		for (var i = 0; i < 20; i++) {
			door.authenticator().begin("invitation", id).orElseThrow().failed();
		}
		assertEquals(0, invitation.wrongTries());
		assertEquals(State.WAITING, invitation.state());
	}

	@Test
	void hangingUpAfterTheGuessCostsIt() throws IOException {
		final var invitation = waiting();
		final var id = id(invitation);
		final var attempt = doors.getFirst().authenticator().begin("invitation", id).orElseThrow();
		assertTrue(attempt.spend());
		assertEquals(1, ledger.spent(id), "before anything is answered");
		assertEquals(1, new GuessLedger(folder.resolve("guesses")).spent(id), "across a restart");
		attempt.failed();
		attempt.failed();
		attempt.succeeded();
		assertEquals(1, invitation.wrongTries());
		assertEquals(1, ledger.spent(id));
	}

	@Test
	void onlySuccessGivesTheGuessBack() throws IOException {
		final var id = id(waiting());
		final var attempt = doors.getFirst().authenticator().begin("invitation", id).orElseThrow();
		assertTrue(attempt.spend());
		assertFalse(attempt.spend(), "one guess a try");
		attempt.succeeded();
		assertEquals(0, ledger.spent(id));
	}

	@Test
	void ofTwentyAtOnceOneTries() throws Exception {
		final var invitation = waiting();
		final var id = id(invitation);
		final var door = doors.getFirst().authenticator();
		final var admitted = new CopyOnWriteArrayList<Authenticator.Attempt>();
		try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
			IntStream.range(0, 20).forEach(i -> pool.submit(() -> door.begin("invitation", id).ifPresent(admitted::add)));
		}
		assertEquals(1, admitted.size());
		admitted.getFirst().failed();
		assertTrue(door.begin("invitation", id).isPresent(), "and then the next");
	}

	@Test
	void aGuessThatCanNotBeRecordedIsRefused() throws IOException {
		final var id = id(waiting());
		Files.writeString(folder.resolve("guesses"), "damaged");
		final var attempt = doors.getFirst().authenticator().begin("invitation", id).orElseThrow();
		assertFalse(attempt.spend());
		assertEquals(1, troubles.size());
	}

	@Test
	void guessesOfAnEarlierProcessCount() throws IOException {
		final var id = id(waiting());
		for (var i = 0; i < 5; i++) {
			ledger.spend(id, 5);
		}
		final var attempt = doors.getFirst().authenticator().begin("invitation", id).orElseThrow();
		assertFalse(attempt.spend());
	}

	@Test
	void saysWhyThisComputerCanNotListen() {
		final var invitation = invitations.create(HOUR);
		doors.getFirst().cannotListen("No port is free.");
		assertEquals(State.FAILED, invitation.state());
		assertEquals("No port is free.", invitation.trouble().orElseThrow());
		assertEquals(List.of(), doors);
	}

	@Test
	void invitationsAreStrangersToEachOther() {
		final var first = waiting();
		final var firstDoor = doors.getFirst();
		final var second = waiting();
		final var id = id(second);
		assertTrue(firstDoor.authenticator().begin("invitation", id).isEmpty());
		assertFalse(first.password().equals(second.password()));
		assertFalse(first.handle().equals(second.handle()));
	}

	@Test
	void closingTheServiceClosesAll() {
		waiting();
		waiting();
		invitations.cancelAll();
		assertEquals(List.of(), doors);
	}
}
