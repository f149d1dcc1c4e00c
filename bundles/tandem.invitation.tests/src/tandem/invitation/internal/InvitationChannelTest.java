// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.channel.Channel;
import tandem.identity.GuessLedger;
import tandem.invitation.InvitationStatus;
import tandem.invitation.InvitationStatus.Over;
import tandem.invitation.OpenInvitation;
import tandem.session.Role;
import tandem.session.WayIn;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.session.FakeTimers;
import tandem.testsupport.settings.FakeSettings;

/** Both ends of the channel {@code tandem.invitation}. */
class InvitationChannelTest {

	private static final Duration HOUR = Duration.ofHours(1);

	@TempDir
	private Path folder;

	private final FakeTimers timers = new FakeTimers();
	private final List<WayIn> doors = new CopyOnWriteArrayList<>();
	private final List<String> told = new CopyOnWriteArrayList<>();
	private final FakeSession sharer = new FakeSession(Role.SHARER);
	private final FakeSession technician = new FakeSession(Role.TECHNICIAN);
	private final ChannelPair channels = new ChannelPair(InvitationCodec.CHANNEL, 4096);
	private final KnownStates states = new KnownStates((what, cause) -> {
		throw new AssertionError(what, cause);
	});
	private InvitationsService invitations;
	private OpenInvitation invitation;

	@BeforeEach
	void begin() throws Exception {
		invitations = new InvitationsService(door -> {
			doors.add(door);
			return () -> doors.remove(door);
		}, new GuessLedger(folder.resolve("guesses")), timers, new SecureRandom(), new FakeSettings(), "Sam", "pc-17", (what, cause) -> {
			throw new AssertionError(what, cause);
		});
		states.listen(told::add);
		invitation = invitations.create(HOUR);
		doors.getFirst().listening(List.of("192.0.2.8:49152"), new byte[32]);
	}

	@AfterEach
	void end() {
		channels.close();
	}

	private void attach() {
		new SharerInvitationFeature(invitations, timers).attach(sharer, channels.right());
		new TechnicianInvitationFeature(states, timers).attach(technician, channels.left());
	}

	private InvitationStatus status() {
		return states.of(technician.id()).orElseThrow();
	}

	private void until(final Over why) {
		Await.until(why.toString(), () -> states.of(technician.id()).flatMap(InvitationStatus::over).equals(Optional.of(why)));
	}

	@Test
	void tellsWhoOpenedItAndThatItIsUsedUp() {
		final var door = doors.getFirst();
		timers.pass(Duration.ofMinutes(20));
		door.used("Tina");
		sharer.cameBy(invitation.handle());
		attach();
		until(Over.USED_UP);
		assertEquals(new InvitationStatus("Tina", timers.now().plus(Duration.ofMinutes(40)), 0, Optional.of(Over.USED_UP)), status());
		assertEquals(List.of(technician.id(), technician.id()), told);
		assertEquals(List.of("The invitation is over: USED_UP."), technician.lines());
	}

	@Test
	void tellsOfWrongTriesBefore() {
		final var door = (LocalInvitation) doors.getFirst();
		for (var i = 0; i < 2; i++) {
			final var attempt = door.authenticator().begin("invitation", ((Door) door.authenticator()).id()).orElseThrow();
			assertTrue(attempt.spend());
			attempt.failed();
		}
		door.used("Tina");
		sharer.cameBy(invitation.handle());
		attach();
		until(Over.USED_UP);
		assertEquals(2, status().wrongTries());
	}

	@Test
	void followsOneThatStaysOpen() {
		sharer.cameBy(invitation.handle());
		attach();
		Await.until("told", () -> states.of(technician.id()).isPresent());
		assertEquals(new InvitationStatus("Somebody", timers.now().plus(HOUR), 0, Optional.empty()), status());
		invitation.cancel();
		until(Over.CANCELLED);
	}

	@Test
	void tellsThatItsTimeIsOver() {
		sharer.cameBy(invitation.handle());
		attach();
		Await.until("told", () -> states.of(technician.id()).isPresent());
		timers.pass(HOUR);
		until(Over.EXPIRED);
	}

	@Test
	void isSilentInASessionThatCameOtherwise() {
		final var ended = new CopyOnWriteArrayList<String>();
		channels.left().listen(new Channel.Listener() {

			@Override
			public void message(final byte[] message) {
				ended.add("message");
			}

			@Override
			public void disconnected() {
				ended.add("disconnected");
			}
		});
		new SharerInvitationFeature(invitations, timers).attach(sharer, channels.right());
		Await.until("closed", () -> !ended.isEmpty());
		assertEquals(List.of("disconnected"), ended);
	}

	@Test
	void knowsNothingOfAnotherProcessesHandle() {
		sharer.cameBy("invitation-99");
		attach();
		Await.until("closed", () -> !channels.left().connected());
		assertEquals(Optional.empty(), states.of(technician.id()));
	}

	@Test
	void refusesAWorkbenchThatSpeaks() {
		sharer.cameBy(invitation.handle());
		attach();
		channels.left().send(new byte[] { 2, 0 });
		Await.until("violation", () -> sharer.violation().isPresent());
	}

	@Test
	void refusesAnEndpointThatTellsItTwiceOrInTheWrongOrder() {
		for (final var wrong : List.of(List.of(new InvitationMessage.Closed(Over.EXPIRED)),
				List.of(new InvitationMessage.Opened("a", HOUR, 0), new InvitationMessage.Opened("a", HOUR, 0)),
				List.of(new InvitationMessage.Opened("a", HOUR, 0), new InvitationMessage.Closed(Over.EXPIRED), new InvitationMessage.Closed(Over.EXPIRED)))) {
			final var session = new FakeSession(Role.TECHNICIAN);
			final var follower = new InvitationFollower(session, states, timers);
			wrong.forEach(message -> follower.message(InvitationCodec.encode(message)));
			assertTrue(session.violation().isPresent(), wrong.toString());
		}
	}

	@Test
	void remembersNoMoreThanItMust() {
		for (var i = 0; i <= KnownStates.KEPT; i++) {
			states.put("session-" + i, new InvitationStatus("Tina", timers.now(), 0, Optional.empty()));
		}
		assertEquals(Optional.empty(), states.of("session-0"));
		assertTrue(states.of("session-1").isPresent());
	}

	@Test
	void aListenerThatIsClosedHearsNothing() throws Exception {
		final var heard = new CopyOnWriteArrayList<String>();
		states.listen(heard::add).close();
		states.put("x", new InvitationStatus("Tina", timers.now(), 0, Optional.empty()));
		assertEquals(List.of(), heard);
		assertEquals(List.of("x"), told);
	}
}
