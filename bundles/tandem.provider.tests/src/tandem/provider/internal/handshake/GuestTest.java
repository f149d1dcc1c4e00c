// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Credential;
import tandem.identity.Identity;
import tandem.provider.internal.handshake.Pake.End;
import tandem.testsupport.session.FakeIdentity;

/** Where everybody knows the secret, as with an offer of help, the long-term key alone lets a caller in, and before it did nothing is said. */
class GuestTest {

	private static final byte[] PUBLIC = "what everybody knows".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] CERTIFICATE = { 1, 2, 3 };

	private final PakeRoom listenerRoom = new PakeRoom();

	private final PakeRoom callerRoom = new PakeRoom();

	private final FakeIdentity technician = new FakeIdentity("Tom");

	private final AtomicBoolean introduced = new AtomicBoolean();

	private final List<byte[]> judged = new CopyOnWriteArrayList<>();

	private Optional<Why> verdict = Optional.empty();

	@AfterEach
	void end() {
		listenerRoom.close();
		callerRoom.close();
	}

	private static Binding binding(final String line, final String own, final String peer) {
		return new Binding((label, context, length) -> Secrets.derive(line.getBytes(StandardCharsets.UTF_8), context, label, length),
				Secrets.hash(own.getBytes(StandardCharsets.UTF_8)), Secrets.hash(peer.getBytes(StandardCharsets.UTF_8)));
	}

	private static Future<Admitted> start(final Callable<Admission> task, final Wiretap end) {
		final var result = new CompletableFuture<Admitted>();
		Thread.ofVirtual().start(() -> {
			try {
				result.complete(task.call().ticket().admitted());
			} catch (final Exception e) {
				result.completeExceptionally(e);
			} finally {
				end.hangUp();
			}
		});
		return result;
	}

	private Future<Admitted> listen(final Wiretap end, final Binding binding) {
		final Authenticator door = (wayIn, id) -> Optional.of(new Authenticator.Attempt() {

			@Override
			public String way() {
				return "offer";
			}

			@Override
			public byte[] secret() {
				return PUBLIC.clone();
			}

			@Override
			public boolean spend() {
				return true;
			}

			@Override
			public Optional<Why> turnsAway(final byte[] longTermKey, final byte[] shown) {
				judged.add(longTermKey);
				judged.add(shown);
				return verdict;
			}

			@Override
			public void succeeded() {
				judged.add(new byte[0]);
			}

			@Override
			public void failed() {
				// nothing to count
			}
		});
		return start(() -> new ListenerConversation(end, binding, new Telling(new FakeIdentity("Bella"), introduced), new SecurityWords(), door, listenerRoom, () -> true,
				id -> Optional.empty()).run(), end);
	}

	private Future<Admitted> call(final Wiretap end, final Binding binding, final Identity who) {
		return start(() -> new CallerConversation(end, binding, who, new SecurityWords(), new Credential("offer", new byte[32], PUBLIC, null, CERTIFICATE), callerRoom)
				.run(step -> { }), end);
	}

	private static Why refusal(final Future<Admitted> end) {
		final var failed = assertThrows(ExecutionException.class, () -> end.get(60, TimeUnit.SECONDS));
		return ((HandshakeException) failed.getCause()).why();
	}

	@Test
	void whoIsWelcomeIsJudgedByTheProvenKeyAndWhatTheyShow() throws Exception {
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"));
		call(line[1], binding("l", "t", "s"), technician).get(60, TimeUnit.SECONDS);
		assertArrayEquals(technician.publicKey(), listening.get(60, TimeUnit.SECONDS).longTermKey());
		assertArrayEquals(technician.publicKey(), judged.get(0));
		assertArrayEquals(CERTIFICATE, judged.get(1));
		assertTrue(introduced.get());
	}

	@ParameterizedTest
	@EnumSource(names = { "REFUSED", "NOBODY_THERE", "OCCUPIED", "TOO_OFTEN" })
	void whoIsTurnedAwayHearsTheReasonAndNothingOfWhoIsThere(final Why why) throws Exception {
		verdict = Optional.of(why);
		final var line = Wiretap.pair();
		final var listening = listen(line[0], binding("l", "s", "t"));
		assertEquals(why, refusal(call(line[1], binding("l", "t", "s"), technician)));
		assertEquals(why, refusal(listening));
		assertEquals(2, judged.size(), "and did not succeed");
		assertFalse(introduced.get(), "neither name nor key was made ready to be said");
	}

	@Test
	void whatOnlyGuestsHearIsNoReasonThatAnythingElseIsTakenFor() throws Exception {
		verdict = Optional.of(Why.BUSY);
		final var line = Wiretap.pair();
		listen(line[0], binding("l", "s", "t"));
		assertEquals(Why.REFUSED, refusal(call(line[1], binding("l", "t", "s"), technician)));
	}

	@Test
	void aProofThatWasHeardOnAnotherLineLetsNobodyIn() throws Exception {
		final var heard = new Recording(technician);
		final var first = Wiretap.pair();
		final var listening = listen(first[0], binding("one", "s", "t"));
		call(first[1], binding("one", "t", "s"), heard).get(60, TimeUnit.SECONDS);
		listening.get(60, TimeUnit.SECONDS);
		judged.clear();
		final var second = Wiretap.pair();
		final var attacked = listen(second[0], binding("two", "s", "a"));
		call(second[1], binding("two", "a", "s"), new Replaying(technician.publicKey(), heard.signature));
		assertEquals(Why.VIOLATION, refusal(attacked));
		assertEquals(List.of(), judged, "nobody is judged by a key that they have not");
	}

	@Test
	void aKeyOfSomebodyElseLetsNobodyIn() throws Exception {
		final var line = Wiretap.pair();
		final var attacked = listen(line[0], binding("l", "s", "a"));
		final var attacker = new FakeIdentity("Tom");
		call(line[1], binding("l", "a", "s"), new Claiming(technician.publicKey(), attacker));
		assertEquals(Why.VIOLATION, refusal(attacked));
		assertEquals(List.of(), judged);
	}

	@Test
	void moreThanFitsIsNotShown() {
		assertThrows(IllegalArgumentException.class, () -> new Credential("offer", new byte[32], PUBLIC, null, new byte[Credential.MAX_SHOWN + 1]));
		assertEquals(End.CALLER, End.LISTENER.other());
	}

	/** Notes that somebody introduced themselves. */
	private record Telling(Identity who, AtomicBoolean introduced) implements Identity {

		@Override
		public byte[] publicKey() {
			return who.publicKey();
		}

		@Override
		public byte[] sign(final byte[] message) {
			introduced.set(true);
			return who.sign(message);
		}

		@Override
		public String statedName() {
			return who.statedName();
		}

		@Override
		public String statedOrganisation() {
			return who.statedOrganisation();
		}
	}

	private static final class Recording implements Identity {

		private final Identity who;

		private volatile byte[] signature;

		Recording(final Identity who) {
			this.who = who;
		}

		@Override
		public byte[] publicKey() {
			return who.publicKey();
		}

		@Override
		public byte[] sign(final byte[] message) {
			signature = who.sign(message);
			return signature;
		}

		@Override
		public String statedName() {
			return who.statedName();
		}

		@Override
		public String statedOrganisation() {
			return "";
		}
	}

	private record Replaying(byte[] publicKey, byte[] signature) implements Identity {

		@Override
		public byte[] sign(final byte[] message) {
			return signature;
		}

		@Override
		public String statedName() {
			return "Tom";
		}

		@Override
		public String statedOrganisation() {
			return "";
		}
	}

	private record Claiming(byte[] publicKey, Identity own) implements Identity {

		@Override
		public byte[] sign(final byte[] message) {
			return own.sign(message);
		}

		@Override
		public String statedName() {
			return "Tom";
		}

		@Override
		public String statedOrganisation() {
			return "";
		}
	}
}
