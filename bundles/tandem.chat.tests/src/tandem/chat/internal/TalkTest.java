// SPDX-License-Identifier: EPL-2.0
package tandem.chat.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.channel.Channel;
import tandem.chat.ChatLine;
import tandem.chat.ChatLine.Delivery;
import tandem.chat.Conversation;
import tandem.chat.Conversation.Sent;
import tandem.chat.Standing;
import tandem.session.Role;
import tandem.session.SessionFeature.Attachment;
import tandem.session.SessionState;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.session.FakeTimers;

/** Both ends of the chat, those who break its rules, and lines that break. */
class TalkTest {

	private final FakeTimers timers = new FakeTimers();
	private final FakeSession sharer = new FakeSession(Role.SHARER);
	private final FakeSession technician = new FakeSession(Role.TECHNICIAN);
	private final KnownConversations there = new KnownConversations(timers);
	private final KnownConversations here = new KnownConversations(timers);
	private ChannelPair channels;
	private Attachment sharersEnd;
	private Attachment techniciansEnd;

	@BeforeEach
	void meet() {
		both(SessionState.ASKING_VIEW);
		connect();
	}

	private void connect() {
		channels = new ChannelPair(ChatCodec.CHANNEL, 1 << 16);
		sharersEnd = new SharerChatFeature(there).attach(sharer, channels.left());
		techniciansEnd = new TechnicianChatFeature(here).attach(technician, channels.right());
	}

	private void disconnect() {
		sharersEnd.close();
		techniciansEnd.close();
		channels.close();
	}

	@AfterEach
	void end() {
		disconnect();
	}

	private void both(final SessionState state) {
		sharer.stands(state);
		technician.stands(state);
	}

	private Conversation atSharer() {
		return there.of("fake").orElseThrow();
	}

	private Conversation atTechnician() {
		return here.of("fake").orElseThrow();
	}

	private void letIn() {
		both(SessionState.VIEWING);
		Await.until("the chat", () -> atSharer().standing() == Standing.OPEN && atTechnician().standing() == Standing.OPEN);
	}

	private static List<String> texts(final Conversation conversation) {
		return conversation.lines().stream().map(line -> (line.own() ? "> " : "< ") + line.text()).toList();
	}

	private static boolean allDelivered(final Conversation conversation) {
		return conversation.lines().stream().allMatch(line -> line.delivery() == Delivery.DELIVERED);
	}

	@Test
	void bothWriteAndReadAndKnowWhatArrivedAndTheLogsTellWhoWroteWhat() {
		letIn();
		assertEquals(Sent.ACCEPTED, atTechnician().send("Where is the printer?"));
		Await.until("the question", () -> atSharer().unread() == 1);
		assertEquals(Sent.ACCEPTED, atSharer().send("  In the cellar.\nBehind the door. "));
		Await.until("the answer", () -> atTechnician().unread() == 1 && allDelivered(atTechnician()) && allDelivered(atSharer()));
		assertEquals(List.of("> Where is the printer?", "< In the cellar.\nBehind the door."), texts(atTechnician()));
		assertEquals(List.of("< Where is the printer?", "> In the cellar.\nBehind the door."), texts(atSharer()));
		assertEquals(List.of("Somebody wrote in the chat: “Where is the printer?”", "You wrote in the chat: “In the cellar. Behind the door.”"), sharer.lines());
		atSharer().read();
		assertEquals(0, atSharer().unread());
	}

	@Test
	void nothingIsTakenBeforeTheSharerLetsThemInWhateverTheOtherEndSends() {
		Await.until("the other end", () -> atTechnician().standing() == Standing.WAITING);
		assertEquals(Sent.NOT_NOW, atTechnician().send("Press Allow!"));
		channels.right().send(ChatCodec.encode(new ChatMessage.Say(1, "Press Allow!")));
		Await.until("the message read", () -> channels.right().unacknowledged() == 0);
		assertEquals(List.of(), atSharer().lines());
		assertEquals(List.of(), sharer.lines());
		letIn();
		atTechnician().send("Hello");
		Await.until("a message", () -> atSharer().unread() == 1);
		assertEquals(List.of("< Hello"), texts(atSharer()));
	}

