// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import tandem.channel.ChannelConfig;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.provider.internal.net.Frame;
import tandem.provider.internal.net.Frame.Kind;
import tandem.provider.internal.net.FrameDecoder;
import tandem.provider.internal.net.RawFrame;

/** The frames of channels: read back as written, one byte at a time too, and refused at every cut and above each limit. */
class WirePropertyTest {

	@Property(tries = 200)
	void anOpenedChannelIsReadBackAndRefusedAtEveryCut(@ForAll @IntRange(max = 0xffff) final int id,
			@ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 64) final String name, @ForAll @IntRange(min = 1, max = 0xffff) final int version,
			@ForAll @IntRange(min = 1, max = ChannelConfig.MAX_MESSAGE) final int limit, @ForAll @IntRange(min = 1) final int window) throws MessageException {
		final var open = new Wire.Open(id, name, version, limit, window);
		final var bytes = open.encode();
		assertEquals(open, Wire.Open.decode(bytes));
		for (var length = 0; length < bytes.length; length++) {
			final var cut = Arrays.copyOf(bytes, length);
			assertThrows(MessageException.class, () -> Wire.Open.decode(cut));
		}
		assertThrows(MessageException.class, () -> Wire.Open.decode(Arrays.copyOf(bytes, bytes.length + 1)));
	}

	@Property(tries = 100)
	void anOpenedChannelBeyondALimitIsRefused(@ForAll @IntRange(min = ChannelConfig.MAX_MESSAGE + 1) final int limit, @ForAll @IntRange(min = 65, max = 999) final int name,
			@ForAll @IntRange(min = Integer.MIN_VALUE, max = 0) final int least) {
		for (final var open : List.of(new Wire.Open(1, "test", 1, limit, 1), new Wire.Open(1, "n".repeat(name), 1, 1, 1), new Wire.Open(1, "test", 1, least, 1),
				new Wire.Open(1, "test", 1, 1, least), new Wire.Open(1, "test", 0, 1, 1), new Wire.Open(1, "No Name", 1, 1, 1), new Wire.Open(1, "", 1, 1, 1))) {
			assertThrows(MessageException.class, () -> Wire.Open.decode(open.encode()), open::toString);
		}
		final var nameless = new MessageWriter().u16(1).i32(name).toBytes();
		assertThrows(MessageException.class, () -> Wire.Open.decode(nameless));
	}

	@Property(tries = 100)
	void smallFramesComeBackByteByByte(@ForAll @IntRange(max = 0xffff) final int id, @ForAll final int bytes, @ForAll final long number) {
		final var allocator = UnpooledByteBufAllocator.DEFAULT;
		final var frames = new ArrayList<RawFrame>();
		for (final var frame : List.of(Wire.credit(allocator, id, bytes), Wire.number(allocator, Kind.ACK, number), Wire.closed(allocator, id), Wire.bye(allocator))) {
			frames.addAll(byteByByte(frame));
		}
		assertEquals(List.of(Kind.CREDIT, Kind.ACK, Kind.CLOSED, Kind.BYE), frames.stream().map(RawFrame::kind).toList());
		assertEquals(id, frames.get(0).payload().readUnsignedShort());
		assertEquals(bytes, frames.get(0).payload().readInt());
		assertEquals(number, frames.get(1).payload().readLong());
		assertEquals(id, frames.get(2).payload().readUnsignedShort());
		frames.forEach(frame -> {
			assertEquals(0, frame.payload().readableBytes());
			frame.payload().release();
		});
	}

	private static List<RawFrame> byteByByte(final ByteBuf bytes) {
		final var line = new EmbeddedChannel(new FrameDecoder());
		while (bytes.isReadable()) {
			line.writeInbound(Unpooled.buffer(1).writeByte(bytes.readByte()));
		}
		bytes.release();
		final var frames = new ArrayList<RawFrame>();
		for (RawFrame frame = line.readInbound(); frame != null; frame = line.readInbound()) {
			frames.add(frame);
		}
		line.finish();
		return frames;
	}

	@Property(tries = 150)
	void aBatchHoldsWholeFramesInEachRecordAndEveryByteOfEachMessage(@ForAll @Size(min = 1, max = 40) final List<@IntRange(max = 70_000) Integer> sizes,
			@ForAll @IntRange(min = 1, max = 100_000) final int room) {
		final var together = new ArrayList<byte[]>();
		final var line = new EmbeddedChannel(new FrameDecoder());
		final var random = new Random(7);
		var batch = new Batch(UnpooledByteBufAllocator.DEFAULT, room);
		for (final var size : sizes) {
			final var message = new byte[size];
			random.nextBytes(message);
			together.add(message);
			var from = 0;
			do {
				if (batch.isFull()) {
					take(batch, line, room);
					batch = new Batch(UnpooledByteBufAllocator.DEFAULT, room);
				}
				final var length = Math.min(size - from, batch.most(from == 0));
				batch.counting(true);
				batch.write(3, message, from, length);
				from += length;
			} while (from < size);
		}
		take(batch, line, room);
		for (final var message : together) {
			assertArrayEquals(message, whole(line));
		}
		line.finishAndReleaseAll();
	}

	/** Reads a batch record by record, as TLS cuts it. */
	private static void take(final Batch batch, final EmbeddedChannel line, final int room) {
		final var frames = batch.frames();
		assertTrue(frames.readableBytes() <= Math.max(room, Batch.RECORD), () -> frames.readableBytes() + " bytes where " + room + " have room");
		assertTrue(batch.counted() < frames.readableBytes());
		while (frames.isReadable()) {
			final var record = frames.readSlice(Math.min(Batch.RECORD, frames.readableBytes()));
			while (record.isReadable()) {
				final var length = record.getUnsignedShort(record.readerIndex());
				line.writeInbound(record.readRetainedSlice(Frame.HEADER + length));
			}
		}
		frames.release();
	}

	private static byte[] whole(final EmbeddedChannel line) {
		byte[] message = null;
		var from = 0;
		while (true) {
			final RawFrame frame = line.readInbound();
			final var payload = frame.payload();
			assertEquals(3, payload.readUnsignedShort());
			final var flags = payload.readUnsignedByte();
			assertEquals(message == null, (flags & Wire.FIRST) != 0);
			if (message == null) {
				message = new byte[payload.readInt()];
			}
			final var length = payload.readableBytes();
			payload.readBytes(message, from, length);
			payload.release();
			from += length;
			assertEquals(from == message.length, (flags & Wire.LAST) != 0);
			if (from == message.length) {
				return message;
			}
		}
	}
}
