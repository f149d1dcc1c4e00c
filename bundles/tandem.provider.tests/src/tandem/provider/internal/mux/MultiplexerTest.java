// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import tandem.channel.Channel;
import tandem.channel.Channel.Sent;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.Connection.CloseReason;
import tandem.channel.Peer;
import tandem.provider.internal.net.Frame.Kind;
import tandem.provider.internal.net.RawFrame;
import tandem.provider.internal.net.Traffic;

/** One end, whose other end is a script. */
class MultiplexerTest {

	private static final ChannelConfig CHAT = new ChannelConfig("test.chat", 1, 1000, Urgency.NORMAL);

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();

	private final Multiplexer multiplexer = new Multiplexer(new Peer("Tom", "", "memory", Optional.empty(), List.of(), Optional.empty()), Optional.empty(), new Traffic(),
			log::add);

	private final EmbeddedChannel line = new EmbeddedChannel(multiplexer);

	@AfterEach
	void end() {
		line.finishAndReleaseAll();
	}

	private void hear(final Kind kind, final ByteBuf payload) {
		line.writeInbound(new RawFrame(kind, payload));
	}

	private void opens(final int id, final String name) {
		hear(Kind.OPEN, Unpooled.wrappedBuffer(new Wire.Open(id, name, 1, 1 << 20, 1 << 20).encode()));
	}

	private static ByteBuf piece(final int id, final int flags, final int total, final int bytes) {
		final var out = Unpooled.buffer().writeShort(id).writeByte(flags);
		if ((flags & Wire.FIRST) != 0) {
			out.writeInt(total);
		}
		return out.writeZero(bytes);
	}

	/** What this end has said since the last time, as kinds; DATA with its channel. */
	private List<String> said() {
		line.runPendingTasks();
		final var frames = new ArrayList<String>();
		for (ByteBuf out = line.readOutbound(); out != null; out = line.readOutbound()) {
			while (out.isReadable()) {
				final var length = out.readUnsignedShort();
				final var kind = Kind.of(out.readUnsignedByte());
				final var payload = out.readSlice(length);
				frames.add(kind == Kind.DATA
						? "DATA " + payload.readUnsignedShort() + ((payload.readUnsignedByte() & Wire.BROKEN_OFF) == 0 ? "" : " broken off")
						: String.valueOf(kind));
			}
			out.release();
		}
		return frames;
	}

	static Stream<Arguments> violations() {
		return Stream.of(Arguments.of("data for an unknown channel", Kind.DATA, piece(9, Wire.FIRST | Wire.LAST, 0, 0)),
				Arguments.of("credit for an unknown channel", Kind.CREDIT, Unpooled.buffer().writeShort(9).writeInt(1)),
				Arguments.of("an unknown channel closed", Kind.CLOSED, Unpooled.buffer().writeShort(9)),
				Arguments.of("a channel without a name", Kind.OPEN, Unpooled.wrappedBuffer(new byte[20])),
				Arguments.of("a frame cut short", Kind.ACK, Unpooled.buffer().writeByte(0)),
				Arguments.of("more acknowledged than sent", Kind.ACK, Unpooled.buffer().writeLong(1)),
				Arguments.of("a pong for no ping", Kind.PONG, Unpooled.buffer().writeLong(0)),
				Arguments.of("a knock", Kind.KNOCK, Unpooled.EMPTY_BUFFER),
				Arguments.of("above the limit", Kind.DATA, piece(1, Wire.FIRST | Wire.LAST, 1001, 1001)),
				Arguments.of("a negative length", Kind.DATA, piece(1, Wire.FIRST, -1, 10)),
				Arguments.of("no beginning", Kind.DATA, piece(1, 0, 0, 10)),
				Arguments.of("longer than said", Kind.DATA, piece(1, Wire.FIRST | Wire.LAST, 5, 6)),
				Arguments.of("shorter than said", Kind.DATA, piece(1, Wire.FIRST | Wire.LAST, 7, 6)),
				Arguments.of("broken off without a beginning", Kind.DATA, piece(1, Wire.BROKEN_OFF, 0, 0)),
				Arguments.of("broken off and begun", Kind.DATA, piece(1, Wire.BROKEN_OFF | Wire.FIRST, 5, 0)),
				Arguments.of("credit for nothing", Kind.CREDIT, Unpooled.buffer().writeShort(1).writeInt(1)),
				Arguments.of("a frame with a tail", Kind.PING, Unpooled.buffer().writeLong(1).writeByte(1)),
				Arguments.of("flags that nobody knows", Kind.DATA, piece(1, Wire.FIRST | Wire.LAST | 64, 5, 5)),
				Arguments.of("opened twice", Kind.OPEN, Unpooled.wrappedBuffer(new Wire.Open(2, "test.chat", 1, 10, 10).encode())));
	}

