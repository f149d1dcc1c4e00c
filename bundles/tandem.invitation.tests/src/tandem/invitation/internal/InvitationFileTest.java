// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import tandem.channel.codec.MessageWriter;
import tandem.invitation.InvitationException;
import tandem.invitation.InvitationException.Problem;
import tandem.invitation.InvitationFile;

class InvitationFileTest {

	private static final UnaryOperator<String> SAME = UnaryOperator.identity();

	private final InvitationFile files = new InvitationFile(Clock.fixed(Samples.MADE.plusSeconds(60), ZoneOffset.UTC));

	private Problem problemOfReading(final byte[] content) {
		return assertThrows(InvitationException.class, () -> files.read(content)).problem();
	}

	private Problem problemOfOpening(final byte[] content, final String typed) throws InvitationException {
		final var sealed = files.read(content);
		return assertThrows(InvitationException.class, () -> files.open(sealed, typed)).problem();
	}

	@Test
	void opensWithThePassword() throws InvitationException {
		final var sealed = files.read(Samples.file());
		assertEquals("Sam Sharer", sealed.from());
		assertEquals("pc-17", sealed.computer());
		assertEquals(Samples.EXPIRES, sealed.expires());
		final var opened = files.open(sealed, "K7M4-XQ2P-D9WR");
		assertEquals(Samples.CONTENTS.addresses(), opened.addresses());
		assertArrayEquals(Samples.CONTENTS.id(), opened.credential().id());
		assertArrayEquals(Samples.CONTENTS.fingerprint(), opened.credential().pin().orElseThrow());
		assertArrayEquals(Samples.CONTENTS.secret(Samples.PASSWORD), opened.credential().secret());
		assertEquals("invitation", opened.credential().wayIn());
	}

	@Test
	void survivesMailPrograms() throws InvitationException {
		final var text = new String(Samples.file(), StandardCharsets.UTF_8).replace("\n", "\r\n") + "\r\n";
		assertEquals(Samples.CONTENTS.addresses(), files.open(files.read(text.getBytes(StandardCharsets.UTF_8)), Samples.TYPED).addresses());
	}

	@Test
	void holdsNoAddressPasswordOrIdInTheClear() {
		final var text = new String(Samples.file(), StandardCharsets.UTF_8);
		assertFalse(text.contains("192.0.2.8"));
		assertFalse(text.contains(Samples.PASSWORD.canonical()));
		assertFalse(text.contains(java.util.Base64.getEncoder().encodeToString(Samples.CONTENTS.id()).substring(0, 20)));
	}

	@Test
	void wrongPasswordIsTold() throws InvitationException {
		assertEquals(Problem.WRONG_PASSWORD, problemOfOpening(Samples.file(), "k7m4 xq2p d9ws"));
		assertEquals(Problem.WRONG_PASSWORD, problemOfOpening(Samples.file(), "short"));
	}

	@Test
	void everyByteOfTheHeaderIsSealed() throws InvitationException {
		assertEquals(Problem.WRONG_PASSWORD,
				problemOfOpening(Samples.changed(Samples.file(), line -> line.replace("Sam", "Pam"), SAME), Samples.TYPED));
		assertEquals(Problem.WRONG_PASSWORD,
				problemOfOpening(Samples.changed(Samples.file(), line -> line.replace("10:05:06Z", "23:05:06Z"), SAME), Samples.TYPED));
		assertEquals(Problem.WRONG_PASSWORD, problemOfOpening(Samples.changed(Samples.file(), line -> line + " ", SAME), Samples.TYPED));
		assertEquals(Problem.WRONG_PASSWORD,
				problemOfOpening(Samples.changed(Samples.file(), line -> line.replace("\"from\":", "\"from\": "), SAME), Samples.TYPED));
	}

	@Test
	void theSealedPartCanNotBeChanged() throws InvitationException {
		final UnaryOperator<String> flipped = line -> (line.charAt(0) == 'A' ? 'B' : 'A') + line.substring(1);
		assertEquals(Problem.WRONG_PASSWORD, problemOfOpening(Samples.changed(Samples.file(), SAME, flipped), Samples.TYPED));
		assertEquals(Problem.DAMAGED, problemOfReading(Samples.changed(Samples.file(), SAME, line -> "AAAA")));
	}

	@Test
	void everyTruncationIsDamaged() {
		final var file = Samples.file();
		for (var length = 0; length < file.length - 1; length++) {
			final var problem = problemOfReading(Arrays.copyOf(file, length));
			assertTrue(problem == Problem.DAMAGED || problem == Problem.NOT_AN_INVITATION && length < 24, length + ": " + problem);
		}
	}

