// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.guide.Drawing;
import tandem.guide.Figure;
import tandem.guide.Ink;
import tandem.guide.internal.GuideMessage.Ask;
import tandem.guide.internal.GuideMessage.Tell;
import tandem.screen.Layout;

class GuideCodecTest {

	private static final int MAX = Layout.MAX_SIDE;

	private static List<Ask> asks(final int id, final int x, final int y, final Ink ink) {
		return List.of(new GuideMessage.Draw(new Drawing(id, new Figure.Arrow(x, y, MAX, 0), ink)), new GuideMessage.Draw(new Drawing(id, new Figure.Box(0, MAX, y, x), ink)),
				new GuideMessage.Draw(new Drawing(id, new Figure.Words(x, y, "größer: 😀"), ink)), new GuideMessage.Point(x, y, ink), new GuideMessage.Rest(), new GuideMessage.Clear());
	}

	@Property
	void allComesBackAsItWentAndNothingShorterOrLonger(@ForAll @IntRange(min = 1) final int id, @ForAll @IntRange(max = MAX) final int x, @ForAll @IntRange(max = MAX) final int y,
			@ForAll final Ink ink) throws MessageException {
		for (final var ask : asks(id, x, y, ink)) {
			final var whole = GuideCodec.encode(ask);
			assertEquals(ask, GuideCodec.decodeAsk(whole));
			for (var length = 0; length <= whole.length + 1; length++) {
				final var part = Arrays.copyOf(whole, length);
				if (length != whole.length) {
					assertThrows(MessageException.class, () -> GuideCodec.decodeAsk(part), () -> ask + " cut to " + part.length);
				}
			}
		}
		for (final var tell : List.<Tell>of(new GuideMessage.Shown(id), new GuideMessage.Gone(id), new GuideMessage.Ready(x % 2 == 0))) {
			final var whole = GuideCodec.encode(tell);
			assertEquals(tell, GuideCodec.decodeTell(whole));
			assertThrows(MessageException.class, () -> GuideCodec.decodeTell(Arrays.copyOf(whole, whole.length - 1)));
			assertThrows(MessageException.class, () -> GuideCodec.decodeTell(Arrays.copyOf(whole, whole.length + 1)));
		}
	}

	@Property
	void anyBytesAreAMessageThatFitsOrRefused(@ForAll @Size(max = 60) final byte[] bytes) {
		try {
			assertTrue(GuideCodec.encode(GuideCodec.decodeAsk(bytes)).length <= GuideCodec.CHANNEL.messageLimit());
		} catch (final MessageException e) {
			assertFalse(e.getMessage().isEmpty());
		}
		try {
			assertTrue(GuideCodec.encode(GuideCodec.decodeTell(bytes)).length <= GuideCodec.CHANNEL.messageLimit());
		} catch (final MessageException e) {
			assertFalse(e.getMessage().isEmpty());
		}
	}

	@Test
	void whatIsOnNoScreenOrTooLongIsRefusedBeforeItIsRead() throws MessageException {
		final var longest = new GuideMessage.Draw(new Drawing(1, new Figure.Words(0, 0, "😀".repeat(Figure.MAX_TEXT)), Ink.RED));
		assertTrue(GuideCodec.encode(longest).length <= GuideCodec.CHANNEL.messageLimit());
		assertEquals(longest, GuideCodec.decodeAsk(GuideCodec.encode(longest)));
		final var beyond = new MessageWriter().u8(2).u16(MAX + 1).u16(0).u8(0).toBytes();
		assertTrue(assertThrows(MessageException.class, () -> GuideCodec.decodeAsk(beyond)).getMessage().contains("on no screen"));
		final var claimed = new MessageWriter().u8(1).i32(1).u8(0).u8(3).u16(0).u16(0).i32(Integer.MAX_VALUE).toBytes();
		assertTrue(assertThrows(MessageException.class, () -> GuideCodec.decodeAsk(claimed)).getMessage().contains("bytes where at most"));
		final var longer = new MessageWriter().u8(1).i32(1).u8(0).u8(3).u16(0).u16(0).text("x".repeat(Figure.MAX_TEXT + 1)).toBytes();
		assertThrows(MessageException.class, () -> GuideCodec.decodeAsk(longer));
		final var empty = new MessageWriter().u8(1).i32(1).u8(0).u8(3).u16(0).u16(0).text("").toBytes();
		assertThrows(MessageException.class, () -> GuideCodec.decodeAsk(empty));
	}
}
