// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.screen.InputEvent;

/** Messages of the {@code tandem.input} channel: one {@link InputEvent} each, from the technician's end alone. Pure. */
public final class InputCodec {

	/** The channel's name. */
	public static final String CHANNEL = "tandem.input"; //$NON-NLS-1$

	/** Most bytes of UTF-8 that a text of the longest length can take. */
	private static final int MAX_TEXT = 3 * InputEvent.Text.MAX_LENGTH;

	/** Longest message: a text and what stands before it. */
	public static final int MESSAGE_LIMIT = MAX_TEXT + 16;

	private static final int LAST_BUTTON = 9;

	private static final int VERSION = 1;

	private enum Kind {
		POINTER, BUTTON, WHEEL, KEY, TEXT
	}

	private InputCodec() {
	}

	/** What both ends open. */
	public static ChannelConfig config() {
		return new ChannelConfig(CHANNEL, VERSION, MESSAGE_LIMIT, Urgency.INPUT);
	}

	/**
	 * The event as a message.
	 *
	 * @throws IllegalArgumentException where {@link #decode} would refuse it
	 */
	public static byte[] encode(final InputEvent event) {
		final var wrong = wrong(event);
		if (wrong != null) {
			throw new IllegalArgumentException(wrong);
		}
		final var out = new MessageWriter();
		switch (event) {
		case InputEvent.Pointer(var x, var y) -> out.constant(Kind.POINTER).i32(x).i32(y);
		case InputEvent.Button(var button, var pressed) -> out.constant(Kind.BUTTON).u8(button).flag(pressed);
		case InputEvent.Wheel(var dx, var dy) -> out.constant(Kind.WHEEL).i32(dx).i32(dy);
		case InputEvent.Key(var keysym, var pressed) -> out.constant(Kind.KEY).i32(keysym).flag(pressed);
		case InputEvent.Text(var text) -> out.constant(Kind.TEXT).text(text);
		}
		return out.toBytes();
	}

	/**
	 * Reads one message.
	 *
	 * @throws MessageException where it is none of the events, or passes a limit
	 */
	public static InputEvent decode(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final InputEvent event = switch (in.constant(Kind.values())) {
		case POINTER -> new InputEvent.Pointer(in.i32(), in.i32());
		case BUTTON -> new InputEvent.Button(in.u8(), in.flag());
		case WHEEL -> new InputEvent.Wheel(in.i32(), in.i32());
		case KEY -> new InputEvent.Key(in.i32(), in.flag());
		case TEXT -> new InputEvent.Text(in.text(MAX_TEXT));
		};
		in.end();
		final var wrong = wrong(event);
		if (wrong != null) {
			throw new MessageException(wrong);
		}
		return event;
	}

	private static String wrong(final InputEvent event) {
		return switch (event) {
		case InputEvent.Pointer _ -> null;
		case InputEvent.Button(var button, _) when button < 1 || button > LAST_BUTTON || button > 3 && button < 8 -> "button " + button; //$NON-NLS-1$
		case InputEvent.Button _ -> null;
		case InputEvent.Wheel(var dx, var dy) when tooFar(dx) || tooFar(dy) -> "wheel " + dx + "," + dy; //$NON-NLS-1$ //$NON-NLS-2$
		case InputEvent.Wheel _ -> null;
		case InputEvent.Key(var keysym, _) when keysym <= 0 || keysym > 0x1fffffff -> "keysym " + keysym; //$NON-NLS-1$
		case InputEvent.Key _ -> null;
		case InputEvent.Text(var text) when text.length() > InputEvent.Text.MAX_LENGTH -> "a text of " + text.length(); //$NON-NLS-1$
		case InputEvent.Text _ -> null;
		};
	}

	private static boolean tooFar(final int clicks) {
		return clicks < -InputEvent.Wheel.MAX_CLICKS || clicks > InputEvent.Wheel.MAX_CLICKS;
	}
}
