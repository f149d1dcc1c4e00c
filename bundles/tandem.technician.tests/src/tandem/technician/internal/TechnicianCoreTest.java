// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connector.Step;
import tandem.channel.Credential;
import tandem.session.Answer;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionFeature;
import tandem.session.SessionState;
import tandem.session.host.Mending;
import tandem.session.host.SessionLine;
import tandem.session.host.SessionLogs;
import tandem.session.host.SessionMessage;
import tandem.session.host.SessionMessage.Answered;
import tandem.session.host.SessionMessage.Ask;
import tandem.session.host.SessionMessage.End;
import tandem.session.host.SessionMessage.Release;
import tandem.session.host.SessionMessage.State;
import tandem.settings.Way;
import tandem.technician.ControlAnswer;
import tandem.technician.Destination;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;
import tandem.testsupport.Await;
import tandem.testsupport.session.ConnectionPair;
import tandem.testsupport.session.FakeTimers;

class TechnicianCoreTest {

	private static final String TARGET = "tandem+tls://192.0.2.8:49152";
	private static final Set<Permission> VIEW = Set.of(Permission.VIEW);
	private static final Set<Permission> BOTH = Set.of(Permission.VIEW, Permission.CONTROL);

	private final FakeTimers timers = new FakeTimers();
	private final FakeConnector connector = new FakeConnector();
	private final List<String> lines = new CopyOnWriteArrayList<>();
	private final List<String> troubles = new CopyOnWriteArrayList<>();
	private final List<SessionMessage> heard = new CopyOnWriteArrayList<>();
	private final ConnectionPair pair = new ConnectionPair("way", "Tina");
	private volatile boolean required = true;
	private volatile boolean full;
	private final TechnicianCore technician = new TechnicianCore(connector, timers, this::log, () -> required, (what, cause) -> troubles.add(what));
	private SessionLine endpoint;
	private TechnicianSession session;

	private SessionLogs.SessionLog log(final Role role, final String id) {
		return new SessionLogs.SessionLog() {

			@Override
			public Path file() {
				return Path.of(role + id);
			}

			@Override
			public void write(final String event) throws IOException {
				if (full) {
					throw new IOException("disk full");
				}
				lines.add(event);
			}

			@Override
			public void close() {
				lines.add("closed");
			}
		};
	}

	@BeforeEach
	void call() {
		session = technician.call(new Destination("Sam's computer", List.of(TARGET), new Credential("invitation", new byte[16], new byte[1], null)));
	}

	@AfterEach
	void cut() {
		pair.cut();
	}

	private void connected() {
		speak(pair);
		connector.to(TARGET).result.complete(pair.technician());
		assertEquals(Phase.WAITING_FOR_SHARER, session.phase());
	}

	/** The endpoint speaks over this connection from now on. */
	private void speak(final ConnectionPair over) {
		endpoint = new SessionLine(over.sharer(), new SessionLine.Listener() {

			@Override
			public void message(final SessionMessage message) {
				heard.add(message);
			}

			@Override
			public void violation(final String what) {
				heard.add(new End(EndReason.VIOLATION, what));
			}
		});
	}

	private void says(final SessionMessage message) {
		endpoint.send(message);
	}

	private void until(final Phase phase) {
		Await.until(phase.toString(), () -> session.phase() == phase);
	}

	private void viewing() {
		connected();
		says(new State(SessionState.VIEWING, VIEW, false));
		until(Phase.VIEWING);
	}

	private void hears(final SessionMessage message) {
		Await.until(message.toString(), () -> heard.contains(message));
	}

	private Ending over() {
		until(Phase.ENDED);
		return session.ending().orElseThrow();
	}

