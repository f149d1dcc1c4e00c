// SPDX-License-Identifier: EPL-2.0
package tandem.chat.internal;

import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.chat.Conversation;

/** {@link ChatMessage}s as bytes: a kind, then the fields in the order of the record. Pure. */
final class ChatCodec {

	/** Bytes of the longest text: four for each code point. */
	static final int MAX_BYTES = 4 * Conversation.MAX_TEXT;

	/** The channel. */
	static final ChannelConfig CHANNEL = new ChannelConfig("tandem.chat", 1, MAX_BYTES + 64, Urgency.NORMAL); //$NON-NLS-1$

	private static final int READY = 1;
	private static final int SAY = 2;
	private static final int GOT = 3;

	private ChatCodec() {
	}

	static byte[] encode(final ChatMessage message) {
		final var out = new MessageWriter();
		switch (message) {
		case ChatMessage.Ready(var open, var got) -> out.u8(READY).flag(open).i64(got);
		case ChatMessage.Say(var number, var text) -> out.u8(SAY).i64(number).text(text);
		case ChatMessage.Got(var number) -> out.u8(GOT).i64(number);
		}
		return out.toBytes();
	}

	/** @throws MessageException where the bytes are no message */
	static ChatMessage decode(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final var kind = in.u8();
		final ChatMessage message = switch (kind) {
		case READY -> new ChatMessage.Ready(in.flag(), number(in, 0));
		case SAY -> new ChatMessage.Say(number(in, 1), text(in));
		case GOT -> new ChatMessage.Got(number(in, 1));
		default -> throw new MessageException("no such kind of message: " + kind); //$NON-NLS-1$
		};
		in.end();
		return message;
	}

	private static long number(final MessageReader in, final long least) throws MessageException {
		final var number = in.i64();
		if (number < least) {
			throw new MessageException("no number of a message: " + number); //$NON-NLS-1$
		}
		return number;
	}

	private static String text(final MessageReader in) throws MessageException {
		final var text = in.text(MAX_BYTES);
		if (text.codePointCount(0, text.length()) > Conversation.MAX_TEXT) {
			throw new MessageException("a text that is too long"); //$NON-NLS-1$
		}
		return text;
	}
}
