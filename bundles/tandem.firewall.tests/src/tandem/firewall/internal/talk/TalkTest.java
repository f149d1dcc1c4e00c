// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.firewall.Access;
import tandem.firewall.RuleReference;
import tandem.firewall.Step;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.internal.probe.Ports;
import tandem.firewall.internal.probe.Visitor;
import tandem.relay.protocol.ProbeNonce;
import tandem.session.Answer;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature.Attachment;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.session.FakeTimers;

/** A session's two ends of the channel, and those who break its rules. */
class TalkTest {

	private static final Permission DIAGNOSTICS = SharerFirewallFeature.DIAGNOSTICS;

	private final FakeFirewall firewall = new FakeFirewall();
	private final FakeTimers timers = new FakeTimers();
	private final FakeSession sharer = new FakeSession(Role.SHARER);
	private final FakeSession technician = new FakeSession(Role.TECHNICIAN);
	private final ChannelPair channels = new ChannelPair(TalkCodec.CHANNEL, 1 << 20);
	private Asking asking;
	private SessionStation station;
	private Attachment attachment;

	@BeforeEach
	void attach() {
		firewall.results.add(new Result(Topic.LISTENING, State.NOTE, "Nothing listens", ""));
		firewall.results.add(new Result(Topic.RULES, State.BLOCKED, "Blocked", "", Optional.of(TalkCodecTest.finding(List.of()))));
		attachment = new SharerFirewallFeature(firewall.looking(), timers).attach(sharer, channels.left());
		asking = new Asking(channels.right(), technician::violation, Optional.of(new Visitor(_ -> true, Visitor.TAKES)));
		channels.right().listen(asking);
		station = new SessionStation(technician, asking);
	}

	@AfterEach
	void close() {
		attachment.close();
		channels.close();
	}

	private void permit() {
		sharer.grant(DIAGNOSTICS);
		technician.grant(DIAGNOSTICS);
	}

	private CompletableFuture<State> checking(final List<Result> found) {
		final var done = new CompletableFuture<State>();
		final var thread = Thread.ofVirtual().start(() -> {
			try {
				done.complete(station.check(Access.AS_IS, found::add));
			} catch (final IOException | InterruptedException e) {
				done.completeExceptionally(e);
			}
		});
		done.whenComplete((_, e) -> {
			if (done.isCancelled()) {
				thread.interrupt();
			}
		});
		return done;
	}

	private static String message(final CompletableFuture<State> failed) {
		return assertThrows(ExecutionException.class, () -> failed.get(20, TimeUnit.SECONDS)).getCause().getMessage();
	}

	@Test
	void tellsTheResultsAsTheyComeAndTheirSum() throws Exception {
		permit();
		final var found = new ArrayList<Result>();
		assertEquals(State.BLOCKED, station.check(Access.AS_IS, found::add));
		assertEquals(firewall.results, found.subList(0, 2));
		assertEquals(Topic.PROBE, found.get(2).topic());
		assertEquals(State.NOTE, found.get(2).state(), "this computer has no address");
		assertTrue(sharer.lines().toString().contains("firewall check"), () -> sharer.lines().toString());
	}

	@Test
	void listsTheEntriesWithTheRightsThatWereAskedFor() throws Exception {
		permit();
		final var listing = station.list(Access.ADMINISTRATOR);
		assertEquals(firewall.read(Access.ADMINISTRATOR).entries(), listing.entries());
		assertEquals("ADMINISTRATOR", listing.gaps().getFirst().what());
	}

	@Test
	void asksTheSharerFirstAndGoesOnWhenAllowed() throws Exception {
		final var state = checking(new ArrayList<>());
		Await.until("the question", () -> technician.requests().contains(DIAGNOSTICS));
		assertFalse(state.isDone());
		sharer.grant(DIAGNOSTICS);
		technician.answer(DIAGNOSTICS, Answer.ALLOWED);
		assertEquals(State.BLOCKED, state.get(20, TimeUnit.SECONDS));
	}

	@Test
	void aNoShowsNothing() {
		final var found = new ArrayList<Result>();
		final var state = checking(found);
		Await.until("the question", () -> technician.requests().contains(DIAGNOSTICS));
		technician.answer(DIAGNOSTICS, Answer.SAID_NO);
		assertTrue(message(state).contains("said No"));
		assertEquals(List.of(), found);
		assertEquals(1, firewall.begun.getCount());
	}

	/** A workbench that believes itself to be permitted is told nothing. */
	@Test
	void theSharersEndDecides() {
		technician.grant(DIAGNOSTICS);
		final var found = new ArrayList<Result>();
		assertTrue(message(checking(found)).contains("does not permit"));
		assertEquals(List.of(), found);
		assertEquals(1, firewall.begun.getCount());
	}

	@Test
	void whatWasBegunEndsWhenItIsNoLongerPermitted() throws Exception {
		permit();
		firewall.hold = new CountDownLatch(1);
		final var found = new ArrayList<Result>();
		final var state = checking(found);
		firewall.begun.await(20, TimeUnit.SECONDS);
		sharer.withdraw(DIAGNOSTICS);
		assertTrue(message(state).contains("does not permit"));
		assertTrue(firewall.interrupted.await(20, TimeUnit.SECONDS));
		assertEquals(List.of(), found);
	}

