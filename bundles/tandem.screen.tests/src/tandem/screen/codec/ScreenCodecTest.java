// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.Layout;
import tandem.screen.Monitor;

/** Messages of the screen's channel: round trip, truncation, limits. */
@SuppressWarnings("nls")
final class ScreenCodecTest {

	private static final Layout LAYOUT = new Layout(300, 200,
			List.of(new Monitor("DP-1", new Area(0, 0, 200, 200), true), new Monitor("Bildschirm ü", new Area(200, 0, 100, 150), false)));

	static Stream<ScreenMessage> samples() {
		return Stream.of(new ScreenMessage.Start(7, LAYOUT, new Area(200, 0, 100, 150)),
				new ScreenMessage.PointerImage(new CursorImage(2, 1, 1, 0, new int[] { 0xff112233, -1 })),
				new ScreenMessage.PointerImage(new CursorImage(0, 0, 0, 0, new int[0])), new ScreenMessage.PointerAt(-4, 70_000),
				new ScreenMessage.Ready(true), new ScreenMessage.Ready(false), new ScreenMessage.Done(7, Integer.MAX_VALUE),
				new ScreenMessage.Choose("DP-1"), new ScreenMessage.Choose(""));
	}

	private static ScreenMessage decode(final ScreenMessage like, final byte[] bytes) throws MessageException {
		return switch (like) {
		case ScreenMessage.FromSharer _ -> ScreenCodec.fromSharer(bytes);
		case ScreenMessage.FromTechnician _ -> ScreenCodec.fromTechnician(bytes);
		};
	}

	private static void assertSame(final ScreenMessage expected, final ScreenMessage actual) {
		if (expected instanceof ScreenMessage.PointerImage(var image)) {
			final var other = assertInstanceOf(ScreenMessage.PointerImage.class, actual).image();
			assertArrayEquals(image.argb(), other.argb());
			assertEquals(List.of(image.width(), image.height(), image.hotX(), image.hotY()),
					List.of(other.width(), other.height(), other.hotX(), other.hotY()));
		} else {
			assertEquals(expected, actual);
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void comesBackAsItWas(final ScreenMessage message) throws MessageException {
		assertSame(message, decode(message, ScreenCodec.encode(message)));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void anyPartOfItIsRefusedAndAnythingMore(final ScreenMessage message) {
		final var bytes = ScreenCodec.encode(message);
		for (var length = 0; length < bytes.length; length++) {
			final var cut = Arrays.copyOf(bytes, length);
			assertThrows(MessageException.class, () -> decode(message, cut), () -> cut.length + " bytes of " + bytes.length);
		}
		assertThrows(MessageException.class, () -> decode(message, Arrays.copyOf(bytes, bytes.length + 1)));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void theOtherEndRefusesIt(final ScreenMessage message) {
		final var bytes = ScreenCodec.encode(message);
		assertThrows(MessageException.class,
				() -> decode(message instanceof ScreenMessage.FromSharer ? new ScreenMessage.Ready(true) : new ScreenMessage.PointerAt(0, 0), bytes));
	}

	@Property
	void updatesComeBack(@ForAll final int epoch, @ForAll final int sequence, @ForAll final boolean last, @ForAll final byte[] operations)
			throws MessageException {
		final var message = new ScreenMessage.Update(epoch, sequence, last, ByteBuffer.wrap(operations));
		assertEquals(message, ScreenCodec.fromSharer(ScreenCodec.encode(message)));
	}

	@Property
	void startsComeBack(@ForAll final int epoch, @ForAll("layouts") final Layout layout) throws MessageException {
		final var message = new ScreenMessage.Start(epoch, layout, layout.monitors().getLast().area());
		assertEquals(message, ScreenCodec.fromSharer(ScreenCodec.encode(message)));
	}

	@Property
	void bytesOfAnybodyAreReadOrRefused(@ForAll final byte[] bytes) {
		for (final var like : List.of(new ScreenMessage.Ready(true), new ScreenMessage.PointerAt(0, 0))) {
			try {
				assertTrue(decode(like, bytes) != null);
			} catch (final MessageException e) {
				assertTrue(e.getMessage() != null && e.getMessage().length() < 200);
			}
		}
	}

	@Provide
	Arbitrary<Layout> layouts() {
		return Combinators.combine(Arbitraries.integers().between(1, 8192), Arbitraries.integers().between(1, 8192),
				Arbitraries.integers().between(1, Layout.MAX_MONITORS), Arbitraries.strings().ofMaxLength(60)).as(ScreenCodecTest::layout);
	}

	private static Layout layout(final int width, final int height, final int monitors, final String name) {
		return new Layout(width, height, Stream.iterate(1, i -> i <= monitors, i -> i + 1)
				.map(i -> new Monitor(name + i, new Area(0, 0, Math.max(1, width / i), Math.max(1, height / i)), i == 1)).toList());
	}

	private static byte[] start(final int width, final int height, final int monitors, final Area monitor, final int shownWidth) {
		final var out = new MessageWriter().u8(0).i32(1).i32(width).i32(height).u8(monitors);
		for (var i = 0; i < monitors; i++) {
			out.text("m" + i).i32(monitor.x()).i32(monitor.y()).i32(monitor.width()).i32(monitor.height()).flag(false);
		}
		return out.i32(0).i32(0).i32(shownWidth).i32(1).toBytes();
	}

	static Stream<byte[]> tooMuch() {
		final var small = new Area(0, 0, 1, 1);
		return Stream.of(start(Layout.MAX_SIDE + 1, 10, 1, small, 1), start(0, 10, 1, small, 1), start(-1, 10, 1, small, 1),
				start(Layout.MAX_SIDE, Layout.MAX_SIDE, 1, small, 1), start(10, 10, 0, small, 1), start(10, 10, Layout.MAX_MONITORS + 1, small, 1),
				start(10, 10, 1, new Area(5, 5, 6, 1), 1), start(10, 10, 1, small, 11), start(10, 10, 1, small, 0), start(10, 10, 1, small, -5),
				new MessageWriter().u8(0).i32(1).i32(10).i32(10).u8(1).i32(Integer.MAX_VALUE).toBytes(),
				new MessageWriter().u8(2).u16(CursorImage.MAX_SIDE + 1).u16(1).u16(0).u16(0).raw(new byte[4 * 257]).toBytes(),
				new MessageWriter().u8(2).u16(0xffff).u16(0xffff).u16(0).u16(0).toBytes());
	}

	@ParameterizedTest
	@MethodSource("tooMuch")
	void aSizeAboveALimitIsRefused(final byte[] message) {
		assertThrows(MessageException.class, () -> ScreenCodec.fromSharer(message));
	}

	@ParameterizedTest
	@ValueSource(ints = { 7, 8, 255 })
	void anUnknownKindIsRefused(final int kind) {
		assertThrows(MessageException.class, () -> ScreenCodec.fromSharer(new byte[] { (byte) kind }));
		assertThrows(MessageException.class, () -> ScreenCodec.fromTechnician(new byte[] { (byte) kind }));
	}

	@ParameterizedTest
	@ValueSource(ints = { 257, 1 << 20 })
	void aMonitorsNameHasALimit(final int length) {
		final var bytes = new MessageWriter().u8(6).bytes(new byte[length]).toBytes();
		assertThrows(MessageException.class, () -> ScreenCodec.fromTechnician(bytes));
	}
}
