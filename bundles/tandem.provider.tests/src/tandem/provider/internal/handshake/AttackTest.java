// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Credential;
import tandem.identity.GuessLedger;
import tandem.provider.internal.FakeDoor;
import tandem.provider.internal.handshake.Pake.End;
import tandem.provider.internal.net.Frame;
import tandem.provider.internal.net.Frame.Kind;
import tandem.testsupport.session.FakeIdentity;

/** Every attack on the conversation that PROTOCOL names. */
class AttackTest {

	private static final byte[] WRONG = "a wrong guess".getBytes(StandardCharsets.US_ASCII);

	private static final String WAY_IN = "invitation";

	private static final SecurityWords WORDS = new SecurityWords();

	private final PakeRoom listenerRoom = new PakeRoom();

	private final PakeRoom callerRoom = new PakeRoom();

	private final FakeDoor door = new FakeDoor();

	private final FakeIdentity sharer = new FakeIdentity("Bella");

	private final FakeIdentity technician = new FakeIdentity("Tom");

	@AfterEach
	void end() {
		listenerRoom.close();
		callerRoom.close();
	}

	/** The end of a line whose exporter comes from a name: lines of different names share nothing. */
	private static Binding binding(final String line, final String own, final String peer) {
		return new Binding((label, context, length) -> Secrets.derive(line.getBytes(StandardCharsets.UTF_8), context, label, length),
				Secrets.hash(own.getBytes(StandardCharsets.UTF_8)), Secrets.hash(peer.getBytes(StandardCharsets.UTF_8)));
	}

	private static <T> Future<T> start(final Callable<T> task) {
		final var result = new CompletableFuture<T>();
		Thread.ofVirtual().start(() -> {
			try {
				result.complete(task.call());
			} catch (final Exception e) {
				result.completeExceptionally(e);
			}
		});
		return result;
	}

	private Future<Admitted> listen(final Wiretap end, final Binding binding, final Authenticator authenticator) {
		return start(() -> {
			try {
				return new ListenerConversation(end, binding, sharer, WORDS, authenticator, listenerRoom, () -> true, id -> Optional.empty()).run().ticket().admitted();
			} finally {
				end.hangUp();
			}
		});
	}

	private Future<Admitted> call(final Wiretap end, final Binding binding, final byte[] id, final byte[] secret) {
		return start(() -> {
			try {
				return new CallerConversation(end, binding, technician, WORDS, new Credential(WAY_IN, id, secret, null), callerRoom).run(step -> { }).ticket().admitted();
			} finally {
				end.hangUp();
			}
		});
	}

	private static Admitted admitted(final Future<Admitted> end) throws Exception {
		return end.get(60, TimeUnit.SECONDS);
	}

	private static Why refusal(final Future<Admitted> end) {
		final var failed = assertThrows(ExecutionException.class, () -> end.get(60, TimeUnit.SECONDS));
		return ((HandshakeException) failed.getCause()).why();
	}

	private void assertNothingWon(final int spent) {
		assertEquals(spent, door.spent.get());
		assertEquals(0, door.succeeded.get());
		assertEquals(1, door.failed.get());
	}

	@Test
	void honestEndsMeet() throws Exception {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"), door);
		final var calling = call(line[1], binding("l", "t", "s"), FakeDoor.ID, FakeDoor.SECRET);
		assertEquals(admitted(listening).words(), admitted(calling).words());
		assertArrayEquals(technician.publicKey(), admitted(listening).longTermKey());
		assertEquals(1, door.succeeded.get());
	}

	@Test
	void whatTheListenerSaysIsNotTakenFromACaller() throws Exception {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"), door);
		line[1].send(knock(FakeDoor.ID));
		line[1].send(line[1].receive());
		assertEquals(Why.VIOLATION, refusal(listening));
		assertNothingWon(0);
	}

	@Test
	void twoSharersCantBeTiedTogether() throws Exception {
		final var first = Wiretap.pair();
		final var second = Wiretap.pair();
		final var one = listen(first[0], binding("l", "s", "t"), door);
		final var two = listen(second[0], binding("l", "t", "s"), new FakeDoor());
		first[1].send(knock(FakeDoor.ID));
		second[1].send(knock(FakeDoor.ID));
		final var ofOne = first[1].receive();
		first[1].send(second[1].receive());
		second[1].send(ofOne);
		assertEquals(Why.VIOLATION, refusal(one));
		assertEquals(Why.VIOLATION, refusal(two));
		assertNothingWon(0);
	}

