// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import tandem.channel.Authenticator;
import tandem.channel.Channel;
import tandem.channel.Channel.Sent;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connection.CloseReason;
import tandem.channel.Connector.Step;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.channel.Listening.End;
import tandem.provider.internal.TandemConnector;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.relay.ScriptedRelay.Way;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.ServerFrame;
import tandem.testsupport.Await;
import tandem.testsupport.session.FakeIdentity;

/** Both ends dial out to a relay: first an honest one, then one that does what it should not. */
class RelayedTest {

	private static final ChannelConfig CHAT = new ChannelConfig("test.chat", 1, 1 << 20, Urgency.NORMAL);

	private static final byte[] SECRET = "K7M4XQ2P".getBytes(StandardCharsets.US_ASCII);

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();
	private final TandemConnector technician = new TandemConnector(new FakeIdentity("Tom"), log::add);
	private final TandemConnector sharer = new TandemConnector(new FakeIdentity("Bella"), log::add);
	private final LinkedBlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();
	private final AtomicInteger spent = new AtomicInteger();
	private final AtomicInteger failed = new AtomicInteger();
	private final List<Step> steps = new CopyOnWriteArrayList<>();
	private ScriptedRelay relay;
	private Listening mailbox;

	@BeforeEach
	void waitAtTheRelay() throws Exception {
		relay = new ScriptedRelay();
		mailbox = technician.listen(relay.target() + "&routing=4&seconds=600", this::begin, accepted::add);
	}

	@AfterEach
	void end() {
		mailbox.close();
		technician.close();
		sharer.close();
		relay.close();
	}

	private Optional<Authenticator.Attempt> begin(final String wayIn, final byte[] id) {
		if (!wayIn.equals("code") || !Arrays.equals(id, ScriptedRelay.MAILBOX.getBytes(StandardCharsets.US_ASCII))) {
			return Optional.empty();
		}
		return Optional.of(new Authenticator.Attempt() {

			@Override
			public String way() {
				return "code-1";
			}

			@Override
			public byte[] secret() {
				return SECRET.clone();
			}

			@Override
			public boolean spend() {
				return spent.incrementAndGet() == 1;
			}

			@Override
			public void succeeded() {
				// Nothing is given back.
			}

			@Override
			public void failed() {
				failed.incrementAndGet();
			}
		});
	}

	private CompletableFuture<Connection> call(final byte[] secret) {
		return sharer.connect(relay.target(), new Credential("code", ScriptedRelay.MAILBOX.getBytes(StandardCharsets.US_ASCII), secret, null), steps::add);
	}

	private static Why why(final CompletableFuture<Connection> call) {
		final var thrown = assertThrows(ExecutionException.class, () -> call.get(40, TimeUnit.SECONDS));
		return assertInstanceOf(ConnectFailedException.class, thrown.getCause()).why();
	}

	private void ended(final End end) throws Exception {
		assertEquals(end, mailbox.ended().get(40, TimeUnit.SECONDS));
	}

	@Test
	void bothEndsMeetThroughTheRelay() throws Exception {
		assertEquals(Optional.of("K7M4"), mailbox.mailbox());
		assertFalse(mailbox.target().contains("K7M4"), "targets are shown and logged");
		final var there = call(SECRET).get(30, TimeUnit.SECONDS);
		final var here = accepted.poll(30, TimeUnit.SECONDS);
		ended(End.ADMITTED);
		assertEquals(there.peer().words(), here.peer().words());
		assertEquals("Tom", there.peer().statedName());
		assertEquals("Bella", here.peer().statedName());
		assertEquals("127.0.0.1:" + relay.port(), here.peer().address());
		assertEquals(List.of(Step.REACHING, Step.SECURING, Step.PROVING), steps);
		mailbox.close();
		final var sent = new byte[900_000];
		new Random(7).nextBytes(sent);
		final var got = new LinkedBlockingQueue<byte[]>();
		final var up = new CompletableFuture<Void>();
		here.open(CHAT).listen(got::add);
		final var channel = there.open(CHAT);
		channel.listen(new Channel.Listener() {
			@Override
			public void connected() {
				up.complete(null);
			}

			@Override
			public void message(final byte[] message) {
				got.add(message);
			}
		});
		up.get(10, TimeUnit.SECONDS);
		assertEquals(Sent.ACCEPTED, channel.send(sent.clone()));
		assertArrayEquals(sent, got.poll(30, TimeUnit.SECONDS));
		there.close();
		assertEquals(CloseReason.CLOSED_THERE, here.closed().get(10, TimeUnit.SECONDS));
		assertTrue(log.isEmpty(), log::toString);
	}

