// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.endpoint.EndpointView;
import tandem.endpoint.Question;
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
import tandem.session.host.Deadline;
import tandem.session.host.Mending;
import tandem.session.host.SessionLogs;
import tandem.session.host.SessionMessage;
import tandem.session.host.SessionMessage.Answered;
import tandem.session.host.SilenceWatch;
import tandem.settings.Way;
import tandem.testsupport.Await;
import tandem.testsupport.session.ConnectionPair;
import tandem.testsupport.session.FakeTimers;
import tandem.testsupport.session.FakeAsks;
import tandem.testsupport.settings.FakeRules;

class EndpointCoreTest {

	private static final InputEvent A = new InputEvent.Key('a', true);
	private static final InputEvent ESCAPE = new InputEvent.Key(0xff1b, true);

	private final FakeTimers timers = new FakeTimers();
	private final FakePlatform platform = new FakePlatform();
	private final FakeConnector connector = new FakeConnector();
	private final FakeWayIn way = new FakeWayIn("door");
	private final List<String> lines = new CopyOnWriteArrayList<>();
	private final List<String> troubles = new CopyOnWriteArrayList<>();
	private volatile boolean logBroken;
	private Optional<Duration> limit = Optional.empty();
	private final FakeRules rules = new FakeRules();
	private boolean logRequired = true;
	private final FakeAsks asks = new FakeAsks();
	private EndpointCore endpoint;
	private ScriptedTechnician technician;

