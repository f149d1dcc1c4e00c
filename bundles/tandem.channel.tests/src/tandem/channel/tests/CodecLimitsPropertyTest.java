// SPDX-License-Identifier: EPL-2.0
package tandem.channel.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;

/** Every kind of field: read back as written, refused at every cut, with a tail and above its limit. */
class CodecLimitsPropertyTest {

	private static final int LIMIT = 400;

	private record All(int small, int middle, int number, long large, boolean flag, Urgency constant, byte[] bytes, String text, int within) {

		byte[] encode() {
			return new MessageWriter().u8(small).u16(middle).i32(number).i64(large).flag(flag).constant(constant).bytes(bytes).text(text).i32(within)
					.raw(bytes).raw(ByteBuffer.wrap(bytes)).toBytes();
		}

		static All decode(final byte[] message) throws MessageException {
			final var reader = new MessageReader(message);
			final var all = new All(reader.u8(), reader.u16(), reader.i32(), reader.i64(), reader.flag(), reader.constant(Urgency.values()),
					reader.bytes(LIMIT), reader.text(LIMIT), reader.within(-5, 5));
			assertArrayEquals(all.bytes, reader.exactly(all.bytes.length));
			assertEquals(ByteBuffer.wrap(all.bytes), reader.view(all.bytes.length));
			assertEquals(0, reader.remaining());
			reader.end();
			return all;
		}
	}

	@Property(tries = 200)
	void everyFieldIsReadBackAndRefusedAtEveryCut(@ForAll @IntRange(max = 255) final int small, @ForAll @IntRange(max = 0xffff) final int middle,
			@ForAll final int number, @ForAll final long large, @ForAll final boolean flag, @ForAll final Urgency constant,
			@ForAll @Size(max = 40) final byte[] bytes, @ForAll @StringLength(max = 40) final String text, @ForAll @IntRange(min = -5, max = 5) final int within)
			throws MessageException {
		final var legible = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		final var message = new All(small, middle, number, large, flag, constant, bytes, text, within).encode();
		final var read = All.decode(message);
		assertEquals(new All(small, middle, number, large, flag, constant, read.bytes, legible, within), read);
		assertArrayEquals(bytes, read.bytes);
		for (var length = 0; length < message.length; length++) {
			final var cut = Arrays.copyOf(message, length);
			assertThrows(MessageException.class, () -> All.decode(cut), "cut after " + length);
		}
	}

	@Property(tries = 100)
	void whatGoesOnAfterTheEndIsRefused(@ForAll @Size(min = 1, max = 10) final byte[] tail) {
		assertThrows(MessageException.class, () -> new MessageReader(tail).end());
	}

	@Property(tries = 200)
	void aLengthAboveTheLimitOrBelowZeroIsRefused(@ForAll final int length) {
		final var message = new MessageWriter().i32(length).raw(new byte[LIMIT]).toBytes();
		if (length < 0 || length > LIMIT) {
			assertThrows(MessageException.class, () -> new MessageReader(message).bytes(LIMIT));
			assertThrows(MessageException.class, () -> new MessageReader(message).text(LIMIT));
			assertThrows(MessageException.class, () -> new MessageReader(message).within(0, LIMIT));
		}
		if (length < 0 || length > LIMIT + Integer.BYTES) {
			assertThrows(MessageException.class, () -> new MessageReader(message).exactly(length));
			assertThrows(MessageException.class, () -> new MessageReader(message).view(length));
		}
	}

	@Property(tries = 256)
	void aFlagIsZeroOrOneAndAConstantIsOneOfThem(@ForAll @IntRange(min = 2, max = 255) final int value) {
		final var message = new MessageWriter().u8(value).toBytes();
		assertThrows(MessageException.class, () -> new MessageReader(message).flag());
		assertThrows(MessageException.class, () -> new MessageReader(message).constant(new Urgency[] { Urgency.BULK, Urgency.SCREEN }));
	}

	@Property(tries = 100)
	void textThatIsNotUtf8IsRefused(@ForAll @IntRange(min = 0x80, max = 0xbf) final int stray) {
		final var message = new MessageWriter().bytes(new byte[] { 'a', (byte) stray }).toBytes();
		assertThrows(MessageException.class, () -> new MessageReader(message).text(LIMIT));
	}
}
