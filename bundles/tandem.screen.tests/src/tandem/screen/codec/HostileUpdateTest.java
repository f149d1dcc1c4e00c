// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.luben.zstd.ZstdCompressCtx;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.screen.Area;
import tandem.screen.Layout;
import tandem.screen.Monitor;

/** What a sharer's end that wants to do harm may send. */
@SuppressWarnings("nls")
final class HostileUpdateTest {

	private static final int COPY = 0;
	private static final int SOLID = 1;
	private static final int JPEG = 2;
	private static final int LOSSLESS = 3;
	private static final int WIDTH = 300;
	private static final int HEIGHT = 200;

	private final TileDecoder decoder = new TileDecoder();
	private final List<Area> changed = new ArrayList<>();

	private static ScreenMessage.Start start() {
		final var whole = new Area(0, 0, WIDTH, HEIGHT);
		return new ScreenMessage.Start(1, new Layout(WIDTH, HEIGHT, List.of(new Monitor("m", whole, true))), whole);
	}

	@BeforeEach
	void begin() {
		decoder.start(start());
	}

	@AfterEach
	void close() {
		decoder.close();
	}

	private void apply(final MessageWriter operations) throws MessageException {
		apply(1, 0, operations);
	}

	private void apply(final int epoch, final int sequence, final MessageWriter operations) throws MessageException {
		decoder.apply(new ScreenMessage.Update(epoch, sequence, true, ByteBuffer.wrap(operations.toBytes())), changed);
	}

	private void refuses(final MessageWriter operations) {
		assertThrows(MessageException.class, () -> apply(operations));
		assertTrue(changed.isEmpty(), changed::toString);
	}

	private static MessageWriter area(final int kind, final int x, final int y, final int width, final int height) {
		return new MessageWriter().u8(kind).u16(x).u16(y).u16(width).u16(height);
	}

	private static MessageWriter lossless(final byte[] data, final Area... targets) {
		final var out = new MessageWriter().u8(LOSSLESS).u16(targets.length);
		for (final var target : targets) {
			out.u16(target.x()).u16(target.y()).u16(target.width()).u16(target.height());
		}
		return out.bytes(data);
	}

	private static byte[] zstd(final int bytes, final int windowLog) {
		try (var context = new ZstdCompressCtx()) {
			context.setLevel(1).setWindowLog(windowLog);
			final var packed = ByteBuffer.allocateDirect(bytes + 1000);
			context.compressDirectByteBufferStream(packed, ByteBuffer.allocateDirect(bytes), com.github.luben.zstd.EndDirective.FLUSH);
			final var result = new byte[packed.flip().remaining()];
			packed.get(result);
			return result;
		}
	}

	static Stream<MessageWriter> outside() {
		return Stream.of(area(SOLID, 0, 0, WIDTH + 1, 1), area(SOLID, WIDTH, 0, 1, 1), area(SOLID, 0, HEIGHT - 1, 1, 2), area(SOLID, 65535, 65535, 65535, 65535),
				area(SOLID, 0, 0, 0, 5), area(SOLID, 0, 0, 5, 0)).map(out -> out.i32(0));
	}

	@ParameterizedTest
	@MethodSource("outside")
	void aRectangleOutsideThePictureIsRefused(final MessageWriter operations) {
		refuses(operations);
	}

	@Test
	void everyKindChecksItsRectangle() {
		refuses(area(COPY, WIDTH - 9, 0, 10, 10).u16(0).u16(0));
		refuses(area(COPY, 0, 0, 10, 10).u16(WIDTH - 9).u16(0));
		refuses(area(COPY, 0, 0, 10, 10).u16(0).u16(HEIGHT - 9));
		refuses(area(JPEG, WIDTH - 9, 0, 10, 10).bytes(new byte[100]));
		refuses(new MessageWriter().u8(LOSSLESS).u16(1).u16(WIDTH - 9).u16(0).u16(10).u16(10).bytes(new byte[10]));
		refuses(area(SOLID, 0, 0, 1, 1).i32(0x1000000));
		refuses(new MessageWriter().u8(4));
	}

	@Test
	void countsAndLengthsAreCheckedFirst() {
		refuses(new MessageWriter().u8(LOSSLESS).u16(0).bytes(new byte[1]));
		refuses(new MessageWriter().u8(LOSSLESS).u16(65535));
		refuses(new MessageWriter().u8(LOSSLESS).u16(1).u16(0).u16(0).u16(1).u16(1).i32(Integer.MAX_VALUE));
		refuses(new MessageWriter().u8(LOSSLESS).u16(1).u16(0).u16(0).u16(1).u16(1).i32(-1));
		refuses(area(JPEG, 0, 0, 8, 8).i32(Integer.MIN_VALUE));
		refuses(lossless(new byte[1], new Area(0, 0, WIDTH, HEIGHT), new Area(0, 0, WIDTH, 10)));
	}