	@Test
	void everyBitFlipIsNoticedBeforeAPasswordIsAsked() {
		final var file = Samples.file();
		for (var i = 0; i < file.length - 1; i++) {
			final var changed = file.clone();
			changed[i] ^= 1;
			assertThrows(InvitationException.class, () -> files.read(changed), "byte " + i);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "{\"tandem-invitation\"", "\u0000\u0000", "PK\u0003\u0004", "{\"a\":1}\nAAAA\nAAAA", "[[[[[[[[[" })
	void otherFilesAreNoInvitations(final String content) {
		assertEquals(Problem.NOT_AN_INVITATION, problemOfReading(content.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void otherBytesAreNoInvitations() {
		assertEquals(Problem.NOT_AN_INVITATION, problemOfReading(new byte[] { (byte) 0xac, (byte) 0xed, 0, 5 }));
		assertEquals(Problem.NOT_AN_INVITATION, problemOfReading(new byte[InvitationFile.MAX_BYTES]));
	}

	@Property(tries = 300)
	void anyBytesAreRefusedInGoodOrder(@ForAll @Size(max = 500) final byte[] bytes) {
		assertThrows(InvitationException.class, () -> files.read(bytes));
	}

	@Test
	void tooLargeIsTold() {
		assertEquals(Problem.TOO_LARGE, problemOfReading(new byte[InvitationFile.MAX_BYTES + 1]));
	}

	@Test
	void aNewerVersionIsTold() {
		assertEquals(Problem.NEWER_VERSION, problemOfReading(Samples.changed(Samples.file(), line -> line.replace(":1,", ":2,"), SAME)));
	}

	@ParameterizedTest
	@CsvSource({ "argon2id-64m-3-1,argon2id-64g-3-1", "argon2id-64m-3-1,argon2i-64m-3-1", "argon2id-64m-3-1,pbkdf2-1", "argon2id-64m-3-1,''",
			"invitation\":1,invitation\":0", "invitation\":1,invitation\":-1", "2026-02-03T04,2026-99-03T04" })
	void anythingButTheOneKeyIsRefusedBeforeItCostsMemory(final String from, final String to) {
		final var file = Samples.changed(Samples.file(), line -> line.replace(from, to), SAME);
		assertEquals(Problem.DAMAGED, problemOfReading(file));
	}

	@Test
	void expiredIsToldWithoutAPassword() throws InvitationException {
		final var later = new InvitationFile(Clock.fixed(Samples.EXPIRES, ZoneOffset.UTC));
		final var sealed = later.read(Samples.file());
		assertTrue(later.isExpired(sealed));
		assertEquals(Problem.EXPIRED, assertThrows(InvitationException.class, () -> later.open(sealed, Samples.TYPED)).problem());
		assertFalse(files.isExpired(sealed));
	}

	@Test
	void namesAreCleaned() throws InvitationException {
		final var file = Samples.changed(Samples.file(), line -> line.replace("Sam Sharer", "\\u202eSam\\nYour bank" + "x".repeat(100)), SAME);
		final var from = files.read(file).from();
		assertTrue(from.startsWith("Sam Your bank"), from);
		assertEquals(64, from.codePointCount(0, from.length()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "host", "host:0", "host:65536", "host:99999", "a b:1", "user@host:1", "[::1:1", "host:1/x", "ho\nst:1", "[::1%eth0]:1",
			"-:x" })
	void addressesThatAreNoneAreRefused(final String address) {
		final var plain = new Contents(List.of(address), Samples.filled(32, 1), Samples.filled(16, 2)).encode();
		assertEquals(Problem.DAMAGED, assertThrows(InvitationException.class, () -> Contents.decode(plain)).problem());
	}

	@Test
	void contentsAreChecked() {
		final var good = Samples.CONTENTS.encode();
		for (var length = 0; length < good.length; length++) {
			final var part = Arrays.copyOf(good, length);
			assertThrows(InvitationException.class, () -> Contents.decode(part));
		}
		assertThrows(InvitationException.class, () -> Contents.decode(Arrays.copyOf(good, good.length + 1)));
		assertThrows(InvitationException.class, () -> Contents.decode(new MessageWriter().u8(17).raw(new byte[200]).toBytes()));
		assertThrows(InvitationException.class, () -> Contents.decode(new MessageWriter().u8(1).i32(Integer.MAX_VALUE).toBytes()));
	}

	@Test
	void readsFilesAndNoMoreOfThemThanItMay(@TempDir final Path folder) throws IOException, InvitationException {
		final var file = Files.write(folder.resolve("a" + InvitationFile.EXTENSION), Samples.file());
		assertEquals("Sam Sharer", files.read(file).from());
		final var large = Files.write(folder.resolve("large"), new byte[10 << 20]);
		assertEquals(Problem.TOO_LARGE, assertThrows(InvitationException.class, () -> files.read(large)).problem());
		assertThrows(NoSuchFileException.class, () -> files.read(folder.resolve("none")));
	}

	@Test
	void theSecretIsBoundToTheInvitation() {
		final var other = new Contents(Samples.CONTENTS.addresses(), Samples.CONTENTS.fingerprint(), Samples.filled(16, 9));
		assertFalse(Arrays.equals(Samples.CONTENTS.secret(Samples.PASSWORD), other.secret(Samples.PASSWORD)));
	}
}
