// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.channel.ConnectFailedException.Why;
import tandem.provider.internal.FakeDoor;
import tandem.provider.internal.net.Frame;
import tandem.provider.internal.net.Frame.Kind;
import tandem.testsupport.session.FakeIdentity;

/** Every attack on a connection that is resumed: PROTOCOL, "Reconnect". */
class ResumptionAttackTest {

	private static final byte[] SESSION = "the key of the session, 32 bytes".getBytes(StandardCharsets.US_ASCII);

	private static final SecurityWords WORDS = new SecurityWords();

	private final PakeRoom room = new PakeRoom();

	private final AtomicInteger strangers = new AtomicInteger();

	private final Ticket sharer = ticket("Tom");

	private final Ticket technician = ticket("Bella");

	@AfterEach
	void end() {
		room.close();
	}

	private static Ticket ticket(final String peer) {
		return new Ticket(new Admitted(peer, "", new byte[] { 1 }, List.of("one", "two", "three"), ""), SESSION.clone());
	}

	private static Binding binding(final String line, final String own, final String peer) {
		return new Binding((label, context, length) -> Secrets.derive(line.getBytes(StandardCharsets.UTF_8), context, label, length),
				Secrets.hash(own.getBytes(StandardCharsets.UTF_8)), Secrets.hash(peer.getBytes(StandardCharsets.UTF_8)));
	}

	private Future<Admission> listen(final Wiretap end, final Binding binding) {
		return start(end, () -> new ListenerConversation(end, binding, new FakeIdentity("Bella"), WORDS, new FakeDoor(), room,
				() -> strangers.incrementAndGet() < 3, id -> Optional.of(sharer).filter(known -> known.knows(id))).run());
	}

	private Future<Admission> call(final Wiretap end, final Binding binding) {
		return call(end, binding, technician);
	}

	private static Future<Admission> call(final Wiretap end, final Binding binding, final Ticket ticket) {
		return start(end, () -> new ResumingConversation(end, binding, new FakeIdentity("Tom"), WORDS, ticket).run(step -> { }));
	}

	private static <T> Future<T> start(final Wiretap end, final Callable<T> task) {
		final var result = new CompletableFuture<T>();
		Thread.ofVirtual().start(() -> {
			try {
				result.complete(task.call());
			} catch (final Exception e) {
				result.completeExceptionally(e);
			} finally {
				end.hangUp();
			}
		});
		return result;
	}

	private static Why refusal(final Future<Admission> end) {
		final var failed = assertThrows(ExecutionException.class, () -> end.get(30, TimeUnit.SECONDS));
		return ((HandshakeException) failed.getCause()).why();
	}

	private static Admission admission(final Future<Admission> end) throws Exception {
		return end.get(30, TimeUnit.SECONDS);
	}

	private byte[] id() {
		return technician.key().orElseThrow().id();
	}