	@Test
	void twoTechniciansCantBeTiedTogether() throws Exception {
		final var one = pake(End.CALLER, "l", FakeDoor.SECRET);
		final var two = new Pake(End.CALLER, Secrets.pakePassword(WAY_IN, FakeDoor.SECRET), exporter("l"), binding("l", "s", "t"));
		final var round = two.round1();
		one.round1();
		assertThrows(HandshakeException.class, () -> one.takeRound1(round));
	}

	@Test
	void theIdOfAnotherConnectionIsRefusedBeforeAGuess() {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"), door);
		final var calling = call(line[1], binding("another", "t", "s"), FakeDoor.ID, FakeDoor.SECRET);
		assertEquals(Why.VIOLATION, refusal(calling));
		refusal(listening);
		assertNothingWon(0);
	}

	@Test
	void anotherCertificateOnTheSameLineIsRefusedBeforeAGuess() {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"), door);
		final var calling = call(line[1], binding("l", "mallory", "s"), FakeDoor.ID, FakeDoor.SECRET);
		assertEquals(Why.VIOLATION, refusal(listening));
		refusal(calling);
		assertNothingWon(0);
	}

	@Test
	void aChangedListOfVersionsIsFound() throws Exception {
		final UnaryOperator<Frame> downgrade = frame -> {
			if (frame.kind() != Kind.KNOCK) {
				return frame;
			}
			return new Frame(Kind.KNOCK, new Knock(List.of(Knock.VERSION, 7), WAY_IN, FakeDoor.ID).encode());
		};
		final var line = Wiretap.pair();
		line[1].changing(downgrade);
		final var listening = listen(line[0], binding("l", "s", "t"), door);
		final var calling = call(line[1], binding("l", "t", "s"), FakeDoor.ID, FakeDoor.SECRET);
		assertEquals(Why.VIOLATION, refusal(listening));
		refusal(calling);
		assertNothingWon(1);
	}

	@Test
	void aVersionThatNobodySpeaksIsSaidPlainly() throws Exception {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"), door);
		line[1].send(new Frame(Kind.KNOCK, new Knock(List.of(99), WAY_IN, FakeDoor.ID).encode()));
		assertEquals(Why.VERSION, refusal(listening));
		assertEquals(Kind.FAIL, line[1].receive().kind());
		assertEquals(0, door.spent.get());
	}

	@ParameterizedTest
	@ValueSource(strings = { "HELLO", "REVEAL", "ROUND3", "ROUND2", "ROUND1" })
	void oneChangedBitIsFound(final Kind kind) throws Exception {
		final var line = Wiretap.pair();
		line[1].changing(frame -> {
			if (frame.kind() == kind) {
				final var bytes = frame.payload().clone();
				bytes[bytes.length - 1] ^= 1;
				return new Frame(kind, bytes);
			}
			return frame;
		});
		final var listening = listen(line[0], binding("l", "s", "t"), door);
		final var calling = call(line[1], binding("l", "t", "s"), FakeDoor.ID, FakeDoor.SECRET);
		refusal(listening);
		refusal(calling);
		assertEquals(0, door.succeeded.get());
	}

	@Test
	void hangingUpAfterRound2CostsTheGuess() throws Exception {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"), door);
		scriptedToRound2(line[1], WRONG);
		line[1].hangUp();
		refusal(listening);
		assertNothingWon(1);
	}

	@Test
	void hangingUpBeforeRound3CostsTheGuess() throws Exception {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"), door);
		final var pake = scriptedToRound2(line[1], FakeDoor.SECRET);
		line[1].send(new Frame(Kind.ROUND2, pake.round2()));
		line[1].hangUp();
		refusal(listening);
		assertNothingWon(1);
	}

	@Test
	void hangingUpBeforeRound2CostsNothing() throws Exception {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"), door);
		line[1].send(knock(FakeDoor.ID));
		line[1].receive();
		line[1].hangUp();
		refusal(listening);
		assertNothingWon(0);
	}

