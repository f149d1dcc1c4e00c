// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

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

/** Connections that end in the middle of something, and other ends that would fill this one's memory. */
class MultiplexerBoundsTest {

	private static final ChannelConfig CHAT = new ChannelConfig("test.chat", 1, 1000, Urgency.NORMAL);

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();

	private final Multiplexer multiplexer = new Multiplexer(new Peer("Tom", "", "memory", Optional.empty(), List.of(), Optional.empty()), Optional.empty(), new Traffic(),
			log::add);

	private static void opens(final EmbeddedChannel line, final int window) {
		line.writeInbound(new RawFrame(Kind.OPEN, Unpooled.wrappedBuffer(new Wire.Open(1, "test.chat", 1, 1000, window).encode())));
	}

	private static void says(final EmbeddedChannel line) {
		line.writeInbound(new RawFrame(Kind.DATA, Unpooled.buffer().writeShort(1).writeByte(Wire.FIRST | Wire.LAST | Wire.COUNTED).writeInt(1).writeByte(7)));
	}

	private static List<Kind> said(final EmbeddedChannel line) {
		line.runPendingTasks();
		final var kinds = new java.util.ArrayList<Kind>();
		for (ByteBuf out = line.readOutbound(); out != null; out = line.readOutbound()) {
			while (out.isReadable()) {
				final var length = out.readUnsignedShort();
				kinds.add(Kind.of(out.readUnsignedByte()));
				out.skipBytes(length);
			}
			out.release();
		}
		return kinds;
	}

	@Test
	void closingBeforeTheLineIsHandedOverSaysGoodbyeAndWaitsForTheOtherEndToHangUp() throws Exception {
		multiplexer.close();
		final var line = new EmbeddedChannel(multiplexer);
		assertTrue(said(line).contains(Kind.BYE));
		assertTrue(line.isActive(), "hung up on what the other end may be sending");
		line.close();
		assertEquals(CloseReason.CLOSED_HERE, multiplexer.closed().get(10, TimeUnit.SECONDS));
	}

	@Test
	void whoeverDoesNotAnswerTheGoodbyeIsHungUpOn() throws Exception {
		final var line = new EmbeddedChannel(multiplexer);
		line.freezeTime();
		multiplexer.close();
		assertTrue(said(line).contains(Kind.BYE));
		line.advanceTimeBy(999, TimeUnit.MILLISECONDS);
		line.runScheduledPendingTasks();
		assertTrue(line.isActive());
		line.advanceTimeBy(2, TimeUnit.MILLISECONDS);
		line.runScheduledPendingTasks();
		assertFalse(line.isActive());
		assertEquals(CloseReason.CLOSED_HERE, multiplexer.closed().get(10, TimeUnit.SECONDS));
	}

	@Test
	void twoGoodbyesThatCrossHangUp() throws Exception {
		final var line = new EmbeddedChannel(multiplexer);
		multiplexer.close();
		assertTrue(said(line).contains(Kind.BYE));
		line.writeInbound(new RawFrame(Kind.BYE, Unpooled.EMPTY_BUFFER));
		assertFalse(line.isActive());
		assertEquals(CloseReason.CLOSED_HERE, multiplexer.closed().get(10, TimeUnit.SECONDS));
	}

	@Test
	void nothingIsHeardAfterTheGoodbye() throws Exception {
		final var line = new EmbeddedChannel(multiplexer);
		final var heard = new java.util.concurrent.LinkedBlockingQueue<byte[]>();
		multiplexer.open(CHAT).listen(heard::add);
		opens(line, 1000);
		says(line);
		assertEquals(1, heard.poll(10, TimeUnit.SECONDS).length, "nothing is heard before it either");
		multiplexer.close();
		says(line);
		line.close();
		multiplexer.closed().get(10, TimeUnit.SECONDS);
		assertTrue(heard.isEmpty());
	}

	@Test
	void aChannelOpenedAfterTheLineIsLostEndsAtOnce() throws Exception {
		final var line = new EmbeddedChannel(multiplexer);
		line.close();
		assertEnds(multiplexer.open(CHAT));
	}

	@Test
	void aChannelOpenedOnALineThatNeverWasEndsAtOnce() throws Exception {
		multiplexer.neverStarted();
		assertEnds(multiplexer.open(CHAT));
	}

	private static void assertEnds(final Channel channel) throws InterruptedException {
		final var ended = new CountDownLatch(1);
		channel.listen(new Ending(ended));
		assertTrue(ended.await(10, TimeUnit.SECONDS));
		assertEquals(Sent.CLOSED, channel.send(new byte[1]));
	}

	@Test
	void aListenerThatFailsWithAnErrorHearsOfTheEnd() throws Exception {
		final var line = new EmbeddedChannel(multiplexer);
		final var channel = multiplexer.open(CHAT);
		opens(line, 3000);
		final var ended = new CountDownLatch(1);
		says(line);
		channel.listen(new Ending(ended));
		assertTrue(ended.await(10, TimeUnit.SECONDS));
		assertFalse(channel.connected());
		assertTrue(line.isActive());
		assertEquals(1, log.size(), log::toString);
		line.finishAndReleaseAll();
	}

	@Test
	void theOtherEndsWindowDoesNotDecideHowMuchThisEndKeeps() {
		final var line = new EmbeddedChannel(multiplexer);
		final var channel = multiplexer.open(CHAT);
		opens(line, Integer.MAX_VALUE);
		var kept = 0;
		while (kept < 10_000 && channel.send(new byte[1000]) == Sent.ACCEPTED) {
			kept++;
		}
		assertTrue(kept > 0 && kept * 1000L <= MuxChannel.window(CHAT), kept + " messages were kept");
		line.finishAndReleaseAll();
	}

	@Test
	void whoSendsAndNeverReadsIsAcknowledgedOnceInTheEnd() {
		final var line = new EmbeddedChannel(multiplexer);
		multiplexer.open(CHAT);
		opens(line, 3000);
		said(line);
		line.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
		for (var i = 0; i < 1000; i++) {
			says(line);
		}
		assertEquals(List.of(), said(line));
		line.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
		assertEquals(List.of(Kind.ACK), said(line));
		assertNull(line.readOutbound());
		line.finishAndReleaseAll();
	}

	/** Fails at each message. */
	private record Ending(CountDownLatch ended) implements Channel.Listener {

		@Override
		public void message(final byte[] message) {
			throw new AssertionError("a listener of the test");
		}

		@Override
		public void disconnected() {
			ended.countDown();
		}
	}
}
