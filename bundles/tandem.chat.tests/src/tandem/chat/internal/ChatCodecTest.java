// SPDX-License-Identifier: EPL-2.0
package tandem.chat.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.chat.Conversation;

class ChatCodecTest {

	@Property
	void whatIsSaidComesBackAsItWent(@ForAll @LongRange(min = 1) final long number, @ForAll @StringLength(max = 300) final String text) throws MessageException {
		final var plain = text.codePoints().filter(c -> Character.getType(c) != Character.SURROGATE).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
		final var said = new ChatMessage.Say(number, plain);
		assertEquals(said, ChatCodec.decode(ChatCodec.encode(said)));
	}

	@Property
	void everyTruncationAndEveryTailIsRefused(@ForAll final boolean open, @ForAll @LongRange(min = 1) final long number) throws MessageException {
		for (final var message : List.of(new ChatMessage.Ready(open, number), new ChatMessage.Got(number), new ChatMessage.Say(number, "übers Dach"))) {
			final var whole = ChatCodec.encode(message);
			assertEquals(message, ChatCodec.decode(whole));
			for (var length = 0; length < whole.length; length++) {
				final var part = Arrays.copyOf(whole, length);
				assertThrows(MessageException.class, () -> ChatCodec.decode(part), () -> message + " cut to " + part.length);
			}
			assertThrows(MessageException.class, () -> ChatCodec.decode(Arrays.copyOf(whole, whole.length + 1)));
		}
	}

	@Property
	void anyBytesAreAMessageThatFitsOrRefused(@ForAll @Size(max = 200) final byte[] bytes) {
		try {
			assertTrue(ChatCodec.encode(ChatCodec.decode(bytes)).length <= ChatCodec.CHANNEL.messageLimit());
		} catch (final MessageException e) {
			assertTrue(!e.getMessage().isEmpty());
		}
	}

	@Test
	void theLongestTextFitsAndNoLongerOneIsRead() throws MessageException {
		final var longest = new ChatMessage.Say(1, "😀".repeat(Conversation.MAX_TEXT));
		final var bytes = ChatCodec.encode(longest);
		assertTrue(bytes.length <= ChatCodec.CHANNEL.messageLimit());
		assertEquals(longest, ChatCodec.decode(bytes));
		final var longer = ChatCodec.encode(new ChatMessage.Say(1, "a".repeat(Conversation.MAX_TEXT + 1)));
		assertThrows(MessageException.class, () -> ChatCodec.decode(longer));
		final var claimed = new MessageWriter().u8(2).i64(1).i32(Integer.MAX_VALUE).toBytes();
		assertTrue(assertThrows(MessageException.class, () -> ChatCodec.decode(claimed)).getMessage().contains("bytes where at most"));
	}

	@Test
	void numbersBelowTheFirstAreRefused() {
		assertThrows(MessageException.class, () -> ChatCodec.decode(ChatCodec.encode(new ChatMessage.Say(0, "x"))));
		assertThrows(MessageException.class, () -> ChatCodec.decode(ChatCodec.encode(new ChatMessage.Got(0))));
		assertThrows(MessageException.class, () -> ChatCodec.decode(ChatCodec.encode(new ChatMessage.Ready(true, -1))));
	}
}
