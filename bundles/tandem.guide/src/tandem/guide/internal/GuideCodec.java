// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.guide.Drawing;
import tandem.guide.Figure;
import tandem.guide.Ink;
import tandem.guide.internal.GuideMessage.Ask;
import tandem.guide.internal.GuideMessage.Clear;
import tandem.guide.internal.GuideMessage.Draw;
import tandem.guide.internal.GuideMessage.Gone;
import tandem.guide.internal.GuideMessage.Point;
import tandem.guide.internal.GuideMessage.Ready;
import tandem.guide.internal.GuideMessage.Rest;
import tandem.guide.internal.GuideMessage.Shown;
import tandem.guide.internal.GuideMessage.Tell;
import tandem.screen.Layout;

/** {@link GuideMessage}s as bytes: a kind, then the fields in the order of the record. Pure. */
final class GuideCodec {

	/** Bytes of the longest words: four for each code point. */
	private static final int MAX_BYTES = 4 * Figure.MAX_TEXT;

	/** The channel. */
	static final ChannelConfig CHANNEL = new ChannelConfig("tandem.guide", 1, MAX_BYTES + 64, Urgency.NORMAL); //$NON-NLS-1$

	private static final int DRAW = 1;
	private static final int POINT = 2;
	private static final int REST = 3;
	private static final int CLEAR = 4;

	private static final int SHOWN = 1;
	private static final int GONE = 2;
	private static final int READY = 3;

	private static final int ARROW = 1;
	private static final int BOX = 2;
	private static final int WORDS = 3;

	private GuideCodec() {
	}

	static byte[] encode(final Ask ask) {
		final var out = new MessageWriter();
		switch (ask) {
		case Draw(var drawing) -> put(out.u8(DRAW).i32(drawing.id()).constant(drawing.ink()), drawing.figure());
		case Point(var x, var y, var ink) -> out.u8(POINT).u16(x).u16(y).constant(ink);
		case final Rest _ -> out.u8(REST);
		case final Clear _ -> out.u8(CLEAR);
		}
		return out.toBytes();
	}

	private static void put(final MessageWriter out, final Figure figure) {
		switch (figure) {
		case Figure.Arrow(var fromX, var fromY, var toX, var toY) -> out.u8(ARROW).u16(fromX).u16(fromY).u16(toX).u16(toY);
		case Figure.Box(var fromX, var fromY, var toX, var toY) -> out.u8(BOX).u16(fromX).u16(fromY).u16(toX).u16(toY);
		case Figure.Words(var x, var y, var text) -> out.u8(WORDS).u16(x).u16(y).text(text);
		}
	}

	static byte[] encode(final Tell tell) {
		final var out = new MessageWriter();
		switch (tell) {
		case Shown(var id) -> out.u8(SHOWN).i32(id);
		case Gone(var id) -> out.u8(GONE).i32(id);
		case Ready(var able) -> out.u8(READY).flag(able);
		}
		return out.toBytes();
	}

	/** @throws MessageException where the bytes are nothing that the technician's end says */
	static Ask decodeAsk(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final var kind = in.u8();
		final Ask ask = switch (kind) {
		case DRAW -> draw(in);
		case POINT -> new Point(place(in), place(in), in.constant(Ink.values()));
		case REST -> new Rest();
		case CLEAR -> new Clear();
		default -> throw new MessageException("no such kind of message: " + kind); //$NON-NLS-1$
		};
		in.end();
		return ask;
	}

	private static Draw draw(final MessageReader in) throws MessageException {
		final var id = id(in);
		final var ink = in.constant(Ink.values());
		return new Draw(new Drawing(id, figure(in), ink));
	}

	private static Figure figure(final MessageReader in) throws MessageException {
		final var kind = in.u8();
		return switch (kind) {
		case ARROW -> new Figure.Arrow(place(in), place(in), place(in), place(in));
		case BOX -> new Figure.Box(place(in), place(in), place(in), place(in));
		case WORDS -> new Figure.Words(place(in), place(in), text(in));
		default -> throw new MessageException("no such kind of figure: " + kind); //$NON-NLS-1$
		};
	}

	private static String text(final MessageReader in) throws MessageException {
		final var text = in.text(MAX_BYTES);
		if (text.isEmpty() || text.codePointCount(0, text.length()) > Figure.MAX_TEXT) {
			throw new MessageException("no words, or too many"); //$NON-NLS-1$
		}
		return text;
	}

	private static int place(final MessageReader in) throws MessageException {
		final var place = in.u16();
		if (place > Layout.MAX_SIDE) {
			throw new MessageException("on no screen: " + place); //$NON-NLS-1$
		}
		return place;
	}

	private static int id(final MessageReader in) throws MessageException {
		return in.within(1, Integer.MAX_VALUE);
	}

	/** @throws MessageException where the bytes are nothing that the sharer's end says */
	static Tell decodeTell(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final var kind = in.u8();
		final Tell tell = switch (kind) {
		case SHOWN -> new Shown(id(in));
		case GONE -> new Gone(id(in));
		case READY -> new Ready(in.flag());
		default -> throw new MessageException("no such kind of message: " + kind); //$NON-NLS-1$
		};
		in.end();
		return tell;
	}
}
