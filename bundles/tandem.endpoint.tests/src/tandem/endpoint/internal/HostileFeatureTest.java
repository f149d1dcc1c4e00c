// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.endpoint.EndpointView;
import tandem.endpoint.Question;
import tandem.screen.InputEvent;
import tandem.screen.ScreenException;
import tandem.session.Answer;
import tandem.session.Consent;
import tandem.session.Gate;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.SessionState;
import tandem.session.host.SessionLogs;
import tandem.session.host.SessionMessage.Answered;
import tandem.settings.Way;
import tandem.testsupport.Await;
import tandem.testsupport.session.FakeAsks;
import tandem.testsupport.session.FakeTimers;
import tandem.testsupport.settings.FakeRules;

/**
 * A plug-in at the sharer's end that wants more than the sharer allows, with all that a {@link SessionFeature} is given and without reflection:
 * whoever reflects upon our classes, or takes the services of the sharer's own windows, is inside; {@code bundles/PLUGINS.md} says so.
 */
class HostileFeatureTest {

	private static final InputEvent A = new InputEvent.Key('a', true);
	private static final Permission OWN = new Permission("evil.own");
	private static final Permission OTHER = new Permission("good.other");

	private final FakeTimers timers = new FakeTimers();
	private final FakePlatform platform = new FakePlatform();
	private final FakeRules rules = new FakeRules();
	private final List<String> troubles = new CopyOnWriteArrayList<>();
	private final Hostile evil = new Hostile();
	private EndpointCore endpoint;
	private ScriptedTechnician technician;

	@BeforeEach
	void begin() {
		endpoint = new EndpointCore(new FakeConnector(), () -> List.of("192.0.2.8"), () -> Optional.of(platform), timers, (role, id) -> new NoLog(id),
				() -> new EndpointLimits(49_152, 49_161, Duration.ofMinutes(2), Optional.empty(), true), rules, new FakeAsks(), (what, cause) -> troubles.add(what));
	}

	@AfterEach
	void stop() {
		evil.stuck.countDown();
		technician.pair.cut();
		endpoint.stop();
	}

	private void asked() {
		endpoint.add(evil);
		technician = new ScriptedTechnician("elsewhere");
		assertTrue(endpoint.take(technician.pair.sharer(), "a code", Way.CODE));
		assertEquals(SessionState.ASKING_VIEW, now().state());
	}

	private void viewing() {
		asked();
		allow(Permission.VIEW);
	}

	private void controlled() {
		viewing();
		technician.ask(Permission.CONTROL);
		allow(Permission.CONTROL);
		timers.pass(Consent.QUIET_AFTER_QUESTION);
		inject();
		assertTrue(platform.done.contains(A.toString()));
	}

	private void allow(final Permission permission) {
		Await.until("question", () -> now().question().filter(question -> question.permission().equals(permission)).isPresent());
		timers.pass(Asking.TOO_SOON);
		endpoint.answer(now().question().orElseThrow(), true);
		assertTrue(now().granted().contains(permission));
	}

	private EndpointView now() {
		return endpoint.now();
	}