	@Test
	void aStreamOfTheRightLengthIsTaken() throws MessageException {
		apply(lossless(zstd(400, 20), new Area(0, 0, 10, 10)));
		assertEquals(List.of(new Area(0, 0, 10, 10)), changed);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 396, 399, 401, 404, 100_000 })
	void aStreamOfAnotherLengthIsRefused(final int bytes) {
		refuses(lossless(zstd(bytes, 20), new Area(0, 0, 10, 10)));
	}

	@Test
	void aWindowAboveTheLimitIsRefused() {
		refuses(lossless(zstd(400, 25), new Area(0, 0, 10, 10)));
		refuses(lossless(zstd(400, 27), new Area(0, 0, 10, 10)));
	}

	@Test
	void aDamagedStreamIsRefused() {
		final var bytes = zstd(400, 20);
		bytes[0] ^= 1;
		refuses(lossless(bytes, new Area(0, 0, 10, 10)));
	}

	@Test
	void noMessageCausesEndlessWork() {
		final var out = new MessageWriter();
		for (var i = 0; i < 1000; i++) {
			out.raw(area(COPY, 0, 1, WIDTH, HEIGHT - 1).u16(0).u16(0).toBytes());
		}
		assertThrows(MessageException.class, () -> apply(out));
		assertTrue(changed.size() < 100);
	}

	@Test
	void onlyTheUpdateThatIsDueIsTaken() throws MessageException {
		final var nothing = new MessageWriter();
		assertThrows(MessageException.class, () -> apply(1, 1, nothing));
		assertThrows(MessageException.class, () -> apply(2, 0, nothing));
		apply(1, 0, nothing);
		assertThrows(MessageException.class, () -> apply(1, 0, nothing));
		apply(1, 1, nothing);
	}

	@Test
	void anUpdateBeforeThePictureIsRefused() {
		try (var fresh = new TileDecoder()) {
			final var update = new ScreenMessage.Update(0, 0, true, ByteBuffer.allocate(0));
			assertThrows(MessageException.class, () -> fresh.apply(update, changed));
		}
	}

	@Test
	void aJpegThatIsNoneOrOfAnotherSizeIsRefused() throws Exception {
		assumeTrue(decoder.ready().jpeg(), "no libturbojpeg here");
		refuses(area(JPEG, 0, 0, 8, 8).bytes(new byte[100]));
		final var jpeg = jpeg();
		refuses(area(JPEG, 0, 0, 64, 63).bytes(jpeg));
		refuses(area(JPEG, 0, 0, 64, 64).bytes(java.util.Arrays.copyOf(jpeg, jpeg.length / 2)));
		apply(area(JPEG, 0, 0, 64, 64).bytes(jpeg));
		assertEquals(List.of(new Area(0, 0, 64, 64)), changed);
	}

	private static byte[] jpeg() {
		final var desk = new Desk(64, 64, 0, new Random(1));
		desk.photo(desk.whole());
		try (var codec = tandem.screen.internal.TurboJpeg.open(64, 64).orElseThrow()) {
			final var length = codec.compress(tandem.screen.internal.PixelView.of(desk.frame(), desk.whole()), 0, 0, 64, 64, 80);
			return codec.packed().asSlice(0, length).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
		}
	}

	/** Real messages with a few bytes turned over: refused or shown, nothing else. The seed stands in the test's name. */
	@ParameterizedTest
	@ValueSource(longs = { 21, 22, 23, 24, 25, 26, 27, 28 })
	void damagedMessagesDoNoHarm(final long seed) throws Exception {
		final var random = new Random(seed);
		final var desk = new Desk(WIDTH, HEIGHT, 0, random);
		var refused = 0;
		try (var pair = new Pair(desk, desk.whole(), decoder.ready().jpeg())) {
			for (var i = 0; i < 200; i++) {
				decoder.start(start());
				pair.update(desk.happen());
				for (final var message : pair.messages()) {
					refused += survives(damaged(message, random)) ? 0 : 1;
				}
			}
		}
		assertTrue(refused > 10, "hardly anything was refused: " + refused);
	}

	private static byte[] damaged(final byte[] message, final Random random) {
		final var copy = message.clone();
		for (var flips = random.nextInt(1, 4); flips > 0; flips--) {
			copy[10 + random.nextInt(copy.length - 10)] ^= (byte) (1 << random.nextInt(8));
		}
		// The sequence is the one that is due, so that the operations are reached.
		ByteBuffer.wrap(copy).putInt(1, 1).putInt(5, 0);
		return copy;
	}

	private boolean survives(final byte[] message) {
		try {
			decoder.apply((ScreenMessage.Update) ScreenCodec.fromSharer(message), changed);
			return true;
		} catch (final MessageException e) {
			assertFalse(e.getMessage().isEmpty());
			return false;
		}
	}
}