	@Test
	void whoGivesUpEndsItThere() throws Exception {
		permit();
		firewall.hold = new CountDownLatch(1);
		final var state = checking(new ArrayList<>());
		firewall.begun.await(20, TimeUnit.SECONDS);
		state.cancel(true);
		assertTrue(firewall.interrupted.await(20, TimeUnit.SECONDS));
	}

	@Test
	void onlyOneQuestionAtATimeAndNotAllTheTime() throws Exception {
		permit();
		firewall.hold = new CountDownLatch(1);
		try (var heard = new Hearer()) {
			heard.ask(new Ask.Check(1, Access.AS_IS, false));
			firewall.begun.await(20, TimeUnit.SECONDS);
			heard.ask(new Ask.Entries(2, Access.AS_IS));
			assertEquals(Tell.Why.BUSY, heard.refusal(2));
			firewall.hold.countDown();
			Await.until("the end", () -> heard.tells().stream().anyMatch(tell -> tell.number() == 1 && tell.isLast()));
			heard.ask(new Ask.Entries(3, Access.AS_IS));
			assertEquals(Tell.Why.TOO_OFTEN, heard.refusal(3));
		}
	}

	@Test
	void aChangeIsShownToTheSharerWhoSays() throws Exception {
		permit();
		station.check(Access.AS_IS, _ -> { });
		sharer.answers(SharerFirewallFeature.CHANGE, Answer.SAID_NO);
		assertTrue(assertThrows(IOException.class, () -> station.apply(TalkCodecTest.CHANGE)).getMessage().contains("does not want"));
		assertEquals(List.of(), firewall.applied);
		assertEquals(List.of(TalkCodecTest.CHANGE.lines()), sharer.proposals());
		sharer.answers(SharerFirewallFeature.CHANGE, Answer.ALLOWED);
		assertEquals("done", station.apply(TalkCodecTest.CHANGE).output());
		assertEquals(List.of(TalkCodecTest.CHANGE), firewall.applied);
		assertTrue(sharer.lines().toString().contains("nft add rule"), () -> sharer.lines().toString());
	}

	/** What this computer did not propose itself is not even shown. */
	@Test
	void nobodyProposesCommandsOfTheirOwn() {
		permit();
		sharer.answers(SharerFirewallFeature.CHANGE, Answer.ALLOWED);
		assertTrue(assertThrows(IOException.class, () -> station.apply(TalkCodecTest.CHANGE)).getMessage().contains("not known"));
		assertEquals(List.of(), sharer.proposals());
		assertEquals(List.of(), firewall.applied);
	}

	@Test
	void aQuestionThatNobodyAnswersChangesNothing() throws Exception {
		permit();
		station.check(Access.AS_IS, _ -> { });
		assertThrows(IOException.class, () -> station.apply(TalkCodecTest.CHANGE));
		assertEquals(List.of(), firewall.applied);
	}

	@Test
	void commentsOfOtherRulesStayHidden() throws Exception {
		permit();
		final var other = new RuleReference("inet filter input", 1, OptionalLong.of(4), "tcp dport 22 accept comment \"boss's \\\"secret\\\" door\"");
		final var old = new RuleReference("filter INPUT", 2, OptionalLong.empty(), "-p tcp -m comment --comment \"for Eve\" -j ACCEPT");
		firewall.results.clear();
		final var finding = TalkCodecTest.finding(List.of(new Step("a", Optional.of(other)), new Step("b", Optional.of(old))));
		firewall.results.add(new Result(Topic.RULES, State.BLOCKED, "Blocked", "", Optional.of(finding)));
		final var found = new ArrayList<Result>();
		station.check(Access.AS_IS, found::add);
		final var answer = found.getFirst().finding().orElseThrow().answer();
		assertEquals("tcp dport 22 accept", answer.path().get(0).rule().orElseThrow().text());
		assertEquals("-p tcp -j ACCEPT", answer.path().get(1).rule().orElseThrow().text());
		assertTrue(answer.rule().orElseThrow().text().contains("ticket 77"));
	}