	@Test
	void aWrongCodeIsRefusedAndCostsTheGuess() throws Exception {
		assertEquals(Why.REFUSED, why(call("K7M4XQ2Q".getBytes(StandardCharsets.US_ASCII))));
		ended(End.REFUSED);
		assertEquals(1, spent.get());
		assertEquals(1, failed.get());
		assertEquals(0, accepted.size());
		assertEquals(1, log.stream().filter(line -> line.contains("refused")).count(), log::toString);
		assertFalse(log.toString().contains("K7M4"), log::toString);
	}

	@Test
	void aCallGivenUpEndsTheMailbox() throws Exception {
		relay.does((way, index, message) -> List.of());
		final var call = call(SECRET);
		Await.until("the relay was reached", () -> steps.contains(Step.SECURING));
		Await.until("the two were joined", () -> call.isDone() || steps.contains(Step.SECURING));
		call.cancel(true);
		ended(End.REFUSED);
		assertEquals(0, accepted.size());
	}

	@Test
	void aMailboxThatIsClosedIsGone() throws Exception {
		mailbox.close();
		ended(End.CLOSED);
		assertEquals(0, log.size(), log::toString);
	}

	@Test
	void aRelayThatPingsIsThereAndASilentOneIsGone() throws Exception {
		final var silence = Duration.ofSeconds(2);
		final var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		final var waits = new CompletableFuture<ServerFrame>();
		final var gone = new CompletableFuture<Throwable>();
		try {
			new RelayLink(loops, RelayTarget.of(relay.target()), Optional.empty(), silence).open(new ClientFrame.Allocate(4, 600, Optional.empty()),
					Carrier.WATER_MARK, () -> { }, new Rendezvous.Events() {
						@Override
						public void waiting(final ServerFrame answer) {
							waits.complete(answer);
						}

						@Override
						public void ready(final io.netty.channel.Channel channel) {
							gone.completeExceptionally(new AssertionError("nobody came"));
						}

						@Override
						public void failed(final Throwable cause) {
							gone.complete(cause);
						}
					});
			waits.get(30, TimeUnit.SECONDS);
			final var end = System.nanoTime() + 3 * silence.toNanos();
			Await.until("three times the silence, with signs of life", () -> {
				relay.pings();
				assertFalse(gone.isDone(), "lost although the relay pings");
				return System.nanoTime() > end;
			});
			assertTrue(gone.get(30, TimeUnit.SECONDS).getMessage().contains("silent"));
		} finally {
			loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
		}
	}

	@Test
	void aMailboxWhoseTimeIsOverIsNotLost() throws Exception {
		relay.tells(new ServerFrame.Closed(tandem.relay.protocol.CloseReason.EXPIRED));
		ended(End.EXPIRED);
		assertEquals(0, log.size(), log::toString);
	}

	@Test
	void aRelayThatDiesBeforeAnybodyComesIsTold() throws Exception {
		relay.cut();
		ended(End.LOST);
	}

	@ParameterizedTest
	@CsvSource({ "UNAVAILABLE,NO_MAILBOX", "RATE,BUSY", "DRAINING,BUSY", "LIMIT,BUSY", "TOKEN,TOKEN", "VERSION,VERSION", "MALFORMED,VIOLATION" })
	void saysWhyTheRelayRefused(final Refusal refusal, final Why why) {
		relay.answers(wish -> Optional.of(new ServerFrame.Refused(refusal, 0)));
		assertEquals(why, why(call(SECRET)));
		final var thrown = assertThrows(ConnectFailedException.class, () -> technician.listen(relay.target(), this::begin, accepted::add));
		assertEquals(why, thrown.why());
	}

	@Test
	void anAnswerThatDoesNotFitIsRefused() {
		relay.answers(wish -> Optional.of(new ServerFrame.Waiting(1000)));
		assertEquals(Why.VIOLATION, why(call(SECRET)));
	}

