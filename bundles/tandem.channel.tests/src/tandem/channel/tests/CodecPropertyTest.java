// SPDX-License-Identifier: EPL-2.0
package tandem.channel.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;

/** Whatever is written is read back; whatever is cut is refused. */
class CodecPropertyTest {

	@Property
	void readsBackWhatWasWritten(@ForAll final byte[] bytes, @ForAll final long number, @ForAll final boolean flag) throws MessageException {
		final var reader = new MessageReader(new MessageWriter().bytes(bytes).i64(number).flag(flag).toBytes());
		assertArrayEquals(bytes, reader.bytes(bytes.length));
		assertEquals(number, reader.i64());
		assertEquals(flag, reader.flag());
		reader.end();
	}

	@Property
	void refusesEveryTruncation(@ForAll @Size(max = 40) final byte[] bytes) {
		final var whole = new MessageWriter().bytes(bytes).toBytes();
		for (var length = 0; length < whole.length; length++) {
			final var cut = java.util.Arrays.copyOf(whole, length);
			assertThrows(MessageException.class, () -> new MessageReader(cut).bytes(1000));
		}
	}
}