	@Test
	void showsWhatIsBeingDone() {
		assertEquals(Phase.REACHING, session.phase());
		assertEquals("Sam's computer", session.label());
		assertEquals(TARGET, session.route());
		connector.to(TARGET).at(Step.SECURING);
		assertEquals(Phase.SECURING, session.phase());
		timers.pass(Duration.ofSeconds(1));
		connector.to(TARGET).at(Step.PROVING);
		assertEquals(Phase.PROVING, session.phase());
		assertEquals(timers.now(), session.phaseSince());
		connected();
		assertEquals("Sharer", session.label());
		assertEquals(List.of("apple", "river", "stone"), session.peer().orElseThrow().words());
		assertEquals(Set.of(), session.permissions());
		says(new SessionMessage.Hello("Tandem endpoint", "pc-17"));
		Await.until("computer", () -> session.label().equals("Sharer@pc-17"));
		assertEquals(Duration.ofMillis(3), session.roundTrip());
		assertEquals(11, session.bytesIn());
		assertEquals(12, session.bytesOut());
	}

	@ParameterizedTest
	@EnumSource
	void tellsWhyThereIsNoConnection(final Why why) {
		connector.to(TARGET).fails(why);
		assertEquals(new Ending.NotConnected(why, why.toString()), over());
	}

	@Test
	void withoutItsLogASessionEnds() {
		viewing();
		full = true;
		says(new State(SessionState.CONTROLLED, BOTH, false));
		assertEquals(new Ending.NotLogged(), over());
		hears(new End(EndReason.TECHNICIAN_LEFT, "their log could not be written"));
		assertEquals(List.of("The session's log could not be written."), troubles);
		assertEquals(Set.of(), session.permissions());
	}

	@Test
	void whereItsLogCanNotBeginNobodyIsCalled() {
		full = true;
		final var calls = connector.called.size();
		final var other = technician.call(new Destination("Bob", List.of(TARGET), new Credential("invitation", new byte[16], new byte[1], null)));
		assertEquals(Optional.of(new Ending.NotLogged()), other.ending());
		assertEquals(calls, connector.called.size());
	}

	@Test
	void whereItsLogCanNotBeginNobodyIsLetIn() {
		full = true;
		connector.to(TARGET).result.complete(pair.technician());
		assertEquals(new Ending.NotLogged(), over());
		Await.until("hung up", () -> pair.sharer().closed().isDone());
	}

	@Test
	void withoutItsLogASessionGoesOnWhereNoneIsRequired() {
		required = false;
		full = true;
		viewing();
		assertEquals(Optional.empty(), session.ending());
	}

	@Test
	void givesTheCallUpAtOnce() {
		session.leave();
		assertEquals(new Ending.Cancelled(), over());
		assertTrue(connector.to(TARGET).result.isCancelled());
	}

	@Test
	void aCallThatSucceedsAfterItWasGivenUpIsHungUp() {
		session.leave();
		connector.to(TARGET).result.obtrudeValue(pair.technician());
		assertEquals(new Ending.Cancelled(), over());
		assertFalse(session.peer().isPresent());
	}

	@ParameterizedTest
	@EnumSource
	void followsEveryState(final SessionState state) {
		viewing();
		says(new State(state, VIEW, true));
		switch (state) {
		case OFF, WAITING, ENDED -> assertEquals(EndReason.VIOLATION, ((Ending.Over) over()).reason());
		case AUTHENTICATED, ASKING_VIEW -> until(Phase.WAITING_FOR_SHARER);
		case VIEWING -> Await.until("prompt", session::promptUp);
		case ASKING_CONTROL -> until(Phase.ASKING_CONTROL);
		case CONTROLLED -> until(Phase.CONTROLLING);
		case PAUSED -> until(Phase.PAUSED);
		case RECONNECTING -> until(Phase.RECONNECTING);
		}
	}

