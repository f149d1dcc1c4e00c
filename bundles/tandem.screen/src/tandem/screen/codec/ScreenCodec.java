// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;

import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.Layout;
import tandem.screen.Monitor;

/**
 * Messages of the {@code tandem.screen} channel as bytes. Pure; every limit is checked before anything of that size is allocated.
 */
public final class ScreenCodec {

	/** The channel's name. */
	public static final String CHANNEL = "tandem.screen"; //$NON-NLS-1$

	/** Longest message: the end that takes it decodes while the next one is on its way. */
	public static final int MESSAGE_LIMIT = 256 << 10;

	/** Longest name of a monitor in bytes of UTF-8. */
	private static final int MAX_MONITOR_NAME = 256;

	private static final int VERSION = 1;

	private enum Kind {
		START, UPDATE, POINTER_IMAGE, POINTER_AT, READY, DONE, CHOOSE
	}

	private ScreenCodec() {
	}

	/** What both ends open. */
	public static ChannelConfig config() {
		return new ChannelConfig(CHANNEL, VERSION, MESSAGE_LIMIT, Urgency.SCREEN);
	}

	/** The message as bytes. */
	public static byte[] encode(final ScreenMessage message) {
		final var out = new MessageWriter();
		switch (message) {
		case ScreenMessage.Start start -> writeStart(out, start);
		case ScreenMessage.Update update -> {
			out.constant(Kind.UPDATE).i32(update.epoch()).i32(update.sequence()).flag(update.last());
			out.raw(update.operations());
		}
		case ScreenMessage.PointerImage(var image) -> writeImage(out, image);
		case ScreenMessage.PointerAt(var x, var y) -> out.constant(Kind.POINTER_AT).i32(x).i32(y);
		case ScreenMessage.Ready(var jpeg) -> out.constant(Kind.READY).flag(jpeg);
		case ScreenMessage.Done(var epoch, var sequence) -> out.constant(Kind.DONE).i32(epoch).i32(sequence);
		case ScreenMessage.Choose(var monitor) -> out.constant(Kind.CHOOSE).text(monitor);
		}
		return out.toBytes();
	}

	/** Begins an update's bytes in a message that is written step by step; its operations follow. */
	static void writeUpdateHead(final ByteBuffer out, final int epoch, final int sequence, final boolean last) {
		out.put((byte) Kind.UPDATE.ordinal()).putInt(epoch).putInt(sequence).put((byte) (last ? 1 : 0));
	}

	/**
	 * Reads what the sharer's end said. The operations of an update are read one by one with {@link Operation#read}.
	 *
	 * @throws MessageException where it is none of its messages
	 */
	public static ScreenMessage.FromSharer fromSharer(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final ScreenMessage.FromSharer message = switch (in.constant(Kind.values())) {
		case START -> readStart(in);
		case UPDATE -> new ScreenMessage.Update(in.i32(), in.i32(), in.flag(), in.rest());
		case POINTER_IMAGE -> new ScreenMessage.PointerImage(readImage(in));
		case POINTER_AT -> new ScreenMessage.PointerAt(in.i32(), in.i32());
		case READY, DONE, CHOOSE -> throw new MessageException("a message for the other end"); //$NON-NLS-1$
		};
		in.end();
		return message;
	}

	/**
	 * Reads what the technician's end said.
	 *
	 * @throws MessageException where it is none of its messages
	 */
	public static ScreenMessage.FromTechnician fromTechnician(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final ScreenMessage.FromTechnician message = switch (in.constant(Kind.values())) {
		case READY -> new ScreenMessage.Ready(in.flag());
		case DONE -> new ScreenMessage.Done(in.i32(), in.i32());
		case CHOOSE -> new ScreenMessage.Choose(in.text(ScreenMessage.Choose.MAX_NAME));
		case START, UPDATE, POINTER_IMAGE, POINTER_AT -> throw new MessageException("a message for the other end"); //$NON-NLS-1$
		};
		in.end();
		return message;
	}

	private static void writeStart(final MessageWriter out, final ScreenMessage.Start start) {
		final var layout = start.layout();
		out.constant(Kind.START).i32(start.epoch()).i32(layout.width()).i32(layout.height()).u8(layout.monitors().size());
		for (final var monitor : layout.monitors()) {
			writeArea(out.text(monitor.name()), monitor.area());
			out.flag(monitor.primary());
		}
		writeArea(out, start.shown());
	}

	private static ScreenMessage.Start readStart(final MessageReader in) throws MessageException {
		final var epoch = in.i32();
		final var width = in.within(1, Layout.MAX_SIDE);
		final var height = in.within(1, Layout.MAX_SIDE);
		final var count = in.u8();
		if (count == 0 || count > Layout.MAX_MONITORS) {
			throw new MessageException(count + " monitors"); //$NON-NLS-1$
		}
		final var monitors = new ArrayList<Monitor>(count);
		for (var i = 0; i < count; i++) {
			monitors.add(new Monitor(in.text(MAX_MONITOR_NAME), readArea(in), in.flag()));
		}
		final var shown = readArea(in);
		try {
			return new ScreenMessage.Start(epoch, new Layout(width, height, monitors), shown);
		} catch (final IllegalArgumentException e) {
			throw refused(e);
		}
	}

	private static void writeArea(final MessageWriter out, final Area area) {
		out.i32(area.x()).i32(area.y()).i32(area.width()).i32(area.height());
	}

	private static Area readArea(final MessageReader in) throws MessageException {
		try {
			return new Area(in.i32(), in.i32(), in.i32(), in.i32());
		} catch (final IllegalArgumentException e) {
			throw refused(e);
		}
	}

	private static void writeImage(final MessageWriter out, final CursorImage image) {
		out.constant(Kind.POINTER_IMAGE).u16(image.width()).u16(image.height()).u16(image.hotX()).u16(image.hotY());
		for (final var pixel : image.argb()) {
			out.i32(pixel);
		}
	}

	private static CursorImage readImage(final MessageReader in) throws MessageException {
		final var width = in.u16();
		final var height = in.u16();
		final var hotX = in.u16();
		final var hotY = in.u16();
		if (width > CursorImage.MAX_SIDE || height > CursorImage.MAX_SIDE || in.remaining() != 4 * width * height) {
			throw new MessageException("no pointer: " + width + "x" + height + " in " + in.remaining()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		final var argb = new int[width * height];
		in.rest().asIntBuffer().get(argb);
		return new CursorImage(width, height, hotX, hotY, argb);
	}

	private static MessageException refused(final IllegalArgumentException e) {
		final var refused = new MessageException(e.getMessage());
		refused.initCause(e);
		return refused;
	}
}