	/** Both ends meet on a line of this name. */
	private void meets(final String name) throws Exception {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding(name, "s", "t"));
		final var calling = call(line[1], binding(name, "t", "s"));
		assertSame(sharer, admission(listening).ticket());
		assertSame(technician, admission(calling).ticket());
	}

	@Test
	void bothEndsMeetAgainAndAgainAndEachKeyServesOnce() throws Exception {
		for (var i = 0; i < 3; i++) {
			final var used = id();
			meets("line " + i);
			assertFalse(sharer.knows(used), "the key is used up");
			assertTrue(sharer.knows(id()), "both have the next one");
		}
		assertEquals(0, strangers.get());
		assertEquals(List.of("one", "two", "three"), technician.admitted().words());
	}

	@Test
	void aKeyThatIsForgottenOpensNothing() {
		sharer.forget();
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"));
		assertEquals(Why.REFUSED, refusal(call(line[1], binding("l", "t", "s"))));
		assertEquals(Why.REFUSED, refusal(listening));
		assertEquals(1, strangers.get());
	}

	@Test
	void whoForgotItDoesNotCall() {
		technician.forget();
		assertEquals(Why.REFUSED, refusal(call(Wiretap.pair()[1], binding("l", "t", "s"))));
	}

	@Test
	void aProofOfAnotherLineIsWorthNothing() throws Exception {
		final var recorded = Wiretap.pair();
		final var victim = call(recorded[1], binding("l", "t", "mallory"));
		final var knock = recorded[0].receive();
		final var proof = recorded[0].receive();
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("another", "s", "mallory"));
		line[1].send(knock);
		line[1].send(proof);
		assertEquals(Why.REFUSED, refusal(listening));
		recorded[0].hangUp();
		refusal(victim);
		meets("later");
	}

	@Test
	void aManInTheMiddleWithCertificatesOfHisOwnWinsNothing() throws Exception {
		final var outer = Wiretap.pair();
		final var inner = Wiretap.pair();
		final var calling = call(outer[1], binding("l", "t", "mallory"));
		final var listening = listen(inner[0], binding("l", "s", "mallory"));
		inner[1].send(outer[0].receive());
		inner[1].send(outer[0].receive());
		assertEquals(Why.REFUSED, refusal(listening));
		outer[0].send(inner[1].receive());
		assertEquals(Why.REFUSED, refusal(calling));
		meets("later");
	}

	@Test
	void theCallersOwnProofIsNotTakenForTheListeners() throws Exception {
		final var line = Wiretap.pair();
		final var calling = call(line[1], binding("l", "t", "s"));
		line[0].receive();
		line[0].send(line[0].receive());
		assertEquals(Why.REFUSED, refusal(calling));
	}

	@Test
	void whoKnowsTheIdAloneIsRefusedAndTheRealOneStillComes() throws Exception {
		for (var i = 0; i < 5; i++) {
			final var line = Wiretap.pair();
			final var listening = listen(line[0], binding("l" + i, "s", "mallory"));
			line[1].send(new Frame(Kind.KNOCK, new Knock(List.of(Knock.VERSION), Knock.RESUME, id()).encode()));
			line[1].send(new Frame(Kind.RESUME, new byte[Secrets.BYTES]));
			assertEquals(Why.REFUSED, refusal(listening));
			assertEquals(Kind.FAIL, line[1].receive().kind());
		}
		meets("later");
	}

	@Test
	void strangersGetTheSameAnswerAndAreLimited() throws Exception {
		for (var i = 0; i < 2; i++) {
			final var line = Wiretap.pair();
			final var listening = listen(line[0], binding("l" + i, "s", "mallory"));
			line[1].send(new Frame(Kind.KNOCK, new Knock(List.of(Knock.VERSION), Knock.RESUME, new byte[ResumptionKey.ID]).encode()));
			line[1].send(new Frame(Kind.RESUME, new byte[Secrets.BYTES]));
			assertEquals(Why.REFUSED, refusal(listening));
			assertEquals(Kind.FAIL, line[1].receive().kind());
		}
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("more", "s", "mallory"));
		line[1].send(new Frame(Kind.KNOCK, new Knock(List.of(Knock.VERSION), Knock.RESUME, new byte[ResumptionKey.ID]).encode()));
		assertEquals(Why.REFUSED, refusal(listening));
		assertTrue(line[0].said().isEmpty(), "one too many is not answered");
		meets("later");
	}

	@Test
	void whatWasOfferedIsPartOfTheProof() {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"));
		line[1].changing(frame -> frame.kind() == Kind.KNOCK
				? new Frame(Kind.KNOCK, new Knock(List.of(Knock.VERSION, 7), Knock.RESUME, id()).encode())
				: frame);
		final var calling = call(line[1], binding("l", "t", "s"));
		assertEquals(Why.REFUSED, refusal(listening));
		assertEquals(Why.REFUSED, refusal(calling));
	}

	/** Whichever word is lost, the two ends still find each other. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void aLineThatBreaksInTheMiddleLocksNobodyOut(final int heard) throws Exception {
		final var line = Wiretap.pair();
		final var listener = Wiretap.pair();
		final var calling = call(line[1], binding("l", "t", "s"));
		final var listening = listen(listener[0], binding("l", "s", "t"));
		listener[1].send(line[0].receive());
		if (heard > 0) {
			listener[1].send(line[0].receive());
			final var answer = listener[1].receive();
			assertEquals(Kind.RESUME, answer.kind());
			if (heard > 1) {
				line[0].send(answer);
				assertTrue(admission(calling).resumed());
			}
		}
		line[0].hangUp();
		listener[1].hangUp();
		refusal(listening);
		meets("next");
		meets("and once more");
	}

	@Test
	void theListenersDoorIsNoWayAroundTheProof() {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"));
		line[1].send(new Frame(Kind.KNOCK, new Knock(List.of(Knock.VERSION), Knock.RESUME, id()).encode()));
		line[1].send(new Frame(Kind.HELLO, new byte[Secrets.BYTES]));
		assertEquals(Why.VIOLATION, refusal(listening));
	}

	@Test
	void whatIsLoggedTellsNothing() {
		assertFalse(technician.toString().contains(new String(SESSION, StandardCharsets.US_ASCII)));
		assertEquals("ResumptionKey 0", technician.key().orElseThrow().toString());
	}
}