	@Test
	void worksWhileTheScreenIsHidden() {
		letIn();
		both(SessionState.PAUSED);
		atTechnician().send("Still there?");
		Await.until("a message", () -> atSharer().unread() == 1);
	}

	@Test
	void aSharerWhoSwitchesItOffIsLeftAloneAndWhatWasUnderwayComesWhenItIsOnAgain() {
		letIn();
		atSharer().setOn(false);
		assertEquals(Standing.OFF_HERE, atSharer().standing());
		Await.until("the technician knows", () -> atTechnician().standing() == Standing.OFF_THERE);
		assertEquals(Sent.NOT_NOW, atTechnician().send("Hello?"));
		channels.right().send(ChatCodec.encode(new ChatMessage.Say(1, "Hello?")));
		Await.until("the message read", () -> channels.right().unacknowledged() == 0);
		assertEquals(0, atSharer().lines().size());
		atTechnician().setOn(false);
		atSharer().setOn(true);
		Await.until("it is on", () -> atTechnician().standing() == Standing.OPEN);
		assertTrue(sharer.lines().toString().contains("switched the chat off"));
	}

	@Test
	void overABrokenLineNothingIsLostAndNothingComesTwice() {
		letIn();
		channels.holdLeft();
		for (var i = 1; i <= 5; i++) {
			assertEquals(Sent.ACCEPTED, atTechnician().send("message " + i));
		}
		final var before = channels;
		both(SessionState.RECONNECTING);
		disconnect();
		before.release();
		assertEquals(Standing.BROKEN, atTechnician().standing());
		assertEquals(Sent.NOT_NOW, atTechnician().send("into the void"));
		connect();
		letIn();
		Await.until("all messages", () -> atSharer().lines().size() == 5 && allDelivered(atTechnician()));
		assertEquals(List.of("< message 1", "< message 2", "< message 3", "< message 4", "< message 5"), texts(atSharer()));
		disconnect();
		connect();
		atTechnician();
		Await.until("again", () -> atTechnician().standing() == Standing.OPEN);
		atTechnician().send("message 6");
		Await.until("the sixth", () -> atSharer().lines().size() == 6);
	}

	@Test
	void whatNeverArrivedIsSaidSoAtTheEnd() {
		letIn();
		channels.holdLeft();
		atTechnician().send("Wait!");
		both(SessionState.ENDED);
		channels.release();
		assertEquals(Standing.OVER, atTechnician().standing());
		assertEquals(List.of(Delivery.LOST), atTechnician().lines().stream().map(ChatLine::delivery).toList());
		assertTrue(technician.lines().getLast().contains("did not arrive"), technician.lines()::toString);
		assertEquals(0, atSharer().lines().size());
	}

	@Test
	void withoutTheOtherEndItIsAbsent() {
		disconnect();
		final var alone = new FakeSession(Role.TECHNICIAN, "alone");
		alone.stands(SessionState.VIEWING);
		final var never = new CopyOnWriteArrayList<Channel.Listener>();
		new TechnicianChatFeature(here).attach(alone, new Unconnected(never));
		assertEquals(Standing.ABSENT, here.of("alone").orElseThrow().standing());
		assertEquals(1, never.size());
	}

	@Test
	void nobodyWritesFasterThanPeopleDo() {
		letIn();
		var sent = 0;
		while (atTechnician().send("x") == Sent.ACCEPTED) {
			sent++;
		}
		assertEquals(30, sent);
		assertEquals(Sent.TOO_FAST, atTechnician().send("x"));
		timers.pass(Duration.ofSeconds(2));
		assertEquals(Sent.ACCEPTED, atTechnician().send("x"));
		assertEquals(Sent.TOO_LONG, atTechnician().send("x".repeat(Conversation.MAX_TEXT + 1)));
		assertEquals(Sent.EMPTY, atTechnician().send(" \u202e\n"));
	}