	@Test
	void anotherCertificateThanThePinnedOneIsRefused() {
		final var target = "tandem+relay://127.0.0.1:" + relay.port() + "?pin=" + "ab".repeat(32);
		assertEquals(Why.WRONG_CERTIFICATE,
				why(sharer.connect(target, new Credential("code", ScriptedRelay.MAILBOX.getBytes(StandardCharsets.US_ASCII), SECRET, null), steps::add)));
	}

	@Test
	void aSelfSignedRelayIsRefusedWithoutItsPin() {
		assertEquals(Why.WRONG_CERTIFICATE, why(sharer.connect("tandem+relay://127.0.0.1:" + relay.port(),
				new Credential("code", ScriptedRelay.MAILBOX.getBytes(StandardCharsets.US_ASCII), SECRET, null), steps::add)));
	}

	@Test
	void anIdThatIsNoMailboxGoesNowhere() {
		assertEquals(Why.BAD_TARGET, why(sharer.connect(relay.target(), new Credential("code", new byte[16], SECRET, null), steps::add)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tandem+relay://", "tandem+relay://host", "tandem+relay://host:0", "tandem+relay://host:443/K7M4", "tandem+relay://u@host:443",
			"tandem+relay://host:443?pin=12", "tandem+relay://host:443?pin=" + "zz", "tandem+relay://host:443?routing=2", "tandem+relay://host:443?routing=9",
			"tandem+relay://host:443?seconds=0", "tandem+relay://host:443?seconds=3601", "tandem+relay://host:443?other=1", "tandem+relay://host:443#x" })
	void refusesBadTargets(final String target) {
		assertEquals(Why.BAD_TARGET, assertThrows(ConnectFailedException.class, () -> RelayTarget.of(target)).why());
	}

	/** What a hostile relay can do with bytes that it can't read. */
	private enum Tampering {
		/** One bit of the third message. */
		FLIP {
			@Override
			ScriptedRelay.Script script() {
				return (way, index, message) -> {
					if (way == Way.TO_CALLER && index == 2) {
						message[message.length / 2] ^= 1;
					}
					return List.of(message);
				};
			}
		},
		/** Each of the first messages twice. */
		REPLAY {
			@Override
			ScriptedRelay.Script script() {
				return (way, index, message) -> index < 6 ? List.of(message, message) : List.of(message);
			}
		},
		/** A later message before an earlier one. */
		REORDER {
			@Override
			ScriptedRelay.Script script() {
				final var held = new ArrayList<byte[]>();
				return (way, index, message) -> {
					if (way == Way.TO_LISTENER && index == 2) {
						held.add(message);
						return List.of();
					}
					if (way == Way.TO_LISTENER && index == 3) {
						return List.of(message, held.getFirst());
					}
					return List.of(message);
				};
			}
		},
		/** The end of a message. */
		TRUNCATE {
			@Override
			ScriptedRelay.Script script() {
				return (way, index, message) -> List.of(way == Way.TO_CALLER && index == 1 ? Arrays.copyOf(message, message.length / 2) : message);
			}
		},
		/** Something of its own. */
		INJECT {
			@Override
			ScriptedRelay.Script script() {
				return (way, index, message) -> way == Way.TO_LISTENER && index == 1 ? List.of("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII), message)
						: List.of(message);
			}
		},
		/** TLS 1.2 in the place of 1.3: the legacy version and the list of versions both say 0x0303. */
		DOWNGRADE {
			@Override
			ScriptedRelay.Script script() {
				return (way, index, message) -> {
					if (way == Way.TO_LISTENER && index == 0) {
						for (var at = 0; at + 1 < message.length; at++) {
							if (message[at] == 3 && message[at + 1] == 4) {
								message[at + 1] = 3;
							}
						}
					}
					return List.of(message);
				};
			}
		},
		/** What one end says comes back to it. */
		REFLECT {
			@Override
			ScriptedRelay.Script script() {
				final var mine = new ArrayList<byte[]>();
				return (way, index, message) -> {
					if (way == Way.TO_LISTENER) {
						mine.add(message.clone());
						return List.of(message);
					}
					return List.of(mine.get(Math.min(index, mine.size() - 1)));
				};
			}
		};

		abstract ScriptedRelay.Script script();
	}

	@ParameterizedTest
	@EnumSource
	void whateverARelayDoesToTheBytesFailsClosed(final Tampering tampering) throws Exception {
		relay.does(tampering.script());
		final var call = call(SECRET);
		final var thrown = assertThrows(ExecutionException.class, () -> call.get(60, TimeUnit.SECONDS));
		assertInstanceOf(ConnectFailedException.class, thrown.getCause());
		ended(End.REFUSED);
		assertEquals(0, accepted.size(), "nobody came in");
		assertEquals(1, log.stream().filter(line -> line.contains("refused")).count(), log::toString);
	}

	@ParameterizedTest
	@EnumSource(names = { "FLIP", "REPLAY", "TRUNCATE", "INJECT" })
	void aRelayThatTurnsHostileInTheSessionEndsIt(final Tampering tampering) throws Exception {
		final var there = call(SECRET).get(30, TimeUnit.SECONDS);
		final var here = accepted.poll(30, TimeUnit.SECONDS);
		final var from = new AtomicInteger();
		final var back = new AtomicInteger();
		final var script = tampering.script();
		relay.does((way, index, message) -> script.pass(way, (way == Way.TO_LISTENER ? from : back).getAndIncrement(), message));
		final var channel = there.open(CHAT);
		channel.listen(message -> { });
		final var got = new CopyOnWriteArrayList<byte[]>();
		here.open(CHAT).listen(got::add);
		Await.until("both ends to find out", () -> {
			channel.send(new byte[100]);
			return there.closed().isDone() && here.closed().isDone();
		});
		assertTrue(there.closed().join() == CloseReason.LOST || there.closed().join() == CloseReason.VIOLATION, there.closed().join().toString());
		assertTrue(here.closed().join() == CloseReason.LOST || here.closed().join() == CloseReason.VIOLATION, here.closed().join().toString());
		got.forEach(message -> assertArrayEquals(new byte[100], message));
	}

	@Test
	void aRelayThatEndsTheSessionIsALostLine() throws Exception {
		final var there = call(SECRET).get(30, TimeUnit.SECONDS);
		final var here = accepted.poll(30, TimeUnit.SECONDS);
		ended(End.ADMITTED);
		relay.cut();
		assertEquals(CloseReason.LOST, there.closed().get(10, TimeUnit.SECONDS));
		assertEquals(CloseReason.LOST, here.closed().get(10, TimeUnit.SECONDS));
	}

	@Test
	void aRelayThatComesBackBringsBothEndsTogetherAgain() throws Exception {
		var there = call(SECRET).get(30, TimeUnit.SECONDS);
		var here = accepted.poll(30, TimeUnit.SECONDS);
		final var words = here.peer().words();
		for (var i = 0; i < 2; i++) {
			relay.cut();
			assertEquals(CloseReason.LOST, here.closed().get(30, TimeUnit.SECONDS));
			assertEquals(CloseReason.LOST, there.closed().get(30, TimeUnit.SECONDS));
			final var againHere = here.resumption().orElseThrow().resume();
			final var againThere = there.resumption().orElseThrow().resume();
			here = againHere.get(60, TimeUnit.SECONDS);
			there = againThere.get(60, TimeUnit.SECONDS);
			assertEquals(words, here.peer().words());
			assertEquals(words, there.peer().words());
		}
		assertEquals(1, spent.get(), "resuming costs no guess");
		here.close();
		assertEquals(CloseReason.CLOSED_THERE, there.closed().get(30, TimeUnit.SECONDS));
	}

	@Test
	void aRelayThatChangesAResumptionGainsNothing() throws Exception {
		final var there = call(SECRET).get(30, TimeUnit.SECONDS);
		final var here = accepted.poll(30, TimeUnit.SECONDS);
		relay.cut();
		here.closed().get(30, TimeUnit.SECONDS);
		relay.does((way, index, message) -> {
			message[message.length - 1] ^= 1;
			return List.of(message);
		});
		final var againHere = here.resumption().orElseThrow().resume();
		final var againThere = there.resumption().orElseThrow().resume();
		Await.until("several tries to fail", () -> relay.attached() > 4);
		assertFalse(againHere.isDone());
		assertFalse(againThere.isDone());
		relay.does((way, index, message) -> List.of(message));
		assertEquals(againHere.get(60, TimeUnit.SECONDS).peer().words(), againThere.get(60, TimeUnit.SECONDS).peer().words());
	}
}