	/** As the plug-in could with the session's id, which it knows, and the service that our own input channel uses. */
	private void inject() {
		try {
			endpoint.input(evil.context.id()).orElseThrow().inject(A);
		} catch (final ScreenException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void whatItIsGivenAnswersAndCanNotBeTurnedIntoWhatDecides() {
		asked();
		final Object context = evil.context;
		final Object gate = evil.context.gate();
		assertFalse(gate instanceof Consent, "it could answer for the sharer");
		assertFalse(context instanceof Consent || context instanceof Helping || context instanceof tandem.session.host.SessionTalk.Side);
		assertEquals(Set.of(Gate.class), Set.of(gate.getClass().getInterfaces()));
		assertFalse(evil.context.gate().allows(Permission.VIEW));
		assertEquals(Set.of(), now().granted());
	}

	@Test
	void itAsksNobodyInTheTechniciansName() {
		viewing();
		for (final var wanted : List.of(Permission.VIEW, Permission.CONTROL, OWN)) {
			assertThrows(IllegalStateException.class, () -> evil.context.request(wanted));
		}
		assertEquals(Optional.empty(), now().question());
	}

	@Test
	void namingControlAndViewAmongItsPermissionsGrantsNeither() {
		evil.permissions = () -> Set.of(Permission.VIEW, Permission.CONTROL, OWN);
		viewing();
		endpoint.hide();
		technician.ask(Permission.VIEW);
		technician.hears(new Answered(Permission.VIEW, Answer.NOT_NOW));
		assertEquals(SessionState.PAUSED, now().state(), "the sharer alone shows the screen again");
		endpoint.show();
		technician.ask(Permission.CONTROL);
		Await.until("asked", () -> now().question().isPresent());
		endpoint.answer(now().question().orElseThrow(), false);
		technician.hears(new Answered(Permission.CONTROL, Answer.SAID_NO));
		assertEquals(Set.of(Permission.VIEW), now().granted());
	}

	@Test
	void aProposalInItsOwnWordsIsNoWayToWhatLasts() {
		final var good = new Hostile("good.plugin");
		good.permissions = () -> Set.of(OTHER);
		evil.permissions = () -> Set.of(OWN);
		viewing();
		endpoint.add(good);
		for (final var lasting : List.of(Permission.VIEW, Permission.CONTROL, OWN, OTHER)) {
			assertThrows(IllegalArgumentException.class, () -> evil.context.propose(lasting, List.of("Update the clock")), lasting::id);
		}
		assertEquals(Optional.empty(), now().question());
		assertEquals(SessionState.VIEWING, now().state());
		evil.context.propose(new Permission("evil.once"), List.of("Update the clock"));
		timers.pass(Asking.TOO_SOON);
		endpoint.answer(now().question().orElseThrow(), true);
		assertEquals(Set.of(Permission.VIEW), now().granted(), "a Yes to that leaves nothing behind");
	}

	@Test
	void aQuestionThatItMakesUpIsNotAnswered() {
		viewing();
		technician.ask(Permission.CONTROL);
		Await.until("asked", () -> now().question().isPresent());
		timers.pass(Asking.TOO_SOON);
		final var real = now().question().orElseThrow();
		endpoint.answer(new Question(real.number() + 1, Permission.CONTROL, real.who(), real.asked(), real.expires()), true);
		endpoint.answer(new Question(0, Permission.CONTROL, real.who(), real.asked(), real.expires()), true);
		assertEquals(SessionState.ASKING_CONTROL, now().state());
		endpoint.answer(new Question(real.number(), OWN, real.who(), real.asked(), real.expires()), true);
		assertFalse(now().granted().contains(Permission.CONTROL));
		assertFalse(now().granted().contains(OWN), "nor is another permission put in place of the one that is asked for");
	}

	@Test
	void inputThatItSendsMeetsTheGate() {
		viewing();
		inject();
		assertFalse(platform.done.contains(A.toString()), "nobody has control");
		technician.ask(Permission.CONTROL);
		allow(Permission.CONTROL);
		inject();
		assertFalse(platform.done.contains(A.toString()), "so soon after a question nothing is pressed");
		timers.pass(Consent.QUIET_AFTER_QUESTION);
		endpoint.takeBack();
		inject();
		assertFalse(platform.done.contains(A.toString()), "the sharer took it back");
		endpoint.end();
		assertEquals(Optional.empty(), endpoint.input(evil.context.id()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tandem.session", "tandem.invalid channel" })
	void itDoesNotSpeakForTheSession(final String channel) {
		evil.name = channel;
		asked();
		assertNull(evil.context, "it is not attached");
		assertFalse(troubles.isEmpty());
		allow(Permission.VIEW);
	}

	@Test
	void itDoesNotGoBeforeTheSessionsOwnMessages() {
		evil.urgency = Urgency.INPUT;
		asked();
		assertNull(evil.context, "it is not attached");
		allow(Permission.VIEW);
	}

	@Test
	void oneThatFailsKeepsNobodyFromAskingAndTheSharerFromDeciding() {
		final var calls = new int[1];
		evil.permissions = () -> {
			if (calls[0]++ > 0) {
				throw new IllegalStateException("no more");
			}
			return Set.of(OWN);
		};
		viewing();
		evil.context.onChange(() -> {
			throw new IllegalStateException("told");
		});
		evil.context.onChange(() -> {
			throw new NoSuchMethodError("of another version");
		});
		technician.ask(OWN);
		allow(OWN);
		technician.ask(Permission.CONTROL);
		allow(Permission.CONTROL);
		endpoint.takeBack();
		assertEquals(SessionState.VIEWING, now().state());
		assertTrue(troubles.stream().anyMatch(what -> what.startsWith("A listener failed")), troubles::toString);
	}

	@Test
	void whatItMayAskForIsWhatItSaidAtFirstAndEndsWhereTheRulesForbidIt() {
		evil.permissions = () -> Set.of(OWN);
		viewing();
		technician.ask(OWN);
		allow(OWN);
		evil.permissions = () -> Set.of(OTHER);
		technician.ask(OTHER);
		technician.hears(new Answered(OTHER, Answer.NOT_NOW));
		rules.off("evil.plugin");
		assertEquals(Set.of(Permission.VIEW), now().granted());
	}

	@Test
	void oneOfAnotherVersionHurtsItselfAlone() {
		evil.attaching = () -> {
			throw new NoClassDefFoundError("tandem/session/Elsewhere");
		};
		asked();
		assertEquals(1, troubles.size());
		allow(Permission.VIEW);
	}

	/** The thread that told it hangs; what the sharer wanted has taken place before. */
	@Test
	void oneThatNeverReturnsHoldsNothingOpen() throws InterruptedException {
		controlled();
		evil.context.onChange(evil::hang);
		final var sharer = Thread.ofVirtual().start(() -> endpoint.end());
		Await.until("over", () -> now().state() == SessionState.ENDED);
		assertFalse(evil.context.gate().allows(Permission.CONTROL));
		assertFalse(evil.context.gate().allows(Permission.VIEW));
		Await.until("mouse and keyboard are given back", () -> platform.done.contains("closed"));
		evil.stuck.countDown();
		sharer.join();
	}

	@Test
	void whatItSaysOfEndsAndBrokenRulesOnlyEnds() {
		controlled();
		evil.context.violation("I say so");
		assertEquals(SessionState.ENDED, now().state());
		assertFalse(evil.context.gate().allows(Permission.CONTROL));
		evil.context.log("still here");
		assertEquals(Answer.NOT_NOW, evil.context.propose(new Permission("evil.once"), List.of("Go on")).join());
		assertEquals(SessionState.ENDED, now().state());
	}

	/** A feature that tries what a test tells it. */
	private static final class Hostile implements SessionFeature {

		private final CountDownLatch stuck = new CountDownLatch(1);
		private volatile Supplier<Set<Permission>> permissions = Set::of;
		private volatile Runnable attaching = () -> { };
		private volatile String name;
		private volatile Urgency urgency = Urgency.NORMAL;
		private volatile SessionContext context;

		Hostile() {
			this("evil.plugin");
		}

		Hostile(final String name) {
			this.name = name;
		}

		@Override
		public Role role() {
			return Role.SHARER;
		}

		@Override
		public ChannelConfig channel() {
			return new ChannelConfig(name, 1, 100, urgency);
		}

		@Override
		public Set<Permission> permissions() {
			return permissions.get();
		}

		@Override
		public Attachment attach(final SessionContext session, final Channel channel) {
			attaching.run();
			context = session;
			return () -> { };
		}

		private void hang() {
			try {
				stuck.await();
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** A log of which nobody reads. */
	private record NoLog(String id) implements SessionLogs.SessionLog {

		@Override
		public Path file() {
			return Path.of(id);
		}

		@Override
		public void write(final String event) {
			// nobody reads it
		}

		@Override
		public void close() {
			// nothing is open
		}
	}
}
