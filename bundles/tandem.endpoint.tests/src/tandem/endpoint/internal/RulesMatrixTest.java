// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.endpoint.EndpointView;
import tandem.screen.InputEvent;
import tandem.screen.ScreenException;
import tandem.session.Answer;
import tandem.session.Consent;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.SessionState;
import tandem.session.host.SessionLogs;
import tandem.session.host.SessionMessage.Answered;
import tandem.settings.Allowing;
import tandem.settings.HelpRules;
import tandem.settings.Setting;
import tandem.settings.Way;
import tandem.testsupport.session.FakeAsks;
import tandem.testsupport.Await;
import tandem.testsupport.session.FakeTimers;
import tandem.testsupport.settings.FakeSettings;

/** Each setting, chosen and fixed, against each way in: before it is opened, while it is open, and during a session. */
class RulesMatrixTest {

	private static final Permission CHAT = new Permission("chat");

	private final FakeTimers timers = new FakeTimers();
	private final FakePlatform platform = new FakePlatform();
	private final FakeConnector connector = new FakeConnector();
	private final FakeSettings settings = new FakeSettings().choose(Setting.BY_EASY_CONNECT, true).choose(Setting.BY_OFFERS, true);
	private final List<String> lines = new CopyOnWriteArrayList<>();
	private boolean logBroken;
	private EndpointCore endpoint;
	private ScriptedTechnician technician;

	@AfterEach
	void stop() {
		if (endpoint != null) {
			endpoint.stop();
		}
	}

	private void endpoint() {
		endpoint = new EndpointCore(connector, () -> List.of("192.0.2.8"), () -> Optional.of(platform), timers, this::log,
				() -> EndpointLimits.of(settings), HelpRules.of(settings), new FakeAsks(), (what, cause) -> lines.add(what));
	}

	private SessionLogs.SessionLog log(final Role role, final String id) throws IOException {
		if (logBroken) {
			throw new IOException("disk full");
		}
		return new SessionLogs.SessionLog() {

			@Override
			public Path file() {
				return Path.of(id);
			}

			@Override
			public void write(final String event) {
				lines.add(event);
			}

			@Override
			public void close() {
				// nothing is open
			}
		};
	}

	/**
	 * A row of the matrix.
	 *
	 * @param name for the report
	 * @param set makes it so
	 * @param allowed which ways are open then
	 */
	record Row(String name, Consumer<FakeSettings> set, Predicate<Way> allowed) {

		@Override
		public String toString() {
			return name;
		}
	}

	static List<Row> rows() {
		final var rows = new ArrayList<>(List.of(new Row("as usual", settings -> { }, way -> true),
				new Row("off", settings -> settings.choose(Setting.ALLOW, Allowing.OFF), way -> false),
				new Row("off by policy", settings -> settings.fix(Setting.ALLOW, Allowing.OFF), way -> false),
				new Row("until the next session ends", settings -> settings.choose(Setting.ALLOW, Allowing.NEXT_SESSION), way -> true),
				new Row("until the next session ends, by policy", settings -> settings.fix(Setting.ALLOW, Allowing.NEXT_SESSION), way -> true),
				new Row("policy unreadable", settings -> settings.policyTrouble("policy.json: no"), way -> false),
				new Row("settings unreadable", settings -> settings.trouble("settings.json: no"), way -> false),
				new Row("neither file nor e-mail", settings -> settings.choose(Setting.BY_FILE, false).fix(Setting.BY_EMAIL, false),
						way -> way != Way.FILE && way != Way.EMAIL),
				new Row("view only", settings -> settings.fix(Setting.CONTROL, false), way -> true)));
		for (final var switched : Way.values()) {
			final Predicate<Way> others = way -> way != switched || way == Way.FILE || way == Way.EMAIL;
			rows.add(new Row("no " + switched, settings -> settings.choose(switched.setting(), false), others));
			rows.add(new Row("no " + switched + " by policy", settings -> settings.fix(switched.setting(), false), others));
			rows.add(new Row(switched + " by policy", settings -> settings.fix(switched.setting(), true).choose(switched.setting(), false), way -> true));
		}
		return rows;
	}