	private SessionLogs.SessionLog log(final Role role, final String id) throws IOException {
		if (logBroken) {
			throw new IOException("disk full");
		}
		return new SessionLogs.SessionLog() {

			@Override
			public Path file() {
				return Path.of(role + id);
			}

			@Override
			public void write(final String event) throws IOException {
				if (logBroken) {
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

	private void endpoint() {
		endpoint = new EndpointCore(connector, () -> List.of("192.0.2.8", "2001:db8::8", "127.0.0.1"), () -> Optional.of(platform),
				timers, this::log, () -> new EndpointLimits(49_152, 49_161, Duration.ofMinutes(2), limit, logRequired), rules, asks, (what, cause) -> troubles.add(what));
	}

	private void waiting() {
		endpoint();
		way.whenUsed = () -> endpoint.remove(way);
		endpoint.add(way);
		Await.until("listening", () -> !way.addresses.isEmpty());
	}

	private void asked() {
		waiting();
		technician = new ScriptedTechnician("door");
		connector.accepted.accept(technician.pair.sharer());
		assertEquals(SessionState.ASKING_VIEW, now().state());
	}

	private void viewing() {
		asked();
		allow();
		assertEquals(SessionState.VIEWING, now().state());
	}

	private void controlled() {
		viewing();
		technician.ask(Permission.CONTROL);
		until(SessionState.ASKING_CONTROL);
		allow();
		assertEquals(SessionState.CONTROLLED, now().state());
		timers.pass(Consent.QUIET_AFTER_QUESTION);
	}

	private void allow() {
		Await.until("question", () -> now().question().isPresent());
		timers.pass(Asking.TOO_SOON);
		endpoint.answer(now().question().orElseThrow(), true);
	}

	private void refuse() {
		Await.until("question", () -> now().question().isPresent());
		endpoint.answer(now().question().orElseThrow(), false);
	}

	private EndpointView now() {
		return endpoint.now();
	}

	private void until(final SessionState state) {
		Await.until(state.toString(), () -> now().state() == state);
	}

	private String sessionId() {
		return endpoint.sessionLog().orElseThrow().toString().substring(Role.SHARER.toString().length());
	}

	private void inject(final InputEvent event) {
		try {
			endpoint.input(sessionId()).orElseThrow().inject(event);
		} catch (final ScreenException e) {
			throw new AssertionError(e);
		}
	}

	private boolean arrived(final InputEvent event) {
		return platform.done.contains(event.toString());
	}

	@AfterEach
	void stop() {
		if (technician != null) {
			technician.pair.cut();
		}
		if (endpoint != null) {
			endpoint.stop();
		}
	}

	@Test
	void listensOnlyWhileADoorIsOpen() {
		endpoint();
		assertEquals(0, connector.open.get());
		assertEquals(SessionState.OFF, now().state());
		final var second = new FakeWayIn("second");
		endpoint.add(way);
		endpoint.add(second);
		Await.until("told", () -> !second.addresses.isEmpty());
		assertEquals(List.of(List.of("192.0.2.8:49153", "[2001:db8::8]:49153", "127.0.0.1:49153")), way.addresses);
		assertEquals(List.of("tandem+tls://0.0.0.0:49152-49161"), connector.where, "one listener for both");
		assertEquals(SessionState.WAITING, now().state());
		assertEquals(List.of("door", "second"), now().doors());
		endpoint.remove(way);
		endpoint.remove(second);
		Await.until("closed", () -> connector.open.get() == 0);
		assertEquals(SessionState.OFF, now().state());
	}

	@Test
	void aConnectionFromElsewhereAsksAsAnyOther() {
		endpoint();
		technician = new ScriptedTechnician("relay");
		assertTrue(endpoint.free(Way.CODE));
		assertTrue(endpoint.take(technician.pair.sharer(), "a code", Way.CODE));
		assertEquals(SessionState.ASKING_VIEW, now().state());
		assertEquals(0, connector.open.get(), "nothing listens for it");
		assertFalse(endpoint.free(Way.CODE));
		final var second = new ScriptedTechnician("relay");
		assertFalse(endpoint.take(second.pair.sharer(), "a second", Way.CODE));
		assertTrue(second.pair.sharer().closed().isDone());
		assertEquals(SessionState.ASKING_VIEW, now().state());
	}

	@Test
	void opensNoDoorWhereTheAdministratorsRulesCanNotBeRead() {
		rules.forbid("Rules can't be read.");
		endpoint();
		endpoint.add(way);
		Await.until("told", () -> !way.troubles.isEmpty());
		assertEquals(List.of("Rules can't be read."), way.troubles);
		assertEquals(0, connector.open.get());
		technician = new ScriptedTechnician("relay");
		assertFalse(endpoint.take(technician.pair.sharer(), "a code", Way.CODE));
	}

	@Test
	void takesNoConnectionWhereTheScreenCanNotBeShared() {
		platform.unavailable = Optional.of("Wayland can't be shared yet.");
		endpoint();
		technician = new ScriptedTechnician("relay");
		assertFalse(endpoint.take(technician.pair.sharer(), "a code", Way.CODE));
		assertTrue(technician.pair.sharer().closed().isDone());
	}

	@Test
	void saysWhyItCanNotListen() {
		connector.portsTaken = true;
		endpoint();
		endpoint.add(way);
		Await.until("told", () -> !way.troubles.isEmpty());
		assertEquals(List.of(), way.addresses);
	}

	@Test
	void opensNoDoorWhereTheScreenCanNotBeShared() {
		platform.unavailable = Optional.of("Wayland can't be shared yet.");
		endpoint();
		endpoint.add(way);
		Await.until("told", () -> !way.troubles.isEmpty());
		assertEquals(List.of("Wayland can't be shared yet."), way.troubles);
		assertEquals(Optional.of("Wayland can't be shared yet."), now().trouble());
		assertEquals(0, connector.open.get());
	}

	@Test
	void shutDownReturnsWhenNothingListens() {
		waiting();
		endpoint.shutDown();
		assertEquals(0, connector.open.get());
		assertEquals(List.of(), now().doors());
	}

	@Test
	void asksBeforeAnythingIsSeen() {
		asked();
		final var question = now().question().orElseThrow();
		assertEquals(Permission.VIEW, question.permission());
		assertEquals("Tina", question.who().statedName());
		assertEquals(Duration.ofMinutes(2), Duration.between(question.asked(), question.expires()));
		assertEquals(Set.of(), now().granted());
		assertEquals(List.of("Tina"), way.users);
		technician.hears(new SessionMessage.State(SessionState.ASKING_VIEW, Set.of(), false));
	}

	@Test
	void allowCountsOnlyAfterASecond() {
		asked();
		final var question = now().question().orElseThrow();
		timers.pass(Asking.TOO_SOON.minusMillis(1));
		endpoint.answer(question, true);
		assertEquals(SessionState.ASKING_VIEW, now().state());
		timers.pass(Duration.ofMillis(1));
		endpoint.answer(question, true);
		assertEquals(SessionState.VIEWING, now().state());
		technician.hears(new SessionMessage.State(SessionState.VIEWING, Set.of(Permission.VIEW), false));
	}

	@Test
	void anAnswerToAnOlderQuestionAllowsNothing() {
		viewing();
		technician.ask(Permission.CONTROL);
		until(SessionState.ASKING_CONTROL);
		final var old = now().question().orElseThrow();
		refuse();
		technician.ask(Permission.CONTROL);
		until(SessionState.ASKING_CONTROL);
		timers.pass(Asking.TOO_SOON);
		endpoint.answer(old, true);
		assertEquals(SessionState.ASKING_CONTROL, now().state());
		final var forged = new Question(old.number() + 100, Permission.CONTROL, old.who(), old.asked(), old.expires());
		endpoint.answer(forged, true);
		assertEquals(SessionState.ASKING_CONTROL, now().state());
	}

	@Test
	void noEndsAtOnce() {
		asked();
		refuse();
		assertEquals(SessionState.ENDED, now().state());
		assertEquals(Optional.of(EndReason.SHARER_DECLINED), now().ended());
		technician.hears(new SessionMessage.End(EndReason.SHARER_DECLINED, ""));
		Await.until("hung up", () -> technician.pair.technician().closed().isDone());
	}

	@Test
	void noAnswerEnds() {
		asked();
		timers.pass(Duration.ofMinutes(2));
		assertEquals(Optional.of(EndReason.SHARER_DID_NOT_ANSWER), now().ended());
		technician.hears(new SessionMessage.End(EndReason.SHARER_DID_NOT_ANSWER, ""));
	}

	@Test
	void noAnswerAboutControlIsToldApartFromNo() {
		viewing();
		technician.ask(Permission.CONTROL);
		until(SessionState.ASKING_CONTROL);
		timers.pass(Duration.ofMinutes(2));
		assertEquals(SessionState.VIEWING, now().state());
		technician.hears(new Answered(Permission.CONTROL, Answer.DID_NOT_ANSWER));
		technician.ask(Permission.CONTROL);
		until(SessionState.ASKING_CONTROL);
		refuse();
		technician.hears(new Answered(Permission.CONTROL, Answer.SAID_NO));
		technician.ask(Permission.CONTROL);
		until(SessionState.ASKING_CONTROL);
		refuse();
		technician.hears(new Answered(Permission.CONTROL, Answer.SAID_NO_FOR_GOOD));
		assertTrue(now().refusesControl());
		technician.heard.clear();
		technician.ask(Permission.CONTROL);
		technician.hears(new Answered(Permission.CONTROL, Answer.SAID_NO_FOR_GOOD));
		assertEquals(Optional.empty(), now().question());
	}

	@Test
	void aPermissionThatNoFeatureKnowsIsNeverAskedFor() {
		viewing();
		final var strange = new Permission("i-own-your-computer");
		technician.ask(strange);
		technician.hears(new Answered(strange, Answer.NOT_NOW));
		technician.ask(Permission.VIEW);
		technician.hears(new Answered(Permission.VIEW, Answer.NOT_NOW));
		assertEquals(Optional.empty(), now().question());
	}

	@Test
	void inputArrivesOnlyUnderControl() {
		viewing();
		inject(A);
		technician.ask(Permission.CONTROL);
		until(SessionState.ASKING_CONTROL);
		inject(A);
		allow();
		inject(A);
		assertFalse(arrived(A), "within a second of the window's closing");
		timers.pass(Consent.QUIET_AFTER_QUESTION);
		inject(A);
		assertTrue(arrived(A));
	}

	@Test
	void inputIsDroppedWhileAQuestionIsOpenAndHeldKeysAreReleasedBefore() {
		final var chat = new Permission("tandem.chat");
		controlled();
		endpoint.add(new Feature(chat));
		technician.pair.technician().open(Feature.CHANNEL);
		inject(new InputEvent.Key('b', true));
		final var seen = new CopyOnWriteArrayList<List<String>>();
		endpoint.onChange(() -> {
			if (now().question().isPresent()) {
				seen.add(List.copyOf(platform.done));
			}
		});
		technician.ask(chat);
		Await.until("asked", () -> !seen.isEmpty());
		assertEquals("released", seen.getFirst().getLast(), "before any window can know of the question");
		inject(A);
		refuse();
		inject(A);
		assertFalse(arrived(A));
		timers.pass(Consent.QUIET_AFTER_QUESTION);
		inject(A);
		assertTrue(arrived(A));
	}

	@Test
	void escapeTakesControlBack() {
		controlled();
		inject(new InputEvent.Key('b', true));
		platform.keys.escape();
		assertEquals(SessionState.VIEWING, now().state());
		assertTrue(now().tookBack());
		inject(A);
		assertFalse(arrived(A));
		Await.until("released", () -> platform.done.contains("released"));
		technician.hears(new Answered(Permission.CONTROL, Answer.TAKEN_BACK));
		endpoint.letContinue();
		assertEquals(SessionState.CONTROLLED, now().state());
		timers.pass(Consent.QUIET_AFTER_QUESTION);
		inject(A);
		assertTrue(arrived(A));
	}

	@Test
	void whatASilentTechnicianHoldsIsReleasedLongBeforeTheLineIsLost() {
		controlled();
		inject(A);
		platform.done.clear();
		technician.pair.silent(SilenceWatch.LIMIT.minusMillis(1));
		timers.pass(SilenceWatch.TURN.multipliedBy(3));
		assertEquals(List.of(), platform.done, "two signs of life may come late");
		technician.pair.silent(SilenceWatch.LIMIT);
		timers.pass(SilenceWatch.TURN);
		assertEquals(List.of("released"), platform.done);
		assertTrue(lines.getLast().startsWith("Nothing is heard from them"), lines::toString);
		technician.pair.silent(Duration.ofSeconds(12));
		timers.pass(SilenceWatch.TURN.multipliedBy(5));
		assertEquals(List.of("released"), platform.done, "once a silence");
		assertEquals(SessionState.CONTROLLED, now().state(), "nothing is taken away");
		technician.pair.silent(Duration.ZERO);
		timers.pass(SilenceWatch.TURN);
		inject(A);
		technician.pair.silent(SilenceWatch.LIMIT);
		timers.pass(SilenceWatch.TURN);
		assertEquals(List.of("released", A.toString(), "released"), platform.done);
	}

	@Test
	void nobodyWatchesASessionThatIsOver() {
		controlled();
		endpoint.end();
		Await.until("released", () -> platform.done.contains("closed"));
		platform.done.clear();
		technician.pair.silent(SilenceWatch.LIMIT);
		timers.pass(SilenceWatch.TURN.multipliedBy(3));
		assertEquals(List.of(), platform.done);
		assertEquals(0, timers.waiting());
	}

	@Test
	void theLongestSessionIsOverAlthoughTheComputerSlept() {
		limit = Optional.of(Duration.ofHours(1));
		controlled();
		timers.sleep(Duration.ofMinutes(59));
		timers.pass(Deadline.TURN);
		assertEquals(SessionState.CONTROLLED, now().state());
		timers.sleep(Duration.ofMinutes(1));
		timers.pass(Deadline.TURN);
		assertEquals(Optional.of(EndReason.TIME_LIMIT), now().ended());
	}

	@Test
	void aQuestionThatSleptThroughItsTimeCanNotBeAllowed() {
		asked();
		final var question = now().question().orElseThrow();
		timers.pass(Asking.TOO_SOON);
		timers.sleep(Duration.ofMinutes(3));
		endpoint.answer(question, true);
		assertEquals(SessionState.ASKING_VIEW, now().state());
		timers.pass(Deadline.TURN);
		assertEquals(Optional.of(EndReason.SHARER_DID_NOT_ANSWER), now().ended());
	}

	@Test
	void anEndThatOvertakesTheNewsOfAQuestionIsTheLastWord() throws Exception {
		waiting();
		technician = new ScriptedTechnician("door");
		final var change = endpoint.onChange(() -> {
			if (now().state() == SessionState.ASKING_VIEW) {
				endpoint.end();
			}
		});
		connector.accepted.accept(technician.pair.sharer());
		technician.hears(new SessionMessage.End(EndReason.SHARER_ENDED, ""));
		change.close();
		Await.until("hung up", () -> technician.pair.technician().closed().isDone());
		assertTrue(technician.heard.stream().noneMatch(SessionMessage.State.class::isInstance), technician.heard::toString);
	}

	@Test
	void anEscapeOfTheTechnicianGoesToTheProgram() {
		controlled();
		inject(ESCAPE);
		assertTrue(arrived(ESCAPE));
		assertEquals(SessionState.CONTROLLED, now().state());
	}

	@Test
	void everyEscapeStopsWhereItCanNotBeToldApart() {
		platform.tellsApart = false;
		controlled();
		assertTrue(now().everyEscapeStops());
		inject(ESCAPE);
		assertFalse(arrived(ESCAPE));
		assertEquals(SessionState.VIEWING, now().state());
		assertTrue(now().tookBack());
	}

	@Test
	void ctrlAltEndEndsFromEveryState() {
		controlled();
		endpoint.hide();
		platform.keys.endHelp();
		assertEquals(Optional.of(EndReason.SHARER_ENDED), now().ended());
		technician.hears(new SessionMessage.End(EndReason.SHARER_ENDED, ""));
	}

	@Test
	void aPromptHoldsInputAndTheTechnicianIsTold() {
		controlled();
		platform.prompt(true);
		inject(A);
		assertFalse(arrived(A));
		assertTrue(now().promptUp());
		technician.hears(new SessionMessage.State(SessionState.CONTROLLED, Set.of(Permission.VIEW, Permission.CONTROL), true));
		Await.until("released", () -> platform.done.contains("released"));
		platform.prompt(false);
		inject(A);
		assertTrue(arrived(A));
	}

	@Test
	void hidingStopsAllAndShowingGivesNoControl() {
		controlled();
		endpoint.hide();
		assertEquals(SessionState.PAUSED, now().state());
		assertEquals(Set.of(), now().granted());
		inject(A);
		endpoint.show();
		inject(A);
		assertFalse(arrived(A));
		assertEquals(Set.of(Permission.VIEW), now().granted());
		technician.hears(new SessionMessage.State(SessionState.PAUSED, Set.of(), false));
	}

	@Test
	void hidingAnswersAnOpenQuestion() {
		viewing();
		technician.ask(Permission.CONTROL);
		until(SessionState.ASKING_CONTROL);
		endpoint.hide();
		assertEquals(Optional.empty(), now().question());
		technician.hears(new Answered(Permission.CONTROL, Answer.SAID_NO));
	}

	@Test
	void theTechnicianGivesControlBack() {
		controlled();
		technician.say(new SessionMessage.Release(Permission.CONTROL));
		until(SessionState.VIEWING);
		assertFalse(now().tookBack());
		endpoint.letContinue();
		assertEquals(SessionState.VIEWING, now().state());
	}

	@Test
	void theTechnicianWithdrawsTheQuestion() {
		viewing();
		technician.ask(Permission.CONTROL);
		until(SessionState.ASKING_CONTROL);
		technician.say(new SessionMessage.Release(Permission.CONTROL));
		until(SessionState.VIEWING);
		assertEquals(Optional.empty(), now().question());
	}

	@Test
	void endWorksAtOnceWhileTheNetworkIsStuck() {
		controlled();
		technician.pair.stick();
		inject(new InputEvent.Key('b', true));
		endpoint.end();
		assertEquals(SessionState.ENDED, now().state());
		assertEquals(Set.of(), now().granted());
		Await.until("given back", () -> platform.done.contains("closed") && platform.done.contains("watch closed"));
		assertEquals("released", platform.done.get(platform.done.indexOf("closed") - 1));
		assertFalse(arrived(A));
	}

	@Test
	void endWorksAlthoughAFeatureHangs() {
		final var never = new CountDownLatch(1);
		waiting();
		endpoint.add(new Feature(new Permission("x"), () -> {
			try {
				never.await();
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}));
		technician = new ScriptedTechnician("door");
		connector.accepted.accept(technician.pair.sharer());
		allow();
		endpoint.end();
		assertEquals(SessionState.ENDED, now().state());
		technician.hears(new SessionMessage.End(EndReason.SHARER_ENDED, ""));
		Await.until("given back", () -> platform.done.contains("closed"));
		never.countDown();
	}

	@Test
	void nothingGoesThroughAnInputPortThatAFeatureKept() throws ScreenException {
		controlled();
		final var kept = endpoint.input(sessionId()).orElseThrow();
		endpoint.end();
		kept.inject(A);
		assertFalse(arrived(A));
		assertEquals(Optional.empty(), endpoint.input(sessionId()));
		assertEquals(Optional.empty(), endpoint.input("another"));
	}

	@Test
	void aBrokenInputPortDoesNotKeepTheSessionOpen() {
		controlled();
		platform.broken = true;
		endpoint.end();
		Await.until("closed all the same", () -> platform.done.contains("closed") && platform.done.contains("watch closed"));
		assertEquals(SessionState.ENDED, now().state());
	}

	@Test
	void aLostLineEndsAtOnce() {
		controlled();
		technician.pair.cut();
		until(SessionState.ENDED);
		assertEquals(Optional.of(EndReason.CONNECTION_LOST), now().ended());
		assertEquals(Set.of(), now().granted());
	}

	/** The line breaks under a session that can be resumed. */
	private void lost() {
		technician.pair.resumable();
		technician.pair.cut();
		until(SessionState.RECONNECTING);
	}

	/** The technician's end is there again. */
	private void mended() {
		final var before = technician;
		technician = new ScriptedTechnician(new ConnectionPair("door", "Tina"));
		before.pair.sharerFound(technician.pair);
	}

	@Test
	void aLostLineTakesEverythingBackUntilItIsMended() {
		controlled();
		inject(A);
		Await.until("pressed", () -> arrived(A));
		platform.done.clear();
		lost();
		assertEquals(Set.of(), now().granted());
		Await.until("released", () -> platform.done.contains("released"));
		inject(A);
		assertFalse(arrived(A));
		mended();
		until(SessionState.VIEWING);
		assertEquals(Set.of(Permission.VIEW), now().granted());
		inject(A);
		assertFalse(arrived(A), "control was not given back");
		technician.hears(new SessionMessage.State(SessionState.VIEWING, Set.of(Permission.VIEW), false));
		assertFalse(technician.pair.sharerForgot());
	}

	@Test
	void aHiddenScreenStaysHiddenWhenTheLineIsMended() {
		viewing();
		endpoint.hide();
		lost();
		mended();
		until(SessionState.PAUSED);
		assertEquals(Set.of(), now().granted());
	}

	@Test
	void anOpenQuestionIsGoneWithTheLine() {
		viewing();
		technician.ask(Permission.CONTROL);
		until(SessionState.ASKING_CONTROL);
		final var question = now().question().orElseThrow();
		lost();
		assertTrue(now().question().isEmpty());
		timers.pass(Asking.TOO_SOON);
		endpoint.answer(question, true);
		assertEquals(SessionState.RECONNECTING, now().state());
		mended();
		until(SessionState.VIEWING);
		endpoint.answer(question, true);
		assertEquals(SessionState.VIEWING, now().state());
	}

	@Test
	void whoWasNotYetAllowedMustCallAgain() {
		asked();
		technician.pair.resumable();
		technician.pair.cut();
		until(SessionState.ENDED);
		assertEquals(Optional.of(EndReason.CONNECTION_LOST), now().ended());
		assertFalse(technician.pair.sharerSeeks());
	}

	@Test
	void aLineThatIsNotMendedInTimeEndsTheSession() {
		viewing();
		lost();
		timers.pass(Mending.LONGEST.minusSeconds(1));
		assertEquals(SessionState.RECONNECTING, now().state());
		timers.pass(Duration.ofSeconds(1));
		until(SessionState.ENDED);
		assertEquals(Optional.of(EndReason.CONNECTION_LOST), now().ended());
		assertFalse(technician.pair.sharerSeeks());
		assertTrue(technician.pair.sharerForgot());
	}

	@Test
	void theSharerEndsWhileTheLineIsBeingMended() {
		viewing();
		lost();
		endpoint.end();
		assertEquals(SessionState.ENDED, now().state());
		assertEquals(Optional.of(EndReason.SHARER_ENDED), now().ended());
		assertFalse(technician.pair.sharerSeeks(), "nothing is tried any more");
		assertTrue(technician.pair.sharerForgot());
		Await.until("given back", () -> platform.done.contains("closed"));
	}

	@Test
	void aSessionThatEndsJustWhenTheLineIsMendedClosesIt() {
		viewing();
		final var feature = new Feature(new Permission("x"));
		endpoint.add(feature);
		lost();
		feature.attaching = endpoint::end;
		mended();
		until(SessionState.ENDED);
		technician.hears(new SessionMessage.End(EndReason.SHARER_ENDED, ""));
		Await.until("closed", () -> technician.pair.sharer().closed().isDone());
		Await.until("let go", () -> feature.closed == feature.attached);
	}

	@Test
	void featuresStartAnewOverTheNewLine() {
		viewing();
		final var feature = new Feature(new Permission("x"));
		endpoint.add(feature);
		assertEquals(1, feature.attached);
		lost();
		Await.until("let go", () -> feature.closed == 1);
		mended();
		Await.until("attached anew", () -> feature.attached == 2);
		assertEquals(SessionState.VIEWING, feature.context.state());
		endpoint.end();
		Await.until("let go", () -> feature.closed == 2);
	}

	@Test
	void aLineCanBreakMoreThanOnce() {
		viewing();
		for (var i = 0; i < 3; i++) {
			lost();
			mended();
			until(SessionState.VIEWING);
		}
		assertEquals(1, lines.stream().filter(line -> line.contains("connected from")).count());
	}

	@Test
	void theTechnicianLeavesAndCanNotPretendAnotherReason() {
		viewing();
		technician.say(new SessionMessage.End(EndReason.SHARER_DECLINED, "really"));
		until(SessionState.ENDED);
		assertEquals(Optional.of(EndReason.TECHNICIAN_LEFT), now().ended());
	}

	@Test
	void aTechnicianThatStatesPermissionsBreaksTheRules() {
		viewing();
		technician.say(new SessionMessage.State(SessionState.CONTROLLED, Set.of(Permission.CONTROL), false));
		until(SessionState.ENDED);
		assertEquals(Optional.of(EndReason.VIOLATION), now().ended());
	}

	@Test
	void aTechnicianThatAnswersBreaksTheRules() {
		asked();
		technician.say(new Answered(Permission.VIEW, Answer.ALLOWED));
		until(SessionState.ENDED);
		assertEquals(Optional.of(EndReason.VIOLATION), now().ended());
	}

	@Test
	void aTechnicianThatFillsTheLogWithGreetingsBreaksTheRules() {
		viewing();
		for (var i = 0; i < 50; i++) {
			technician.say(new SessionMessage.Hello("flood", "flood"));
		}
		until(SessionState.ENDED);
		assertEquals(Optional.of(EndReason.VIOLATION), now().ended());
		assertTrue(lines.stream().filter(line -> line.contains("flood")).count() <= 1, lines.toString());
	}

	@Test
	void oneTechnicianAtATime() {
		waiting();
		final var other = new FakeWayIn("other");
		endpoint.add(other);
		Await.until("told", () -> !other.addresses.isEmpty());
		assertTrue(connector.authenticator.begin("invitation", "other".getBytes(StandardCharsets.US_ASCII)).isPresent());
		technician = new ScriptedTechnician("door");
		connector.accepted.accept(technician.pair.sharer());
		assertTrue(connector.authenticator.begin("invitation", "other".getBytes(StandardCharsets.US_ASCII)).isEmpty());
		assertEquals(1, other.begun.get(), "no try is spent on a busy endpoint");
		final var late = new ScriptedTechnician("other");
		connector.accepted.accept(late.pair.sharer());
		assertTrue(late.pair.technician().closed().isDone(), "one that was authenticated meanwhile is sent away");
		assertEquals(List.of(), other.users);
		refuse();
		assertTrue(connector.authenticator.begin("invitation", "other".getBytes(StandardCharsets.US_ASCII)).isEmpty(), "until the sharer has read the end");
		endpoint.acknowledgeEnd();
		assertTrue(connector.authenticator.begin("invitation", "other".getBytes(StandardCharsets.US_ASCII)).isPresent());
		assertEquals(SessionState.WAITING, now().state());
	}

	@Test
	void whoComesThroughADoorThatClosedMeanwhileIsSentAway() {
		waiting();
		endpoint.remove(way);
		final var late = new ScriptedTechnician("door");
		connector.accepted.accept(late.pair.sharer());
		assertTrue(late.pair.technician().closed().isDone());
		assertEquals(SessionState.OFF, now().state());
	}

	@Test
	void aUsedDoorIsClosedAndTheListenerWithIt() {
		asked();
		Await.until("closed", () -> connector.open.get() == 0);
		assertEquals(List.of(), now().doors());
	}

	@Test
	void withoutInputNoSession() {
		platform.noInput = true;
		waiting();
		technician = new ScriptedTechnician("door");
		connector.accepted.accept(technician.pair.sharer());
		assertEquals(Optional.of(EndReason.CANNOT_SHARE), now().ended());
		Await.until("closed", () -> platform.done.contains("watch closed"));
	}

	@Test
	void withoutALogNoSession() {
		logBroken = true;
		waiting();
		technician = new ScriptedTechnician("door");
		connector.accepted.accept(technician.pair.sharer());
		assertEquals(Optional.of(EndReason.POLICY), now().ended());
		assertEquals(Optional.empty(), now().question());
	}

	@Test
	void aLogThatBreaksEndsTheSession() {
		controlled();
		logBroken = true;
		technician.say(new SessionMessage.Release(Permission.CONTROL));
		until(SessionState.ENDED);
		assertEquals(Optional.of(EndReason.POLICY), now().ended());
	}

	@Test
	void theTimeLimitEnds() {
		limit = Optional.of(Duration.ofMinutes(30));
		controlled();
		timers.pass(Duration.ofMinutes(30));
		assertEquals(Optional.of(EndReason.TIME_LIMIT), now().ended());
	}

	@Test
	void theLogTellsWhatHappened() {
		controlled();
		endpoint.takeBack();
		endpoint.end();
		assertTrue(lines.stream().anyMatch(line -> line.contains("Tina")), lines::toString);
		assertTrue(lines.contains("You allowed them to see your screen."), lines::toString);
		assertTrue(lines.contains("You allowed them to use your mouse and keyboard."), lines::toString);
		assertTrue(lines.contains("You took it back: they may no longer use your mouse and keyboard."), lines::toString);
		assertTrue(lines.contains("You ended the help."), lines::toString);
		assertEquals("closed", lines.getLast());
		final var file = endpoint.sessionLog();
		assertTrue(file.isPresent());
		endpoint.acknowledgeEnd();
		assertEquals(file, endpoint.sessionLog());
	}

	@Test
	void featuresComeAndGoAndSeeTheGate() {
		asked();
		final var feature = new Feature(new Permission("x"));
		endpoint.add(feature);
		assertFalse(feature.context.gate().allows(Permission.VIEW));
		assertEquals(Role.SHARER, feature.context.role());
		allow();
		assertTrue(feature.context.gate().allows(Permission.VIEW));
		assertThrows(IllegalStateException.class, () -> feature.context.request(Permission.CONTROL));
		endpoint.remove(feature);
		assertEquals(1, feature.closed);
		endpoint.end();
		assertEquals(1, feature.closed);
	}

	@Test
	void aFeatureThatFailsHurtsItselfAlone() {
		waiting();
		endpoint.add(new Feature(null));
		final var good = new Feature(new Permission("x"));
		technician = new ScriptedTechnician("door");
		connector.accepted.accept(technician.pair.sharer());
		assertEquals(SessionState.ASKING_VIEW, now().state());
		assertEquals(1, troubles.size());
		assertEquals(null, good.context);
	}

	@Test
	void aFeatureReportsWhatIsWrong() {
		viewing();
		final var feature = new Feature(new Permission("x"));
		endpoint.add(feature);
		feature.context.violation("bad tile");
		assertEquals(Optional.of(EndReason.VIOLATION), now().ended());
		technician.hears(new SessionMessage.End(EndReason.VIOLATION, "bad tile"));
	}

	private static final Permission CHANGE = new Permission("tandem.firewall.change");

	private Feature proposing() {
		viewing();
		final var feature = new Feature(new Permission("x"));
		endpoint.add(feature);
		return feature;
	}

	@Test
	void aProposalIsShownToTheLetterAndAllowedForThisOnce() {
		final var feature = proposing();
		final var answer = feature.context.propose(CHANGE, List.of("ufw allow 49152/tcp"));
		Await.until("the question", () -> now().question().isPresent());
		assertEquals(List.of("ufw allow 49152/tcp"), now().question().orElseThrow().details());
		assertFalse(answer.isDone());
		allow();
		assertEquals(Answer.ALLOWED, answer.join());
		assertFalse(feature.context.gate().allows(CHANGE), "it lasts no longer than the answer");
		assertFalse(now().granted().contains(CHANGE));
		final var again = feature.context.propose(CHANGE, List.of("ufw delete allow 49152/tcp"));
		assertFalse(again.isDone(), "each is asked about anew");
		refuse();
		assertEquals(Answer.SAID_NO, again.join());
		feature.context.propose(CHANGE, List.of("ufw disable"));
		refuse();
		assertEquals(Answer.SAID_NO_FOR_GOOD, feature.context.propose(CHANGE, List.of("ufw disable")).join());
		assertTrue(now().question().isEmpty());
	}

	@Test
	void aProposalOfWhichTheQuestionGoesAwayIsNoYes() {
		final var feature = proposing();
		final var hidden = feature.context.propose(CHANGE, List.of("a"));
		endpoint.hide();
		assertEquals(Answer.NOT_NOW, hidden.join());
		assertEquals(Answer.NOT_NOW, feature.context.propose(CHANGE, List.of("b")).join(), "nothing is asked while the screen is hidden");
		endpoint.show();
		final var late = feature.context.propose(CHANGE, List.of("c"));
		timers.pass(Duration.ofMinutes(2));
		assertEquals(Answer.DID_NOT_ANSWER, late.join());
		final var ended = feature.context.propose(CHANGE, List.of("d"));
		assertFalse(ended.isDone());
		endpoint.end();
		assertEquals(Answer.NOT_NOW, ended.join());
	}

	/** The technician's end can't put it to the sharer by itself, nor have it granted. */
	@Test
	void nobodyAsksForAProposalWithoutDetails() {
		final var feature = proposing();
		technician.ask(CHANGE);
		technician.hears(new Answered(CHANGE, Answer.NOT_NOW));
		assertTrue(now().question().isEmpty());
		assertThrows(IllegalArgumentException.class, () -> feature.context.propose(CHANGE, List.of()));
	}

	@Test
	void closingTheEndpointTellsTheTechnician() {
		controlled();
		endpoint.shutDown();
		assertEquals(Optional.of(EndReason.ENDPOINT_CLOSED), now().ended());
		technician.hears(new SessionMessage.End(EndReason.ENDPOINT_CLOSED, ""));
		assertTrue(platform.done.contains("closed"));
	}

	private static final class Feature implements SessionFeature {

		private static final ChannelConfig CHANNEL = new ChannelConfig("test.feature", 1, 100, Urgency.NORMAL);

		private final Permission permission;
		private final Runnable closing;
		private volatile SessionContext context;
		private volatile int closed;
		private volatile int attached;
		private volatile Runnable attaching = () -> {
		};

		Feature(final Permission permission) {
			this(permission, () -> {
			});
		}

		Feature(final Permission permission, final Runnable closing) {
			this.permission = permission;
			this.closing = closing;
		}

		@Override
		public Role role() {
			return Role.SHARER;
		}

		@Override
		public ChannelConfig channel() {
			return CHANNEL;
		}

		@Override
		public Set<Permission> permissions() {
			return Set.of(permission);
		}

		@Override
		public Attachment attach(final SessionContext session, final Channel channel) {
			if (permission == null) {
				throw new IllegalStateException("fails");
			}
			context = session;
			attached++;
			attaching.run();
			return () -> {
				closed++;
				closing.run();
			};
		}
	}

	private static final List<Byte> MARIA = java.util.Collections.nCopies(44, (byte) 1);

	private static byte[] maria() {
		final var key = new byte[44];
		java.util.Arrays.fill(key, (byte) 1);
		return key;
	}

	private void offered() {
		technician = new ScriptedTechnician(new tandem.testsupport.session.ConnectionPair("offer", "Maria", Optional.of(MARIA)));
		connector.accepted.accept(technician.pair.sharer());
	}

	private FakeWayIn standing() {
		endpoint();
		final var offers = new FakeWayIn("offer", "offer");
		endpoint.add(offers);
		Await.until("listening", () -> !offers.addresses.isEmpty());
		return offers;
	}

	@Test
	void aDoorThatStandsOpenIsNobodyWhoIsWaitedFor() {
		standing();
		assertEquals(SessionState.OFF, now().state());
		assertEquals(List.of(), now().doors());
	}

	@Test
	void anOfferIsAskedAboutAndOnlyAllowingGivesTheAskBack() {
		standing();
		offered();
		assertEquals(SessionState.ASKING_VIEW, now().state());
		assertEquals(1, asks.spent(maria()), "spent before anything is answered");
		timers.pass(Duration.ofSeconds(2));
		endpoint.answer(now().question().orElseThrow(), true);
		assertEquals(SessionState.VIEWING, now().state());
		Await.until("given back", () -> asks.spent(maria()) == 0);
	}

	@Test
	void whoIsNotAnsweredThreeTimesIsNotHeardAgain() {
		final var offers = standing();
		for (var ask = 0; ask < 3; ask++) {
			assertEquals(Optional.empty(), endpoint.hindrance(Way.OFFERS, maria()));
			offered();
			assertEquals(SessionState.ASKING_VIEW, now().state());
			if (ask == 0) {
				endpoint.answer(now().question().orElseThrow(), false);
			} else if (ask == 1) {
				technician.pair.technician().close();
				Await.until("hung up", () -> now().ended().isPresent());
			} else {
				timers.pass(Duration.ofMinutes(3));
			}
			Await.until("over", () -> now().ended().isPresent());
			endpoint.acknowledgeEnd();
		}
		assertEquals(Optional.of(tandem.session.Arrivals.Hindrance.TOO_OFTEN), endpoint.hindrance(Way.OFFERS, maria()));
		assertEquals(Optional.of(tandem.session.Arrivals.Hindrance.TOO_OFTEN), endpoint.hindrance(Way.CONTACTS, maria()), "one person, whatever the way");
		offered();
		assertTrue(technician.pair.sharer().closed().isDone(), "and whoever comes all the same is not asked about");
		assertEquals(SessionState.OFF, now().state());
		assertEquals(3, offers.users.size());
	}

	@Test
	void whoIsBlockedIsForbiddenAndTheQuestionIsNo() {
		standing();
		offered();
		endpoint.block(now().question().orElseThrow());
		assertEquals(Optional.of(EndReason.SHARER_DECLINED), now().ended());
		endpoint.acknowledgeEnd();
		Await.until("blocked", () -> endpoint.hindrance(Way.OFFERS, maria()).equals(Optional.of(tandem.session.Arrivals.Hindrance.FORBIDDEN)));
		offered();
		assertEquals(SessionState.OFF, now().state());
	}

	@Test
	void nobodyIsThereWhereTheScreenIsLockedOrThereIsNone() {
		standing();
		platform.locked = true;
		assertEquals(Optional.of(tandem.session.Arrivals.Hindrance.NOBODY_THERE), endpoint.hindrance(Way.OFFERS, maria()));
		platform.locked = false;
		platform.unavailable = Optional.of("no screen");
		assertEquals(Optional.of(tandem.session.Arrivals.Hindrance.NOBODY_THERE), endpoint.hindrance(Way.OFFERS, maria()));
		platform.unavailable = Optional.empty();
		offered();
		assertEquals(Optional.of(tandem.session.Arrivals.Hindrance.OCCUPIED), endpoint.hindrance(Way.OFFERS, maria()));
		assertTrue(connector.authenticator.begin("offer", "offer".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).isPresent(), "who may come is told why not");
	}

	@Test
	void withoutTheRecordOfAsksNobodyComesUnasked() {
		standing();
		asks.breaks();
		assertEquals(Optional.of(tandem.session.Arrivals.Hindrance.FORBIDDEN), endpoint.hindrance(Way.OFFERS, maria()));
		offered();
		assertEquals(SessionState.OFF, now().state());
		assertFalse(troubles.isEmpty());
	}
}