	@Test
	void twentyAtOnceGetNoMoreGuessesThanThereAre(@TempDir final Path folder) throws Exception {
		final var file = folder.resolve("guesses");
		final var lines = new ArrayList<Wiretap[]>();
		final var ends = new ArrayList<Future<Admitted>>();
		for (var i = 0; i < 20; i++) {
			final var line = Wiretap.pair();
			lines.add(line);
			ends.add(listen(line[0], binding("l" + i, "s", "t"), new Counted(new GuessLedger(file))));
			ends.add(call(line[1], binding("l" + i, "t", "s"), FakeDoor.ID, WRONG));
		}
		ends.forEach(AttackTest::refusal);
		final var guesses = new GuessLedger(file).spent(FakeDoor.ID);
		assertTrue(guesses > 0 && guesses <= Counted.LIMIT, () -> guesses + " guesses");
		// Some found a room full and were sent away; all others heard the same, with a guess and without.
		final var heard = lines.stream().map(line -> line[0].said()).filter(said -> !said.isEmpty() && said.getLast().kind() == Kind.FAIL).toList();
		assertFalse(heard.isEmpty());
		heard.forEach(said -> assertEquals(List.of(Kind.ROUND1, Kind.ROUND2, Kind.FAIL), said.stream().map(Frame::kind).toList()));
	}

	@Test
	void aRestartGivesNoGuessBackAndADamagedLedgerNone(@TempDir final Path folder) throws Exception {
		final var file = folder.resolve("guesses");
		for (var i = 1; i <= Counted.LIMIT; i++) {
			assertRefused(file, WRONG);
			assertEquals(i, new GuessLedger(file).spent(FakeDoor.ID));
		}
		assertRefused(file, FakeDoor.SECRET);
		Files.writeString(file, "damaged");
		assertRefused(file, FakeDoor.SECRET);
	}

	private void assertRefused(final Path file, final byte[] secret) {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"), new Counted(new GuessLedger(file)));
		final var calling = call(line[1], binding("l", "t", "s"), FakeDoor.ID, secret);
		assertEquals(Why.REFUSED, refusal(listening));
		assertEquals(Why.REFUSED, refusal(calling));
	}

	@Test
	void strangersAndWrongGuessersHearTheSame() {
		final var unknown = heardBy(new byte[16], FakeDoor.SECRET, door);
		final var wrong = heardBy(FakeDoor.ID, WRONG, door);
		final var cancelled = heardBy(FakeDoor.ID, FakeDoor.SECRET, (wayIn, id) -> Optional.empty());
		final var usedUp = heardBy(FakeDoor.ID, FakeDoor.SECRET, (wayIn, id) -> Optional.of(new UsedUp()));
		assertEquals(List.of(Kind.ROUND1, Kind.ROUND2, Kind.FAIL), usedUp.stream().map(Frame::kind).toList());
		assertEquals(shape(unknown), shape(usedUp));
		assertArrayEquals(unknown.getLast().payload(), usedUp.getLast().payload());
		assertEquals(shape(unknown), shape(wrong));
		assertEquals(shape(unknown), shape(cancelled));
		assertArrayEquals(unknown.getLast().payload(), wrong.getLast().payload());
		assertArrayEquals(unknown.getLast().payload(), cancelled.getLast().payload());
		assertEquals(Kind.FAIL, wrong.getLast().kind());
	}

	private List<Frame> heardBy(final byte[] id, final byte[] secret, final Authenticator authenticator) {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"), authenticator);
		assertEquals(Why.REFUSED, refusal(call(line[1], binding("l", "t", "s"), id, secret)));
		assertEquals(Why.REFUSED, refusal(listening));
		return line[0].said();
	}

	private static List<String> shape(final List<Frame> frames) {
		return frames.stream().map(frame -> frame.kind() + " " + frame.payload().length).toList();
	}

	@Test
	@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
	void strangersAndWrongGuessersWaitTheSame(@TempDir final Path folder) {
		final var tries = 200;
		final var unknown = new long[tries];
		final var wrong = new long[tries];
		final var ledger = new GuessLedger(folder.resolve("guesses"));
		for (var i = 0; i < tries; i++) {
			var start = System.nanoTime();
			heardBy(new byte[16], WRONG, new Counted(ledger, Integer.MAX_VALUE));
			unknown[i] = System.nanoTime() - start;
			start = System.nanoTime();
			heardBy(FakeDoor.ID, WRONG, new Counted(ledger, Integer.MAX_VALUE));
			wrong[i] = System.nanoTime() - start;
		}
		Arrays.sort(unknown);
		Arrays.sort(wrong);
		final var apart = Math.abs(unknown[tries / 2] - wrong[tries / 2]);
		System.out.printf(java.util.Locale.ROOT, "unknown %.1f ms, wrong %.1f ms, %.2f ms apart%n", unknown[tries / 2] / 1e6, wrong[tries / 2] / 1e6, apart / 1e6);
		assertTrue(apart < TimeUnit.MILLISECONDS.toNanos(10), () -> apart / 1e6 + " ms apart");
	}