	@Test
	void whoFloodsBreaksTheRules() {
		letIn();
		for (var i = 1; i <= 101; i++) {
			channels.right().send(ChatCodec.encode(new ChatMessage.Say(i, "buy now")));
		}
		Await.until("the violation", () -> sharer.violation().isPresent());
		assertEquals(100, atSharer().lines().size());
	}

	@Test
	void whoSaysTooMuchThatIsNotTakenBreaksTheRulesToo() {
		channels.right().send(ChatCodec.encode(new ChatMessage.Say(1, "Press Allow!")));
		for (var i = 0; i < 600 && sharer.violation().isEmpty(); i++) {
			channels.right().send(ChatCodec.encode(new ChatMessage.Say(1, "Press Allow!")));
		}
		Await.until("the violation", () -> sharer.violation().isPresent());
		assertEquals(List.of(), atSharer().lines());
	}

	@Test
	void whoSaysNonsenseBreaksTheRules() {
		letIn();
		channels.left().send(ChatCodec.encode(new ChatMessage.Got(7)));
		Await.until("the violation", () -> technician.violation().isPresent());
		channels.right().send(new byte[] { 9 });
		Await.until("the violation", () -> sharer.violation().isPresent());
	}

	@Test
	void whatIsWrittenCanNotTurnOurOwnWordsNorHide() {
		letIn();
		channels.right().send(ChatCodec.encode(new ChatMessage.Say(1, "a\u202Eb\u0000c\r\nd\u200Be\tf" + "\u0301".repeat(50))));
		Await.until("the message", () -> atSharer().unread() == 1);
		final var text = atSharer().lines().getFirst().text();
		assertTrue(text.startsWith("abc\nde f"), text);
		assertTrue(text.length() <= 13, text);
	}

	@Test
	void aLongMessageStandsInTheLogInPiecesAndALongChatLeavesRoomForTheRest() {
		letIn();
		atTechnician().send("😀".repeat(1_000));
		Await.until("the log", () -> sharer.lines().size() > 2);
		assertTrue(sharer.lines().stream().allMatch(line -> line.length() < 500), sharer.lines()::toString);
		assertEquals(1_000, sharer.lines().stream().mapToLong(line -> line.codePoints().filter(c -> c == 0x1F600).count()).sum());
		final var log = new ChatLog(sharer);
		final var before = sharer.lines().size();
		for (var i = 0; i < 300; i++) {
			log.other("x".repeat(Conversation.MAX_TEXT));
		}
		assertEquals(before + ChatLog.MOST_LINES, sharer.lines().size());
		assertTrue(sharer.lines().getLast().contains("Too much"));
	}

	@Test
	void theOldestGoWhereThereAreTooMany() {
		letIn();
		for (var i = 0; i < Conversation.MAX_LINES + 10; i++) {
			timers.pass(Duration.ofSeconds(2));
			final var number = i;
			// What has arrived is known a moment later: until then too many may be under way.
			Await.until("room", () -> atTechnician().send("message " + number) == Sent.ACCEPTED);
			Await.until("the message", () -> texts(atSharer()).contains("< message " + number));
		}
		assertEquals(Conversation.MAX_LINES, atSharer().lines().size());
		assertEquals("< message 10", texts(atSharer()).getFirst());
	}

	/** A channel that the other end never opens. */
	private record Unconnected(List<Listener> listeners) implements Channel {

		@Override
		public String name() {
			return "tandem.chat";
		}

		@Override
		public int version() {
			return 0;
		}

		@Override
		public int messageLimit() {
			return 0;
		}

		@Override
		public boolean connected() {
			return false;
		}

		@Override
		public void listen(final Listener listener) {
			listeners.add(listener);
		}

		@Override
		public Sent send(final byte[] message) {
			return Sent.CLOSED;
		}

		@Override
		public java.util.concurrent.CompletableFuture<Void> room() {
			return new java.util.concurrent.CompletableFuture<>();
		}

		@Override
		public int drop() {
			return 0;
		}

		@Override
		public long unacknowledged() {
			return 0;
		}

		@Override
		public void close() {
			listeners.clear();
		}
	}
}