	@Test
	void takesAConnectionThatItWaitedFor() {
		assertTrue(technician.free(Way.CODE));
		final var other = new ConnectionPair("", "Tina");
		assertTrue(technician.take(other.technician(), "Code K7M", Way.CODE));
		final var taken = technician.sessions().getLast();
		assertEquals(Phase.WAITING_FOR_SHARER, taken.phase());
		assertEquals("Sharer", taken.label());
		new SessionLine(other.sharer(), new SessionLine.Listener() {

			@Override
			public void message(final SessionMessage message) {
				heard.add(message);
			}

			@Override
			public void violation(final String what) {
				heard.add(new End(EndReason.VIOLATION, what));
			}
		}).send(new State(SessionState.VIEWING, VIEW, false));
		Await.until("viewing", () -> taken.phase() == Phase.VIEWING);
		taken.leave();
		hears(new End(EndReason.TECHNICIAN_LEFT, ""));
	}

	@Test
	void mirrorsPermissionsAndForgetsThemAtTheEnd() {
		viewing();
		says(new State(SessionState.CONTROLLED, BOTH, false));
		until(Phase.CONTROLLING);
		assertEquals(BOTH, session.permissions());
		says(new End(EndReason.SHARER_ENDED, ""));
		assertEquals(new Ending.Over(EndReason.SHARER_ENDED, Optional.empty()), over());
		assertEquals(Set.of(), session.permissions());
		Await.until("hung up", () -> pair.technician().closed().isDone());
	}

	@Test
	void asksForControlOnlyWhileViewing() {
		connected();
		session.requestControl();
		says(new State(SessionState.VIEWING, VIEW, false));
		until(Phase.VIEWING);
		session.requestControl();
		hears(new Ask(Permission.CONTROL));
		assertEquals(1, heard.stream().filter(Ask.class::isInstance).count());
	}

	@ParameterizedTest
	@EnumSource
	void keepsTheAnswersApart(final ControlAnswer answer) {
		viewing();
		says(new Answered(new Permission("other"), Answer.SAID_NO));
		says(new Answered(Permission.CONTROL, Answer.valueOf(answer.name())));
		Await.until("answer", () -> session.controlAnswer().equals(Optional.of(answer)));
		session.requestControl();
		assertEquals(Optional.empty(), session.controlAnswer(), "a new request has no answer yet");
	}

	@Test
	void givesControlBackOrTheRequest() {
		viewing();
		session.releaseControl();
		says(new State(SessionState.ASKING_CONTROL, VIEW, false));
		until(Phase.ASKING_CONTROL);
		session.releaseControl();
		hears(new Release(Permission.CONTROL));
		assertEquals(1, heard.stream().filter(Release.class::isInstance).count());
	}

	@Test
	void leavesAndSaysSo() {
		viewing();
		session.leave();
		assertEquals(new Ending.Over(EndReason.TECHNICIAN_LEFT, Optional.empty()), over());
		hears(new End(EndReason.TECHNICIAN_LEFT, ""));
		assertEquals("closed", lines.getLast());
	}

	@Test
	void aBrokenLineIsTold() {
		viewing();
		pair.cut();
		assertEquals(new Ending.Over(EndReason.CONNECTION_LOST, Optional.empty()), over());
	}

	@Test
	void aLineThatIsMendedGoesOnAsTheEndpointSays() {
		viewing();
		says(new State(SessionState.CONTROLLED, BOTH, false));
		until(Phase.CONTROLLING);
		final var in = session.bytesIn();
		pair.resumable().cut();
		until(Phase.RECONNECTING);
		assertEquals(Set.of(), session.permissions());
		final var again = new ConnectionPair("way", "Tina");
		pair.technicianFound(again);
		speak(again);
		assertEquals(Phase.RECONNECTING, session.phase(), "until the endpoint says how things stand");
		says(new State(SessionState.VIEWING, VIEW, false));
		until(Phase.VIEWING);
		assertEquals(VIEW, session.permissions());
		assertEquals(2 * in, session.bytesIn(), "both connections count");
		session.requestControl();
		hears(new Ask(Permission.CONTROL));
	}