	@Test
	void whoSitsInTheMiddleAndKnowsTheCodeGetsOtherWords() throws Exception {
		final var toSharer = Wiretap.pair();
		final var toTechnician = Wiretap.pair();
		final var sharerEnd = listen(toSharer[0], binding("left", "s", "m"), door);
		final var mallory = call(toSharer[1], binding("left", "m", "s"), FakeDoor.ID, FakeDoor.SECRET);
		final var malloryEnd = listen(toTechnician[0], binding("right", "m", "t"), new FakeDoor());
		final var technicianEnd = call(toTechnician[1], binding("right", "t", "m"), FakeDoor.ID, FakeDoor.SECRET);
		assertEquals(admitted(sharerEnd).words(), admitted(mallory).words());
		assertEquals(admitted(malloryEnd).words(), admitted(technicianEnd).words());
		assertNotEquals(admitted(sharerEnd).words(), admitted(technicianEnd).words());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 6 * Pake.NUMBER - 1, 6 * Pake.NUMBER + 1, 7 * Pake.NUMBER })
	void aRoundOfAnotherSizeIsRefusedBeforeAnyArithmetic(final int length) {
		final var pake = pake(End.LISTENER, "l", FakeDoor.SECRET);
		pake.round1();
		assertThrows(HandshakeException.class, () -> pake.takeRound1(new byte[length]));
	}

	@Test
	void zeroesAreNoNumbersOfTheGroup() {
		final var pake = pake(End.LISTENER, "l", FakeDoor.SECRET);
		pake.round1();
		assertThrows(HandshakeException.class, () -> pake.takeRound1(new byte[6 * Pake.NUMBER]));
	}

	private static Frame knock(final byte[] id) {
		return new Frame(Kind.KNOCK, new Knock(List.of(Knock.VERSION), WAY_IN, id).encode());
	}

	private static byte[] exporter(final String line) {
		return binding(line, "", "").exporter().export("EXPORTER-tandem-pake", Knock.context(WAY_IN, Knock.VERSION), Secrets.BYTES);
	}

	private static Pake pake(final End end, final String line, final byte[] secret) {
		return new Pake(end, Secrets.pakePassword(WAY_IN, secret), exporter(line), end == End.CALLER ? binding(line, "t", "s") : binding(line, "s", "t"));
	}

	private static Pake scriptedToRound2(final Wiretap end, final byte[] secret) throws Exception {
		final var pake = pake(End.CALLER, "l", secret);
		end.send(knock(FakeDoor.ID));
		final var round1 = pake.round1();
		pake.takeRound1(end.receive().payload());
		end.send(new Frame(Kind.ROUND1, round1));
		assertEquals(Kind.ROUND2, end.receive().kind());
		return pake;
	}

	/** Nobody may guess any more. */
	private record UsedUp() implements Authenticator.Attempt {

		@Override
		public String way() {
			return "used up";
		}

		@Override
		public byte[] secret() {
			return FakeDoor.SECRET.clone();
		}

		@Override
		public boolean spend() {
			return false;
		}

		@Override
		public void succeeded() {
			throw new AssertionError("no guess was left");
		}

		@Override
		public void failed() {
			// Nothing was spent.
		}
	}

	/** A door whose guesses are on the disk. */
	private record Counted(GuessLedger ledger, int limit) implements Authenticator {

		static final int LIMIT = 5;

		Counted(final GuessLedger ledger) {
			this(ledger, LIMIT);
		}

		@Override
		public Optional<Attempt> begin(final String wayIn, final byte[] id) {
			return Arrays.equals(FakeDoor.ID, id) ? Optional.of(new Try(ledger, limit)) : Optional.empty();
		}
	}

	private record Try(GuessLedger ledger, int limit) implements Authenticator.Attempt {

		@Override
		public String way() {
			return "counted";
		}

		@Override
		public byte[] secret() {
			return FakeDoor.SECRET.clone();
		}

		@Override
		public boolean spend() {
			try {
				synchronized (AttackTest.class) {
					return ledger.spend(FakeDoor.ID, limit).isPresent();
				}
			} catch (final java.io.IOException e) {
				return false;
			}
		}

		@Override
		public void succeeded() {
			throw new AssertionError("a wrong guess succeeded");
		}

		@Override
		public void failed() {
			// The guess stays spent.
		}
	}
}
