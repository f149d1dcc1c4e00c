// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Credential;
import tandem.channel.Peer;
import tandem.endpoint.Endpoint;
import tandem.identity.Identity;
import tandem.invitation.InvitationFile;
import tandem.invitation.InvitationStates;
import tandem.invitation.InvitationStatus;
import tandem.invitation.InvitationStatus.Over;
import tandem.invitation.Invitations;
import tandem.invitation.OpenInvitation;
import tandem.invitation.OpenedInvitation;
import tandem.screen.InputEvent;
import tandem.screen.InputPort;
import tandem.screen.ScreenException;
import tandem.screen.ScreenPlatform;
import tandem.session.Answer;
import tandem.session.Consent;
import tandem.session.EndReason;
import tandem.session.Gate;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.SessionState;
import tandem.settings.Folders;
import tandem.technician.ControlAnswer;
import tandem.technician.Destination;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;
import tandem.testsupport.Await;
import tandem.testsupport.StallingProxy;
import tandem.testsupport.session.FakeIdentity;
import tandem.viewer.Viewers;

/** Both people's ends as they are wired in the products, over real TLS and PAKE on the loopback interface; only the screen is a fake. */
class WholeSessionTest {

	@TempDir
	private static Path folder;

	private static final List<ServiceRegistration<?>> REGISTERED = new ArrayList<>();
	private static final FakePlatform PLATFORM = new FakePlatform();
	private static Endpoint endpoint;
	private static Technician technician;
	private static Invitations invitations;

	private final InvitationFile files = new InvitationFile();

	@BeforeAll
	static void wire() {
		register(Folders.class, new Folders() {

			@Override
			public Path config() {
				return folder.resolve("config");
			}

			@Override
			public Path state() {
				return folder.resolve("state");
			}

			@Override
			public Path data() {
				return folder.resolve("data");
			}

			@Override
			public Path runtime() {
				return folder.resolve("runtime");
			}
		});
		register(Identity.class, new FakeIdentity("Sam"));
		register(ScreenPlatform.class, PLATFORM);
		endpoint = service(Endpoint.class);
		technician = service(Technician.class);
		invitations = service(Invitations.class);
	}

	@AfterAll
	static void unwire() {
		endpoint.shutDown();
		REGISTERED.reversed().forEach(ServiceRegistration::unregister);
	}

	@AfterEach
	void end() {
		endpoint.end();
		endpoint.acknowledgeEnd();
		invitations.open().forEach(OpenInvitation::cancel);
		technician.sessions().forEach(TechnicianSession::leave);
	}

	private static BundleContext bundles() {
		return FrameworkUtil.getBundle(WholeSessionTest.class).getBundleContext();
	}