	@Test
	void aLineThatIsNotMendedInTimeIsTold() {
		viewing();
		pair.resumable().cut();
		until(Phase.RECONNECTING);
		timers.pass(Mending.LONGEST);
		assertEquals(new Ending.Over(EndReason.CONNECTION_LOST, Optional.empty()), over());
		assertFalse(pair.technicianSeeks());
		assertTrue(pair.technicianForgot());
	}

	@Test
	void whoLeavesWhileTheLineIsBeingMendedStopsTrying() {
		viewing();
		pair.resumable().cut();
		until(Phase.RECONNECTING);
		session.leave();
		assertEquals(EndReason.TECHNICIAN_LEFT, ((Ending.Over) over()).reason());
		assertFalse(pair.technicianSeeks());
		assertTrue(pair.technicianForgot());
	}

	@Test
	void whoWasNotLetInYetMustCallAgain() {
		connected();
		pair.resumable().cut();
		assertEquals(new Ending.Over(EndReason.CONNECTION_LOST, Optional.empty()), over());
		assertFalse(pair.technicianSeeks());
	}

	@ParameterizedTest
	@EnumSource
	void theSharersReasonIsToldAlthoughTheLineClosesRightAfter(final EndReason reason) {
		viewing();
		says(new End(reason, "because"));
		pair.sharer().close();
		assertEquals(new Ending.Over(reason, Optional.of("because")), over());
	}

	@Test
	void anEndpointThatAsksBreaksTheRules() {
		viewing();
		says(new Ask(Permission.CONTROL));
		assertEquals(EndReason.VIOLATION, ((Ending.Over) over()).reason());
	}

	@Test
	void featuresAreAttachedOnceAndSeeTheMirror() {
		final var feature = new Feature();
		technician.add(feature);
		connected();
		technician.add(new Feature());
		assertEquals(1, feature.contexts.size());
		final var context = feature.contexts.getFirst();
		assertEquals(session.id(), context.id());
		assertEquals(Role.TECHNICIAN, context.role());
		final var changes = new CopyOnWriteArrayList<SessionState>();
		context.onChange(() -> changes.add(context.state()));
		says(new State(SessionState.VIEWING, VIEW, false));
		Await.until("told", () -> changes.contains(SessionState.VIEWING));
		assertTrue(context.gate().allows(Permission.VIEW));
		assertFalse(context.gate().allows(Permission.CONTROL));
		context.request(Permission.CONTROL);
		hears(new Ask(Permission.CONTROL));
		context.violation("bad tile");
		hears(new End(EndReason.VIOLATION, "bad tile"));
		assertEquals(new Ending.Over(EndReason.VIOLATION, Optional.of("bad tile")), over());
		assertFalse(context.gate().allows(Permission.VIEW));
		Await.until("closed", () -> feature.closed == 1);
	}

	@Test
	void severalSessionsAreListedUntilTakenOff() {
		final var events = new CopyOnWriteArrayList<String>();
		technician.listen(new Technician.Listener() {

			@Override
			public void added(final TechnicianSession added) {
				events.add("added");
			}

			@Override
			public void removed(final TechnicianSession removed) {
				events.add("removed");
			}
		});
		final var second = technician.call(new Destination("Other", List.of("b"), new Credential("invitation", new byte[16], new byte[1], null)));
		assertEquals(List.of(session, second), technician.sessions());
		technician.remove(second);
		assertEquals(2, technician.sessions().size(), "not while it is going on");
		second.leave();
		technician.remove(second);
		assertEquals(List.of(session), technician.sessions());
		assertEquals(List.of("added", "removed"), events);
	}

	private static final class Feature implements SessionFeature {

		private final List<SessionContext> contexts = new ArrayList<>();
		private volatile int closed;

		@Override
		public Role role() {
			return Role.TECHNICIAN;
		}

		@Override
		public ChannelConfig channel() {
			return new ChannelConfig("test.feature", 1, 100, Urgency.NORMAL);
		}

		@Override
		public Attachment attach(final SessionContext context, final Channel channel) {
			contexts.add(context);
			return () -> closed++;
		}
	}
}