	@ParameterizedTest
	@MethodSource("violations")
	void aBrokenRuleEndsTheConnectionWithOneLine(final String what, final Kind kind, final ByteBuf payload) throws Exception {
		multiplexer.open(CHAT);
		opens(1, "test.chat");
		hear(kind, payload);
		assertEquals(CloseReason.VIOLATION, multiplexer.closed().get(10, TimeUnit.SECONDS));
		assertEquals(1, log.size(), log::toString);
		assertFalse(line.isActive());
	}

	@Test
	void nothingCountsThatComesAfterABrokenRule() throws Exception {
		final var heard = new LinkedBlockingQueue<byte[]>();
		final var channel = multiplexer.open(CHAT);
		channel.listen(heard::add);
		opens(1, "test.chat");
		said();
		// One read holds all of these.
		line.writeInbound(new RawFrame(Kind.DATA, piece(1, Wire.FIRST | Wire.LAST, 3, 3)), new RawFrame(Kind.DATA, piece(9, Wire.FIRST | Wire.LAST, 3, 3)),
				new RawFrame(Kind.DATA, piece(1, Wire.FIRST | Wire.LAST, 4, 4)), new RawFrame(Kind.OPEN, Unpooled.wrappedBuffer(new byte[3])),
				new RawFrame(Kind.PING, Unpooled.buffer().writeLong(7)), new RawFrame(Kind.BYE, Unpooled.buffer()));
		assertEquals(CloseReason.VIOLATION, multiplexer.closed().get(10, TimeUnit.SECONDS));
		assertEquals(3, heard.poll(10, TimeUnit.SECONDS).length);
		tandem.testsupport.Await.until("the channel to end", () -> !channel.connected());
		assertTrue(heard.isEmpty());
		assertEquals(1, log.size(), log::toString);
		assertEquals(List.of(), said());
	}

	@Test
	void nothingCountsThatComesAfterAGoodbye() throws Exception {
		multiplexer.open(CHAT);
		opens(1, "test.chat");
		line.writeInbound(new RawFrame(Kind.BYE, Unpooled.buffer()), new RawFrame(Kind.DATA, piece(9, 0, 0, 1)));
		assertEquals(CloseReason.CLOSED_THERE, multiplexer.closed().get(10, TimeUnit.SECONDS));
		assertTrue(log.isEmpty(), log::toString);
	}

	@Test
	void onlyAnAskedPingIsAnswered() throws Exception {
		final ByteBuf asked = line.readOutbound();
		asked.skipBytes(Short.BYTES + 1);
		final var ping = asked.readLong();
		asked.release();
		hear(Kind.PONG, Unpooled.buffer().writeLong(ping));
		assertTrue(line.isActive(), log::toString);
		assertTrue(multiplexer.roundTrip().isPositive());
		hear(Kind.PONG, Unpooled.buffer().writeLong(ping));
		assertEquals(CloseReason.VIOLATION, multiplexer.closed().get(10, TimeUnit.SECONDS));
	}

	@Test
	void aFloodThatNobodyTakesIsRefusedAtTheWindow() throws Exception {
		multiplexer.open(CHAT);
		opens(1, "test.chat");
		var sent = 0;
		while (line.isActive() && sent < 10_000) {
			hear(Kind.DATA, piece(1, Wire.FIRST | Wire.LAST, 1000, 1000));
			sent++;
		}
		assertTrue(sent * 1000L <= MuxChannel.window(CHAT), sent + " messages were kept");
		assertEquals(CloseReason.VIOLATION, multiplexer.closed().get(10, TimeUnit.SECONDS));
	}