	static Stream<Arguments> cells() {
		return rows().stream().flatMap(row -> Stream.of(Way.values()).map(way -> Arguments.of(row, way)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("cells")
	void aDoorIsOnlyOpenedAndOnlyEnteredWhereTheRulesAllowIt(final Row row, final Way way) {
		row.set().accept(settings);
		final var allowed = row.allowed().test(way);
		endpoint();
		final var door = new FakeWayIn("door", way.kind());
		endpoint.add(door);
		Await.until("told", () -> !door.addresses.isEmpty() || !door.troubles.isEmpty());
		assertEquals(allowed, !door.addresses.isEmpty());
		assertEquals(allowed, door.troubles.isEmpty());
		assertEquals(allowed ? 1 : 0, connector.open.get(), "what listens");
		assertEquals(allowed, connector.authenticator != null && connector.authenticator.begin(way.kind(), "door".getBytes(StandardCharsets.US_ASCII)).isPresent());
		if (connector.accepted != null) {
			technician = new ScriptedTechnician(new tandem.testsupport.session.ConnectionPair("door", "Tina", Optional.of(java.util.Collections.nCopies(44, (byte) 1))));
			connector.accepted.accept(technician.pair.sharer());
			assertEquals(allowed, technicianIsIn());
		}
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("cells")
	void whatIsForbiddenLaterCloses(final Row row, final Way way) {
		endpoint();
		final var door = new FakeWayIn("door", way.kind());
		endpoint.add(door);
		Await.until("told", () -> !door.addresses.isEmpty());
		row.set().accept(settings);
		final var allowed = row.allowed().test(way);
		assertEquals(allowed, connector.authenticator.begin(way.kind(), "door".getBytes(StandardCharsets.US_ASCII)).isPresent(), "at once");
		if (!allowed) {
			Await.until("closed", () -> connector.open.get() == 0);
			assertEquals(1, door.troubles.size());
		}
		technician = new ScriptedTechnician(new tandem.testsupport.session.ConnectionPair("door", "Tina", Optional.of(java.util.Collections.nCopies(44, (byte) 1))));
		connector.accepted.accept(technician.pair.sharer());
		assertEquals(allowed, technicianIsIn());
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("cells")
	void aConnectionFromElsewhereIsOnlyTakenWhereTheRulesAllowIt(final Row row, final Way way) {
		row.set().accept(settings);
		endpoint();
		final var alone = row.allowed().test(way) && settings.get(way.setting());
		assertEquals(alone, endpoint.free(way));
		technician = new ScriptedTechnician(new tandem.testsupport.session.ConnectionPair("elsewhere", "Tina", Optional.of(java.util.Collections.nCopies(44, (byte) 1))));
		assertEquals(alone, endpoint.take(technician.pair.sharer(), "elsewhere", way));
		assertEquals(alone, technicianIsIn());
		assertEquals(0, connector.open.get());
	}

	private boolean technicianIsIn() {
		return now().state() == SessionState.ASKING_VIEW;
	}

	private EndpointView now() {
		return endpoint.now();
	}

	private void viewing() {
		endpoint();
		technician = new ScriptedTechnician(new tandem.testsupport.session.ConnectionPair("elsewhere", "Tina", Optional.of(java.util.Collections.nCopies(44, (byte) 1))));
		assertTrue(endpoint.take(technician.pair.sharer(), "a code", Way.CODE));
		allow(Permission.VIEW);
	}

	private void controlled() {
		viewing();
		technician.ask(Permission.CONTROL);
		allow(Permission.CONTROL);
		timers.pass(Consent.QUIET_AFTER_QUESTION);
	}

	private void allow(final Permission permission) {
		Await.until("question", () -> now().question().filter(question -> question.permission().equals(permission)).isPresent());
		timers.pass(Asking.TOO_SOON);
		endpoint.answer(now().question().orElseThrow(), true);
		assertTrue(now().granted().contains(permission));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whereNobodyMayControlNobodyIsAsked(final boolean fixed) {
		if (fixed) {
			settings.fix(Setting.CONTROL, false);
		} else {
			settings.choose(Setting.CONTROL, false);
		}
		viewing();
		technician.ask(Permission.CONTROL);
		technician.hears(new Answered(Permission.CONTROL, Answer.FORBIDDEN));
		assertEquals(Optional.empty(), now().question());
		settings.choose(Setting.CONTROL, true);
		settings.fix(Setting.CONTROL, true);
		technician.heard.clear();
		technician.ask(Permission.CONTROL);
		technician.hears(new Answered(Permission.CONTROL, Answer.FORBIDDEN));
		assertEquals(SessionState.VIEWING, now().state(), "no session is widened while it is open");
	}

	@Test
	void aQuestionGoesAwayWhenControlIsForbidden() {
		viewing();
		technician.ask(Permission.CONTROL);
		Await.until("asked", () -> now().state() == SessionState.ASKING_CONTROL);
		settings.choose(Setting.CONTROL, false);
		technician.hears(new Answered(Permission.CONTROL, Answer.FORBIDDEN));
		assertEquals(Optional.empty(), now().question());
		assertEquals(SessionState.VIEWING, now().state());
	}

	@Test
	void controlEndsWhenItIsForbidden() throws ScreenException {
		controlled();
		final var input = endpoint.input(sessionId()).orElseThrow();
		input.inject(new InputEvent.Key('a', true));
		settings.fix(Setting.CONTROL, false);
		technician.hears(new Answered(Permission.CONTROL, Answer.FORBIDDEN));
		assertEquals(SessionState.VIEWING, now().state());
		Await.until("released", () -> platform.done.stream().anyMatch(what -> what.equals("released")));
		endpoint.letContinue();
		assertEquals(SessionState.VIEWING, now().state());
		endpoint.takeBack();
		endpoint.letContinue();
		assertEquals(SessionState.VIEWING, now().state());
	}

	private String sessionId() {
		return endpoint.sessionLog().orElseThrow().toString();
	}

	@Test
	void turningHelpOffEndsTheSession() {
		controlled();
		settings.choose(Setting.ALLOW, Allowing.OFF);
		assertEquals(Optional.of(EndReason.POLICY), now().ended());
		assertTrue(now().trouble().orElseThrow().contains("turned off"), "windows say so");
		assertFalse(endpoint.free(Way.CODE));
	}

	@Test
	void aPolicyThatCanNoLongerBeReadEndsTheSession() {
		viewing();
		settings.policyTrouble("/etc/tandem/policy.json belongs to sam.");
		assertEquals(Optional.of(EndReason.POLICY), now().ended());
		assertTrue(lines.getLast().contains("belongs to sam"), lines::toString);
	}

	@Test
	void helpIsOffAfterTheSessionThatItWasAllowedFor() {
		settings.choose(Setting.ALLOW, Allowing.NEXT_SESSION);
		endpoint();
		final var door = new FakeWayIn("door");
		endpoint.add(door);
		Await.until("listening", () -> connector.open.get() == 1);
		technician = new ScriptedTechnician(new tandem.testsupport.session.ConnectionPair("door", "Tina", Optional.of(java.util.Collections.nCopies(44, (byte) 1))));
		connector.accepted.accept(technician.pair.sharer());
		allow(Permission.VIEW);
		endpoint.end();
		assertEquals(Allowing.OFF, settings.get(Setting.ALLOW));
		endpoint.acknowledgeEnd();
		Await.until("closed", () -> connector.open.get() == 0);
		assertFalse(endpoint.free(Way.CODE));
		assertTrue(now().trouble().isPresent());
	}

	@Test
	void whoWasNotLetInDoesNotUseUpTheSession() {
		settings.choose(Setting.ALLOW, Allowing.NEXT_SESSION);
		endpoint();
		technician = new ScriptedTechnician(new tandem.testsupport.session.ConnectionPair("elsewhere", "Tina", Optional.of(java.util.Collections.nCopies(44, (byte) 1))));
		assertTrue(endpoint.take(technician.pair.sharer(), "a code", Way.CODE));
		endpoint.answer(now().question().orElseThrow(), false);
		assertEquals(Optional.of(EndReason.SHARER_DECLINED), now().ended());
		assertEquals(Allowing.NEXT_SESSION, settings.get(Setting.ALLOW));
	}

	@Test
	void aCapabilityThatIsOffIsNotThere() {
		settings.choose(Setting.capability("tandem.chat"), false);
		viewing();
		final var chat = new Chat();
		endpoint.add(chat);
		assertEquals(0, chat.attached);
		technician.ask(CHAT);
		technician.hears(new Answered(CHAT, Answer.NOT_NOW));
		settings.choose(Setting.capability("tandem.chat"), true);
		endpoint.add(chat);
		assertEquals(0, chat.attached, "no session is widened while it is open");
	}

	@Test
	void aCapabilityThatIsTurnedOffStopsAtOnce() {
		endpoint();
		final var chat = new Chat();
		endpoint.add(chat);
		technician = new ScriptedTechnician(new tandem.testsupport.session.ConnectionPair("elsewhere", "Tina", Optional.of(java.util.Collections.nCopies(44, (byte) 1))));
		assertTrue(endpoint.take(technician.pair.sharer(), "a code", Way.CODE));
		allow(Permission.VIEW);
		assertEquals(1, chat.attached);
		technician.ask(CHAT);
		allow(CHAT);
		settings.fix(Setting.capability("tandem.chat"), false);
		assertEquals(0, chat.attached);
		assertFalse(now().granted().contains(CHAT));
		settings.fix(Setting.capability("tandem.chat"), true);
		assertEquals(0, chat.attached);
	}

	@Test
	void withoutALogThereIsASessionOnlyWhereNobodyRequiresOne() {
		logBroken = true;
		settings.choose(Setting.LOG_REQUIRED, false);
		viewing();
		endpoint.end();
		endpoint.acknowledgeEnd();
		settings.fix(Setting.LOG_REQUIRED, true);
		technician = new ScriptedTechnician(new tandem.testsupport.session.ConnectionPair("elsewhere", "Tina", Optional.of(java.util.Collections.nCopies(44, (byte) 1))));
		endpoint.take(technician.pair.sharer(), "a code", Way.CODE);
		assertEquals(Optional.of(EndReason.POLICY), now().ended());
	}

	@Test
	void noInvitationIsOpenForLongerThanTheAdministratorSays() {
		settings.fix(Setting.INVITATION_MINUTES, 30);
		endpoint();
		final var door = new FakeWayIn("door");
		endpoint.add(door);
		Await.until("listening", () -> connector.open.get() == 1);
		assertTrue(connector.authenticator.begin("invitation", "door".getBytes(StandardCharsets.US_ASCII)).isPresent());
		timers.pass(Duration.ofMinutes(30));
		assertTrue(connector.authenticator.begin("invitation", "door".getBytes(StandardCharsets.US_ASCII)).isEmpty());
		technician = new ScriptedTechnician(new tandem.testsupport.session.ConnectionPair("door", "Tina", Optional.of(java.util.Collections.nCopies(44, (byte) 1))));
		connector.accepted.accept(technician.pair.sharer());
		assertFalse(technicianIsIn());
	}

	private static final class Chat implements SessionFeature {

		private int attached;

		@Override
		public Role role() {
			return Role.SHARER;
		}

		@Override
		public ChannelConfig channel() {
			return new ChannelConfig("tandem.chat", 1, 100, Urgency.NORMAL);
		}

		@Override
		public Set<Permission> permissions() {
			return Set.of(CHAT);
		}

		@Override
		public Attachment attach(final SessionContext context, final Channel channel) {
			attached++;
			return () -> attached--;
		}
	}
}
