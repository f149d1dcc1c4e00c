// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.screen.InputEvent;

/** Messages of the input's channel: round trip, truncation, limits. */
@SuppressWarnings("nls")
final class InputCodecTest {

	private static final int MOST = InputEvent.Wheel.MAX_CLICKS;

	static Stream<InputEvent> samples() {
		return Stream.of(new InputEvent.Pointer(0, 0), new InputEvent.Pointer(-1, Integer.MAX_VALUE), new InputEvent.Button(1, true),
				new InputEvent.Button(9, false), new InputEvent.Wheel(MOST, -MOST), new InputEvent.Key(0xff1b, true), new InputEvent.Key(0x1010ffff, false),
				new InputEvent.Text(""), new InputEvent.Text("Grüße \uD83D\uDE00\n"), new InputEvent.Text("€".repeat(InputEvent.Text.MAX_LENGTH)));
	}

	static Stream<InputEvent> forbidden() {
		return Stream.of(new InputEvent.Button(0, true), new InputEvent.Button(4, true), new InputEvent.Button(7, true), new InputEvent.Button(10, true),
				new InputEvent.Wheel(MOST + 1, 0), new InputEvent.Wheel(0, Integer.MIN_VALUE), new InputEvent.Key(0, true), new InputEvent.Key(-1, true),
				new InputEvent.Key(0x20000000, true), new InputEvent.Text("x".repeat(InputEvent.Text.MAX_LENGTH + 1)));
	}

	static Stream<byte[]> forbiddenBytes() {
		return Stream.of(new byte[0], new byte[] { 5 }, new MessageWriter().u8(1).u8(4).flag(true).toBytes(),
				new MessageWriter().u8(1).u8(1).u8(2).toBytes(), new MessageWriter().u8(2).i32(MOST + 1).i32(0).toBytes(),
				new MessageWriter().u8(3).i32(0).flag(true).toBytes(), new MessageWriter().u8(4).i32(Integer.MAX_VALUE).toBytes(),
				new MessageWriter().u8(4).text("x".repeat(InputEvent.Text.MAX_LENGTH + 1)).toBytes(),
				new MessageWriter().u8(4).bytes(new byte[] { (byte) 0xc0, (byte) 0x80 }).toBytes());
	}

	@ParameterizedTest
	@MethodSource("samples")
	void comesBackAsItWas(final InputEvent event) throws MessageException {
		final var bytes = InputCodec.encode(event);
		assertTrue(bytes.length <= InputCodec.MESSAGE_LIMIT);
		assertEquals(event, InputCodec.decode(bytes));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void anyPartOfItIsRefusedAndAnythingMore(final InputEvent event) {
		final var bytes = InputCodec.encode(event);
		for (var length = 0; length < bytes.length; length++) {
			final var cut = Arrays.copyOf(bytes, length);
			assertThrows(MessageException.class, () -> InputCodec.decode(cut));
		}
		assertThrows(MessageException.class, () -> InputCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)));
	}

	@ParameterizedTest
	@MethodSource("forbidden")
	void whatTheOtherEndRefusesIsNotEncoded(final InputEvent event) {
		assertThrows(IllegalArgumentException.class, () -> InputCodec.encode(event));
	}

	@ParameterizedTest
	@MethodSource("forbiddenBytes")
	void whatPassesALimitIsRefused(final byte[] bytes) {
		assertThrows(MessageException.class, () -> InputCodec.decode(bytes));
	}

	@Property
	void pointersAndTextsComeBack(@ForAll final int x, @ForAll final int y, @ForAll @StringLength(max = 300) final String text) throws MessageException {
		assertEquals(new InputEvent.Pointer(x, y), InputCodec.decode(InputCodec.encode(new InputEvent.Pointer(x, y))));
		final var clean = new String(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
		assertEquals(new InputEvent.Text(clean), InputCodec.decode(InputCodec.encode(new InputEvent.Text(clean))));
	}

	@Property
	void bytesOfAnybodyAreReadOrRefused(@ForAll final byte[] bytes) {
		try {
			assertTrue(InputCodec.encode(InputCodec.decode(bytes)).length == bytes.length);
		} catch (final MessageException e) {
			assertTrue(e.getMessage().length() < 200);
		}
	}
}
