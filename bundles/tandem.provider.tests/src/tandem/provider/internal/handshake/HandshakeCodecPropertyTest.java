// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;

/** What is said before the channels: read back as written, and refused at every cut, with a tail, above a limit, with a bit changed. */
class HandshakeCodecPropertyTest {

	private static final byte[] KEY = new byte[32];

	private static final byte[] SAID = new byte[32];

	@Property(tries = 200)
	void aKnockIsReadBack(@ForAll @Size(min = 1, max = 16) final List<@IntRange(max = 0xffff) Integer> versions,
			@ForAll @CharRange(from = 'a', to = 'z') @StringLength(max = 32) final String wayIn, @ForAll @Size(max = 64) final byte[] id) throws MessageException {
		final var bytes = new Knock(versions, wayIn, id).encode();
		final var read = Knock.decode(bytes);
		assertEquals(versions, read.versions());
		assertEquals(wayIn, read.wayIn());
		assertArrayEquals(id, read.id());
		assertRefusedAtEveryCut(bytes, Knock::decode);
	}

	@Property(tries = 50)
	void aKnockAboveALimitIsRefused(@ForAll @IntRange(min = 17, max = 255) final int versions, @ForAll @IntRange(min = 33, max = 200) final int wayIn,
			@ForAll @IntRange(min = 65, max = 400) final int id) {
		assertThrows(MessageException.class, () -> Knock.decode(new Knock(Collections.nCopies(versions, 1), "file", new byte[16]).encode()));
		assertThrows(MessageException.class, () -> Knock.decode(new Knock(List.of(), "file", new byte[16]).encode()));
		assertThrows(MessageException.class, () -> Knock.decode(new Knock(List.of(1), "w".repeat(wayIn), new byte[16]).encode()));
		assertThrows(MessageException.class, () -> Knock.decode(new Knock(List.of(1), "file", new byte[id]).encode()));
	}

	@Property(tries = 50)
	void aLengthThatIsNotThereIsRefusedBeforeAnythingIsAllocated(@ForAll @IntRange(min = 65) final int length) {
		final var bytes = new MessageWriter().raw("TANDEM".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).u8(1).u16(1).text("file").i32(length).toBytes();
		assertThrows(MessageException.class, () -> Knock.decode(bytes));
	}

	@Property(tries = 100)
	void anIntroductionIsReadBack(@ForAll @StringLength(max = 200) final String name, @ForAll @StringLength(max = 200) final String organisation,
			@ForAll @Size(max = 44) final byte[] key, @ForAll @Size(max = 64) final byte[] proof) throws MessageException {
		final var bytes = new Hello(name, organisation, key, proof, new byte[32], new byte[0]).encode(KEY, SAID);
		final var read = Hello.decode(bytes, KEY, SAID);
		// What is no text, half a surrogate pair for example, is not what comes back.
		assertEquals(new String(name.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8), read.name());
		assertArrayEquals(key, read.key());
		assertArrayEquals(proof, read.proof());
		assertRefusedAtEveryCut(bytes, each -> Hello.decode(each, KEY, SAID));
	}

	@Property(tries = 200)
	void anIntroductionWithABitChangedIsRefused(@ForAll @IntRange(max = 200) final int at, @ForAll @IntRange(max = 7) final int bit) {
		final var bytes = new Hello("Bella", "Help desk", new byte[44], new byte[64], new byte[32], new byte[0]).encode(KEY, SAID);
		bytes[at % bytes.length] ^= (byte) (1 << bit);
		assertThrows(MessageException.class, () -> Hello.decode(bytes, KEY, SAID));
	}

	@Property(tries = 20)
	void anIntroductionAboveALimitIsRefused(@ForAll @IntRange(min = 1025, max = 3000) final int length) {
		final var name = new Hello("n".repeat(length), "", new byte[44], new byte[64], new byte[32], new byte[0]).encode(KEY, SAID);
		assertThrows(MessageException.class, () -> Hello.decode(name, KEY, SAID));
		final var key = new Hello("", "", new byte[length], new byte[64], new byte[32], new byte[0]).encode(KEY, SAID);
		assertThrows(MessageException.class, () -> Hello.decode(key, KEY, SAID));
	}

	private static void assertRefusedAtEveryCut(final byte[] bytes, final Decoder decoder) {
		for (var length = 0; length < bytes.length; length++) {
			final var cut = Arrays.copyOf(bytes, length);
			assertThrows(MessageException.class, () -> decoder.decode(cut), "cut after " + length);
		}
		assertThrows(MessageException.class, () -> decoder.decode(Arrays.copyOf(bytes, bytes.length + 1)), "with a tail");
	}

	/** One of the codecs here. */
	private interface Decoder {

		Object decode(byte[] bytes) throws MessageException;
	}
}
