// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.channel.Listening.End;
import tandem.provider.internal.TandemConnector;
import tandem.testsupport.Await;
import tandem.testsupport.session.FakeIdentity;

/** A sharer waits at a relay under an id that a technician knows too. */
class MeetingTest {

	private static final byte[] ID = "K7M4".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] SECRET = "XQ2P9AB".getBytes(StandardCharsets.US_ASCII);

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();
	private final TandemConnector technician = new TandemConnector(new FakeIdentity("Tom"), log::add);
	private final TandemConnector sharer = new TandemConnector(new FakeIdentity("Bella"), log::add);
	private final LinkedBlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();
	private final AtomicInteger wrong = new AtomicInteger();
	private ScriptedRelay relay;
	private Listening meeting;

	@BeforeEach
	void waitAtTheRelay() throws Exception {
		relay = new ScriptedRelay();
		meeting = sharer.meet(relay.target(), "easy-connect", ID, this::begin, accepted::add);
		Await.until("the sharer waits", () -> relay.attached() == 1);
	}

	@AfterEach
	void end() {
		meeting.close();
		technician.close();
		sharer.close();
		relay.close();
	}

	private Optional<Authenticator.Attempt> begin(final String wayIn, final byte[] id) {
		return wayIn.equals("easy-connect") && Arrays.equals(id, ID) ? Optional.of(new Authenticator.Attempt() {

			@Override
			public String way() {
				return "easy-1";
			}

			@Override
			public byte[] secret() {
				return SECRET.clone();
			}

			@Override
			public boolean spend() {
				return true;
			}

			@Override
			public void succeeded() {
				// Nothing is counted here.
			}

			@Override
			public void failed() {
				wrong.incrementAndGet();
			}
		}) : Optional.empty();
	}

	private Connection call(final byte[] secret) throws Exception {
		return technician.connect(relay.target() + "&meet=1", new Credential("easy-connect", ID, secret, null), step -> { }).get(60, TimeUnit.SECONDS);
	}

	@Test
	void bothMeetAndHearTheSameWords() throws Exception {
		final var there = call(SECRET);
		final var here = accepted.poll(30, TimeUnit.SECONDS);
		assertEquals("Bella", there.peer().statedName());
		assertEquals("Tom", here.peer().statedName());
		assertEquals(there.peer().words(), here.peer().words());
		assertEquals(Optional.of("easy-1"), here.peer().way());
		assertEquals(End.ADMITTED, meeting.ended().get(30, TimeUnit.SECONDS));
		assertTrue(there.resumption().isPresent() && here.resumption().isPresent());
	}

	@Test
	void afterAWrongSecretTheNextMayCome() throws Exception {
		final var failure = assertThrows(ExecutionException.class, () -> call("WRONG99".getBytes(StandardCharsets.US_ASCII)));
		assertEquals(Why.REFUSED, assertInstanceOf(ConnectFailedException.class, failure.getCause()).why());
		Await.until("counted", () -> wrong.get() == 1);
		assertFalse(meeting.ended().isDone());
		Await.until("the sharer waits again", () -> relay.attached() == 3);
		assertEquals("Bella", call(SECRET).peer().statedName());
	}

	@Test
	void aRelayThatWasGoneIsComeToAgain() throws Exception {
		Await.until("the line stands", () -> relay.attached() == 1);
		relay.cutCaller();
		Await.until("the sharer waits again", () -> relay.attached() >= 2);
		assertEquals("Bella", call(SECRET).peer().statedName());
	}

	@Test
	void closedItIsOver() throws Exception {
		meeting.close();
		assertEquals(End.CLOSED, meeting.ended().get(30, TimeUnit.SECONDS));
		assertEquals(1, relay.attached());
	}

	@Test
	void theKeyIsAnotherForEachIdAndWayIn() {
		assertEquals(Meeting.key("a", ID), Meeting.key("a", ID));
		assertNotEquals(Meeting.key("a", ID), Meeting.key("b", ID));
		assertNotEquals(Meeting.key("a", ID), Meeting.key("a", SECRET));
	}
}