	@Test
	void sendingStopsAtTheOtherEndsWindowAndGoesOnWithCredit() throws Exception {
		final var channel = multiplexer.open(CHAT);
		assertEquals(Sent.CLOSED, channel.send(new byte[1]));
		hear(Kind.OPEN, Unpooled.wrappedBuffer(new Wire.Open(1, "test.chat", 1, 1000, 3000).encode()));
		assertThrows(IllegalArgumentException.class, () -> channel.send(new byte[1001]));
		assertEquals(Sent.ACCEPTED, channel.send(new byte[1000]));
		assertEquals(Sent.ACCEPTED, channel.send(new byte[1000]));
		assertEquals(Sent.WINDOW_FULL, channel.send(new byte[1000]));
		final var room = channel.room();
		assertFalse(room.isDone());
		hear(Kind.CREDIT, Unpooled.buffer().writeShort(1).writeInt(1000 + MuxChannel.OVERHEAD));
		room.get(10, TimeUnit.SECONDS);
		assertEquals(Sent.ACCEPTED, channel.send(new byte[1000]));
	}

	@Test
	void inputPassesWhatWaitsAndBulkStopsAtTheCap() {
		final var bulk = multiplexer.open(new ChannelConfig("test.bulk", 1, 1 << 20, Urgency.BULK));
		final var input = multiplexer.open(new ChannelConfig("tandem.input", 1, 1000, Urgency.INPUT));
		opens(1, "test.bulk");
		opens(2, "tandem.input");
		said();
		assertEquals(Sent.ACCEPTED, bulk.send(new byte[600_000]));
		final var first = said();
		assertTrue(first.size() * (16L << 10) <= FlowCap.START + (32 << 10), () -> first.size() + " pieces without an acknowledgement");
		assertTrue(first.stream().allMatch("DATA 0"::equals), first::toString);
		assertEquals(Sent.ACCEPTED, input.send(new byte[4]));
		assertEquals(List.of("DATA 1"), said());
		assertEquals(List.of(), said());
	}

	@Test
	void whatIsDroppedBeforeItsTurnNeverGoesOut() {
		final var channel = multiplexer.open(CHAT);
		assertEquals(0, channel.drop());
		hear(Kind.OPEN, Unpooled.wrappedBuffer(new Wire.Open(1, "test.chat", 1, 1000, 3000).encode()));
		said();
		line.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
		assertEquals(Sent.ACCEPTED, channel.send(new byte[1000]));
		assertEquals(Sent.ACCEPTED, channel.send(new byte[1000]));
		assertEquals(Sent.WINDOW_FULL, channel.send(new byte[1000]));
		final var room = channel.room();
		assertEquals(2, channel.drop());
		assertEquals(0, channel.unacknowledged());
		tandem.testsupport.Await.until("room", room::isDone);
		line.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
		assertEquals(List.of(), said());
		assertEquals(Sent.ACCEPTED, channel.send(new byte[1]));
		assertEquals(List.of("DATA 0"), said());
	}

	@Test
	void aMessageThatIsDroppedInTheMiddleIsBrokenOff() {
		final var channel = multiplexer.open(new ChannelConfig("test.bulk", 1, 1 << 20, Urgency.BULK));
		opens(1, "test.bulk");
		said();
		assertEquals(Sent.ACCEPTED, channel.send(new byte[900_000]));
		assertEquals(Sent.ACCEPTED, channel.send(new byte[100_000]));
		final var begun = said();
		assertTrue(begun.size() > 10 && begun.stream().allMatch("DATA 0"::equals), begun::toString);
		assertEquals(2, channel.drop());
		assertEquals(0, channel.unacknowledged());
		hear(Kind.ACK, Unpooled.buffer().writeLong(200_000));
		assertEquals(List.of("DATA 0 broken off"), said());
		assertEquals(0, channel.drop());
		assertEquals(List.of(), said());
		assertEquals(Sent.ACCEPTED, channel.send(new byte[100]));
		assertEquals(List.of("DATA 0"), said());
		assertTrue(line.isActive(), log::toString);
	}