	private static <T> void register(final Class<T> type, final T service) {
		REGISTERED.add(bundles().registerService(type, service, new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000))));
	}

	private static <T> T service(final Class<T> type) {
		Await.until(type.getName(), () -> bundles().getServiceReference(type) != null);
		return bundles().getService(bundles().getServiceReference(type));
	}

	private OpenInvitation invitation() {
		final var invitation = invitations.create(Duration.ofHours(1));
		Await.until("waiting", () -> invitation.state() != OpenInvitation.State.OPENING);
		assertEquals(OpenInvitation.State.WAITING, invitation.state(), () -> invitation.trouble().orElse("no trouble"));
		return invitation;
	}

	private OpenedInvitation opened(final OpenInvitation invitation) {
		try {
			final var file = folder.resolve(invitation.handle() + InvitationFile.EXTENSION);
			invitation.save(file);
			return files.open(files.read(file), invitation.password());
		} catch (final Exception e) {
			throw new AssertionError(e);
		}
	}

	private static TechnicianSession call(final OpenedInvitation opened, final Credential credential) {
		return call(port(opened), credential);
	}

	private static TechnicianSession call(final int port, final Credential credential) {
		return technician.call(new Destination("Sam", List.of("tandem+tls://127.0.0.1:" + port), credential));
	}

	private static int port(final OpenedInvitation opened) {
		final var here = opened.addresses().getLast();
		assertTrue(here.startsWith("127.0.0.1:"), here);
		return Integer.parseInt(here.substring(here.indexOf(':') + 1));
	}

	private static void allow(final Permission permission) {
		Await.until(permission + " asked", () -> endpoint.now().question().filter(question -> question.permission().equals(permission)).isPresent());
		Await.until(permission + " allowed", () -> {
			endpoint.now().question().ifPresent(question -> endpoint.answer(question, true));
			return endpoint.now().granted().contains(permission);
		});
	}

	private static Ending ending(final TechnicianSession session) {
		Await.until("over", () -> session.phase() == Phase.ENDED);
		return session.ending().orElseThrow();
	}

	private TechnicianSession viewing() {
		final var opened = opened(invitation());
		final var session = call(opened, opened.credential());
		allow(Permission.VIEW);
		Await.until("viewing", () -> session.phase() == Phase.VIEWING);
		return session;
	}

	@Test
	void fromInvitationToControlAndBack() throws Exception {
		final var invitation = invitation();
		final var opened = opened(invitation);
		final var session = call(opened, opened.credential());
		Await.until("waiting for the sharer", () -> session.phase() == Phase.WAITING_FOR_SHARER);
		Await.until("asked", () -> endpoint.now().question().isPresent());
		assertEquals(Set.of(), endpoint.now().granted());
		assertEquals(endpoint.now().technician().map(Peer::words), session.peer().map(Peer::words), "the same three words on both screens");
		assertEquals(OpenInvitation.State.USED, invitation.state());
		assertEquals(List.of(), endpoint.now().doors());
		final var known = service(InvitationStates.class);
		Await.until("the technician knows that it is used up", () -> known.of(session.id()).flatMap(InvitationStatus::over).equals(Optional.of(Over.USED_UP)));
		assertEquals(endpoint.now().technician().map(Peer::statedName), known.of(session.id()).map(InvitationStatus::openedBy));
		allow(Permission.VIEW);
		Await.until("viewing", () -> session.phase() == Phase.VIEWING);
		session.requestControl();
		allow(Permission.CONTROL);
		Await.until("controlling", () -> session.phase() == Phase.CONTROLLING);
		PLATFORM.keys.escape();
		assertFalse(endpoint.now().granted().contains(Permission.CONTROL));
		Await.until("told", () -> session.controlAnswer().equals(Optional.of(ControlAnswer.TAKEN_BACK)));
		PLATFORM.keys.endHelp();
		assertEquals(SessionState.ENDED, endpoint.now().state());
		assertEquals(new Ending.Over(EndReason.SHARER_ENDED, Optional.empty()), ending(session));
		final var log = Files.readString(endpoint.sessionLog().orElseThrow());
		assertTrue(log.contains("You allowed them to use your mouse and keyboard.") && log.contains("You ended the help."), log);
		assertFalse(log.contains(invitation.password()), "no secrets");
	}

	@Test
	void aUsedInvitationIsNoLongerOpen() {
		final var opened = opened(invitation());
		final var first = call(opened, opened.credential());
		Await.until("asked", () -> endpoint.now().question().isPresent());
		endpoint.answer(endpoint.now().question().orElseThrow(), false);
		assertEquals(new Ending.Over(EndReason.SHARER_DECLINED, Optional.empty()), ending(first));
		endpoint.acknowledgeEnd();
		Await.until("nothing listens", () -> ending(call(opened, opened.credential())) instanceof Ending.NotConnected(var why, var detail)
				&& why == Why.UNREACHABLE);
	}

	@Test
	void fiveWrongSecretsCloseTheInvitation() {
		final var invitation = invitation();
		final var opened = opened(invitation);
		final var right = opened.credential();
		final var wrong = new Credential(right.wayIn(), right.id(), new byte[] { 1, 2, 3 }, right.pin().orElseThrow());
		for (var i = 1; i <= 5; i++) {
			assertEquals(Why.REFUSED, ((Ending.NotConnected) ending(call(opened, wrong))).why());
			final var tries = i;
			Await.until("counted", () -> invitation.wrongTries() == tries);
		}
		Await.until("closed", () -> invitation.state() == OpenInvitation.State.TOO_MANY_TRIES);
		Await.until("nothing is open", () -> endpoint.now().state() == SessionState.OFF);
	}

	@Test
	void aStrangerWithoutTheIdIsRefusedAndDoesNotCount() {
		final var invitation = invitation();
		final var opened = opened(invitation);
		final var stranger = new Credential("invitation", new byte[16], opened.credential().secret(), opened.credential().pin().orElseThrow());
		assertEquals(Why.REFUSED, ((Ending.NotConnected) ending(call(opened, stranger))).why());
		assertEquals(0, invitation.wrongTries());
		assertEquals(OpenInvitation.State.WAITING, invitation.state());
	}

	@Test
	void somebodyElseAtTheAddressIsNoticedByTheCertificate() {
		final var opened = opened(invitation());
		final var right = opened.credential();
		final var other = new Credential(right.wayIn(), right.id(), right.secret(), new byte[32]);
		assertEquals(Why.WRONG_CERTIFICATE, ((Ending.NotConnected) ending(call(opened, other))).why());
	}

	@Test
	void aSecondTechnicianFindsNobodyWhileOneIsConnected() {
		final var second = opened(invitation());
		final var session = viewing();
		assertEquals(Why.REFUSED, ((Ending.NotConnected) ending(call(second, second.credential()))).why());
		assertEquals(Phase.VIEWING, session.phase());
	}

	@Test
	void leavingEndsAtTheSharersToo() {
		final var session = viewing();
		session.leave();
		Await.until("ended", () -> endpoint.now().state() == SessionState.ENDED);
		assertEquals(Optional.of(EndReason.TECHNICIAN_LEFT), endpoint.now().ended());
	}

	@Test
	void aKeyHeldOverALineThatStallsIsReleasedAndTheSessionGoesOn() throws Exception {
		final var opened = opened(invitation());
		try (var line = new StallingProxy(port(opened))) {
			final var session = call(line.port(), opened.credential());
			allow(Permission.VIEW);
			Await.until("viewing", () -> session.phase() == Phase.VIEWING);
			session.requestControl();
			allow(Permission.CONTROL);
			Await.until("controlling", () -> session.phase() == Phase.CONTROLLING);
			final var press = new InputEvent.Key('a', true);
			final var viewer = service(Viewers.class).of(session.id()).orElseThrow();
			Await.until("pressed", () -> {
				viewer.send(press);
				return PLATFORM.done.contains(press.toString());
			});
			PLATFORM.done.clear();
			line.stall(true);
			final var begun = System.nanoTime();
			Await.until("released", () -> PLATFORM.done.contains("released"));
			final var took = Duration.ofNanos(System.nanoTime() - begun);
			assertTrue(took.compareTo(Duration.ofMillis(1500)) > 0 && took.compareTo(Duration.ofSeconds(12)) < 0, took::toString);
			assertEquals(SessionState.CONTROLLED, endpoint.now().state());
			line.stall(false);
			session.releaseControl();
			Await.until("both go on", () -> session.phase() == Phase.VIEWING && endpoint.now().state() == SessionState.VIEWING);
		}
	}

	@Test
	void aLineThatBreaksIsMendedByBothEnds() throws Exception {
		final var opened = opened(invitation());
		try (var line = new StallingProxy(port(opened))) {
			final var session = call(line.port(), opened.credential());
			allow(Permission.VIEW);
			Await.until("viewing", () -> session.phase() == Phase.VIEWING);
			session.requestControl();
			allow(Permission.CONTROL);
			Await.until("controlling", () -> session.phase() == Phase.CONTROLLING);
			final var words = session.peer().map(Peer::words);
			final var viewer = service(Viewers.class).of(session.id()).orElseThrow();
			Await.until("a picture", () -> viewer.layout().isPresent());
			line.cut();
			Await.until("both try to mend it", () -> session.phase() == Phase.RECONNECTING && endpoint.now().state() == SessionState.RECONNECTING
					|| session.phase() == Phase.VIEWING && endpoint.now().state() == SessionState.VIEWING);
			Await.until("both go on", () -> session.phase() == Phase.VIEWING && endpoint.now().state() == SessionState.VIEWING);
			assertEquals(Set.of(Permission.VIEW), endpoint.now().granted());
			assertEquals(words, session.peer().map(Peer::words));
			assertEquals(words, endpoint.now().technician().map(Peer::words));
			assertEquals(Optional.of(viewer), service(Viewers.class).of(session.id()), "the same viewer shows it");
			session.requestControl();
			allow(Permission.CONTROL);
			Await.until("controlling", () -> session.phase() == Phase.CONTROLLING);
			final var press = new InputEvent.Key('b', true);
			Await.until("pressed", () -> {
				viewer.send(press);
				return PLATFORM.done.contains(press.toString());
			});
			session.leave();
			Await.until("ended", () -> endpoint.now().state() == SessionState.ENDED);
		}
	}

	/** What decides is no service: nobody puts another in its place, whatever its ranking. */
	@Test
	void whatAPlugInRegistersDecidesNothing() throws Exception {
		final var consent = new Consent(System::nanoTime, () -> false);
		assertTrue(consent.doors(true) && consent.authenticated() && consent.askView() && consent.answer(Permission.VIEW, Answer.ALLOWED).isPresent());
		assertEquals(Consent.Wish.ASKED, consent.wish(Permission.CONTROL));
		assertTrue(consent.answer(Permission.CONTROL, Answer.ALLOWED).isPresent());
		final var highest = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE));
		final var feature = new PlugIn();
		final var plugIn = List.of(bundles().registerService(SessionFeature.class, feature, highest), bundles().registerService(Gate.class, permission -> true, highest),
				bundles().registerService(new String[] { Consent.class.getName(), Gate.class.getName() }, consent, highest));
		try {
			final var opened = opened(invitation());
			final var session = call(opened, opened.credential());
			Await.until("asked", () -> endpoint.now().question().isPresent());
			assertEquals(Set.of(), endpoint.now().granted());
			allow(Permission.VIEW);
			Await.until("viewing", () -> session.phase() == Phase.VIEWING);
			final var context = feature.context.get(10, TimeUnit.SECONDS);
			assertFalse(context.gate().allows(Permission.CONTROL));
			final var input = service(InputAccess.class).input(context.id()).orElseThrow();
			final var early = new InputEvent.Key('e', true);
			input.inject(early);
			session.requestControl();
			allow(Permission.CONTROL);
			final var late = new InputEvent.Key('l', true);
			Await.until("pressed", () -> {
				injected(input, late);
				return PLATFORM.done.contains(late.toString());
			});
			assertFalse(PLATFORM.done.contains(early.toString()), "what came before the sharer's Yes");
		} finally {
			plugIn.forEach(ServiceRegistration::unregister);
		}
	}

	private static void injected(final InputPort input, final InputEvent event) {
		try {
			input.inject(event);
		} catch (final ScreenException e) {
			throw new AssertionError(e);
		}
	}

	/** Holds on to the session that it was given. */
	private static final class PlugIn implements SessionFeature {

		private final CompletableFuture<SessionContext> context = new CompletableFuture<>();

		@Override
		public Role role() {
			return Role.SHARER;
		}

		@Override
		public ChannelConfig channel() {
			return new ChannelConfig("evil.plugin", 1, 100, Urgency.NORMAL);
		}

		@Override
		public Attachment attach(final SessionContext session, final Channel channel) {
			context.complete(session);
			return () -> { };
		}
	}

	@Test
	void hidingPausesAndShowingGoesOn() {
		final var session = viewing();
		endpoint.hide();
		Await.until("paused", () -> session.phase() == Phase.PAUSED);
		assertEquals(Set.of(), session.permissions());
		endpoint.show();
		Await.until("viewing", () -> session.phase() == Phase.VIEWING);
	}
}