	private Result visit() throws Exception {
		permit();
		try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			firewall.port = free.getLocalPort();
		}
		firewall.addresses.add(InetAddress.ofLiteral("127.0.0.2"));
		firewall.addresses.add(InetAddress.getLoopbackAddress());
		final var found = new ArrayList<Result>();
		station.check(Access.AS_IS, found::add);
		return found.getLast();
	}

	@Test
	void theWorkbenchComesFromOutsideAndSaysWhere() throws Exception {
		final var result = visit();
		assertEquals(State.OPEN, result.state(), result::toString);
		assertTrue(result.title().contains("reached this computer"), result::toString);
		assertTrue(sharer.lines().toString().contains("came to TCP " + firewall.port), () -> sharer.lines().toString());
		assertThrows(IOException.class, () -> new Socket("127.0.0.1", firewall.port).close(), "closed again");
	}

	@Test
	void aPortThatAnotherProgramHoldsIsNotMistakenForOurs() throws Exception {
		permit();
		try (var other = new ServerSocket(0)) {
			firewall.port = other.getLocalPort();
			firewall.addresses.add(InetAddress.getLoopbackAddress());
			final var found = new ArrayList<Result>();
			station.check(Access.AS_IS, found::add);
			assertEquals(State.NOTE, found.getLast().state());
			assertTrue(found.getLast().text().contains("another program"), () -> found.getLast().toString());
		}
	}

	/** As an invitation's listener does, which knows the port to be its own. */
	@Test
	void anInvitationThatIsOpenShowsItselfWhoseThePortIs() throws Exception {
		try (var own = new ListeningPort()) {
			permit();
			firewall.ports = new Ports(own);
			firewall.port = own.port();
			firewall.addresses.add(InetAddress.getLoopbackAddress());
			final var found = new ArrayList<Result>();
			station.check(Access.AS_IS, found::add);
			assertEquals(State.OPEN, found.getLast().state(), () -> found.getLast().toString());
			assertTrue(own.isOver(), "nothing is said any more");
		}
	}

	/** Whoever asks for no visit gets none, and whoever calls twice is sent away. */
	@Test
	void theWorkbenchGoesOnceForACheckAndNeverUnasked() throws Exception {
		final var come = new Tell.Come(1, 49152, new ProbeNonce(new byte[ProbeNonce.LENGTH]), List.of());
		final var visits = new ChannelPair(TalkCodec.CHANNEL, 1 << 20);
		final var own = new Asking(visits.right(), technician::violation, Optional.of(new Visitor(_ -> true, Visitor.TAKES)));
		visits.right().listen(own);
		final var ask = Thread.ofVirtual().start(() -> {
			try {
				own.check(Access.AS_IS, _ -> { });
			} catch (final IOException | InterruptedException e) {
				// It ends with the channel.
			}
		});
		final var asked = new CountDownLatch(1);
		visits.left().listen(_ -> asked.countDown());
		assertTrue(asked.await(20, TimeUnit.SECONDS));
		visits.left().send(TalkCodec.encode(come));
		visits.left().send(TalkCodec.encode(come));
		Await.until("a violation", () -> technician.violation().isPresent());
		visits.close();
		ask.join();
	}

	@Test
	void whoLooksAtTheirOwnComputerIsNotSentAnywhere() throws Exception {
		permit();
		try (var heard = new Hearer()) {
			heard.ask(new Ask.Check(1, Access.AS_IS, false));
			Await.until("the end", () -> heard.tells().stream().anyMatch(Tell::isLast));
			assertTrue(heard.tells().stream().noneMatch(Tell.Come.class::isInstance));
		}
	}

	@Test
	void nonsenseFromTheWorkbenchEndsTheSession() {
		permit();
		channels.right().send(new byte[] { 9, 9, 9 });
		Await.until("a violation", () -> sharer.violation().isPresent());
	}

	@Test
	void nonsenseFromTheEndpointEndsTheSession() {
		channels.left().send(TalkCodec.encode(new Tell.Checked(77, State.OPEN)));
		Await.until("a violation", () -> technician.violation().isPresent());
	}

	@Test
	void aCallThatWaitsEndsWithTheConnection() throws Exception {
		permit();
		firewall.hold = new CountDownLatch(1);
		final var state = checking(new ArrayList<>());
		firewall.begun.await(20, TimeUnit.SECONDS);
		channels.close();
		assertInstanceOf(IOException.class, assertThrows(ExecutionException.class, () -> state.get(20, TimeUnit.SECONDS)).getCause());
		assertTrue(firewall.interrupted.await(20, TimeUnit.SECONDS));
	}

	/** A workbench that speaks the channel by itself, and an endpoint of its own. */
	private final class Hearer implements Channel.Listener, AutoCloseable {

		private final ChannelPair pair = new ChannelPair(TalkCodec.CHANNEL, 1 << 20);
		private final List<Tell> tells = new CopyOnWriteArrayList<>();
		private final Attachment own = new SharerFirewallFeature(firewall.looking(), timers).attach(sharer, pair.left());

		Hearer() {
			pair.right().listen(this);
		}

		@Override
		public void message(final byte[] message) {
			try {
				tells.add(TalkCodec.decodeTell(message));
			} catch (final MessageException e) {
				throw new IllegalStateException(e);
			}
		}

		void ask(final Ask ask) {
			assertEquals(Channel.Sent.ACCEPTED, pair.right().send(TalkCodec.encode(ask)));
		}

		List<Tell> tells() {
			return tells;
		}

		Tell.Why refusal(final int number) {
			Await.until("a refusal", () -> tells.stream().anyMatch(tell -> tell.number() == number));
			return assertInstanceOf(Tell.Refused.class, tells.stream().filter(tell -> tell.number() == number).findFirst().orElseThrow()).why();
		}

		@Override
		public void close() {
			own.close();
			pair.close();
		}
	}
}