	@Test
	void aMessageThatIsBrokenOffIsForgottenAndCostsNoCredit() throws Exception {
		final var heard = new LinkedBlockingQueue<byte[]>();
		multiplexer.open(CHAT).listen(heard::add);
		opens(1, "test.chat");
		said();
		for (var i = 0; i < 1000; i++) {
			hear(Kind.DATA, piece(1, Wire.FIRST, 1000, 700));
			hear(Kind.DATA, piece(1, Wire.BROKEN_OFF, 0, 0));
		}
		hear(Kind.DATA, piece(1, Wire.FIRST | Wire.LAST, 3, 3));
		assertEquals(3, heard.poll(10, TimeUnit.SECONDS).length);
		assertTrue(heard.isEmpty());
		assertTrue(line.isActive(), log::toString);
		assertFalse(said().contains("CREDIT"), "nothing was taken that would have to be paid for");
	}

	@Test
	void sharesFollowTheWeights() {
		final var screen = multiplexer.open(new ChannelConfig("test.screen", 1, 1 << 20, Urgency.SCREEN));
		final var bulk = multiplexer.open(new ChannelConfig("test.bulk", 1, 1 << 20, Urgency.BULK));
		opens(1, "test.screen");
		opens(2, "test.bulk");
		said();
		// Fills the cap, so that both wait.
		bulk.send(new byte[400_000]);
		said();
		screen.send(new byte[900_000]);
		bulk.send(new byte[500_000]);
		hear(Kind.ACK, Unpooled.buffer().writeLong(200_000));
		final var shares = said();
		final var ofScreen = shares.stream().filter("DATA 0"::equals).count();
		final var ofBulk = shares.stream().filter("DATA 1"::equals).count();
		assertTrue(ofBulk >= 1 && ofScreen >= 5 * ofBulk, shares::toString);
	}

	@Test
	void aListenerThatThrowsLosesItsOwnChannelOnly() throws Exception {
		final var bad = multiplexer.open(CHAT);
		final var good = multiplexer.open(new ChannelConfig("test.good", 1, 1000, Urgency.NORMAL));
		final var heard = new LinkedBlockingQueue<byte[]>();
		bad.listen(message -> {
			throw new IllegalStateException("a listener of the test");
		});
		good.listen(heard::add);
		opens(1, "test.chat");
		opens(2, "test.good");
		hear(Kind.DATA, piece(1, Wire.FIRST | Wire.LAST, 4, 4));
		hear(Kind.DATA, piece(2, Wire.FIRST | Wire.LAST, 4, 4));
		assertEquals(4, heard.poll(10, TimeUnit.SECONDS).length);
		tandem.testsupport.Await.until("the channel to end", () -> said().contains("CLOSED"));
		assertFalse(bad.connected());
		assertTrue(good.connected());
		assertEquals(1, log.size(), log::toString);
	}

	@Test
	void aListenerThatBlocksHoldsUpItsOwnChannelOnly() throws Exception {
		final var blocked = multiplexer.open(CHAT);
		final var good = multiplexer.open(new ChannelConfig("test.good", 1, 1000, Urgency.NORMAL));
		final var heard = new LinkedBlockingQueue<byte[]>();
		final var release = new CountDownLatch(1);
		blocked.listen(message -> {
			try {
				release.await();
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		good.listen(heard::add);
		opens(1, "test.chat");
		opens(2, "test.good");
		hear(Kind.DATA, piece(1, Wire.FIRST | Wire.LAST, 4, 4));
		hear(Kind.DATA, piece(2, Wire.FIRST | Wire.LAST, 4, 4));
		assertEquals(4, heard.poll(10, TimeUnit.SECONDS).length);
		release.countDown();
		assertTrue(blocked.connected());
	}

	@Test
	void aChannelMayBeOpenedAgainBeforeTheOtherEndHasClosedIt() {
		final Channel first = multiplexer.open(CHAT);
		opens(1, "test.chat");
		assertTrue(first.connected());
		first.close();
		final var second = multiplexer.open(CHAT);
		said();
		assertFalse(second.connected());
		hear(Kind.CLOSED, Unpooled.buffer().writeShort(1));
		assertFalse(second.connected());
		opens(2, "test.chat");
		assertTrue(second.connected());
		assertTrue(line.isActive(), log::toString);
	}

	@Test
	void theTopClassBelongsToThePlatform() {
		assertThrows(IllegalArgumentException.class, () -> new ChannelConfig("my.plugin", 1, 1, Urgency.INPUT));
	}
}
