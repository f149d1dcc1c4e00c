// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import tandem.invitation.InvitationText.Kind;

class InvitationTextTest {

	private static final byte[] FILE = "{\"tandem-invitation\":1,\"from\":\"Bella >> the | great\"}\nNFfsFoRryfk64oZ2NXmazrTv9eQG\nb2dae9fb\n".repeat(5).getBytes(StandardCharsets.UTF_8);

	private static byte[] found(final String text) {
		final var found = InvitationText.find(text).orElseThrow(() -> new AssertionError(text));
		assertEquals(Kind.TANDEM, found.kind());
		return found.content();
	}

	@Test
	void itIsLinesOfAsciiBetweenTwoMarks() {
		final var text = InvitationText.of(FILE);
		assertTrue(text.startsWith("-----BEGIN TANDEM INVITATION-----\n") && text.endsWith("\n-----END TANDEM INVITATION-----\n"), text);
		assertTrue(text.lines().allMatch(line -> line.length() <= 64 && line.chars().allMatch(c -> c >= ' ' && c < 0x7f)), text);
		assertArrayEquals(FILE, found(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "> ", ">", ">> ", "> > > ", "| ", "\u00a0> ", "  ", "\t", "BS> " })
	void quotingDoesNotMatter(final String sign) {
		assertArrayEquals(FILE, found("Bella wrote:\n" + InvitationText.of(FILE).replaceAll("(?m)^", sign) + "\n-- \nsent from my toaster"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\n", "\n\n", " \n", "\u00a0\n", "=\n", "=\r\n", "\u2028", "\u200b\n", " ", "\n> " })
	void lineEndsDoNotMatter(final String end) {
		assertArrayEquals(FILE, found(InvitationText.of(FILE).replace("\n", end)));
	}

	@Test
	void dashesAndBlanksThatAProgramMadeNicerDoNotMatter() {
		assertArrayEquals(FILE, found(InvitationText.of(FILE).replace("-----", "\u2014\u2014-").replace("TANDEM INVITATION", "TANDEM\u00a0INVITATION")));
		assertArrayEquals(FILE, found(InvitationText.of(FILE).replace("BEGIN TANDEM INVITATION", "BEGIN TANDEM\n> INVITATION").replace("=", "=3D")));
		assertArrayEquals(FILE, found(InvitationText.of(FILE).replaceAll("-+END.*", "")));
	}

	@Test
	void theFirstOfSeveralIsTaken() {
		assertArrayEquals(FILE, found("words\n" + InvitationText.of(FILE) + InvitationText.of(new byte[] { 1, 2, 3 })));
	}

	@Test
	void aFilesOwnTextIsTaken() {
		final var own = "{\"tandem-invitation\":1}\nAAAA\nbbbb\n";
		assertEquals(own, new String(found("> " + own.replace("\n", "\r\n> ")), StandardCharsets.UTF_8));
		final var windows = InvitationText.find("Hi,\n<?xml version=\"1.0\"?><UPLOADINFO TYPE=\"Escalated\">\n<UPLOADDATA/>\n</UPLOADINFO> bye").orElseThrow();
		assertEquals(Kind.WINDOWS, windows.kind());
		assertEquals("<UPLOADINFO TYPE=\"Escalated\">\n<UPLOADDATA/>\n</UPLOADINFO>", new String(windows.content(), StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "-----BEGIN TANDEM INVITATION-----", "-----BEGIN TANDEM INVITATION-----\n!\n-----END TANDEM INVITATION-----",
			"-----BEGIN TANDEM INVITATION-----\nA\n-----END TANDEM INVITATION-----", "-----BEGIN PGP MESSAGE-----\nAAAA\n-----END PGP MESSAGE-----", "<UPLOADINFO>" })
	void whatHoldsNoneIsNone(final String text) {
		assertEquals(Optional.empty(), InvitationText.find(text));
	}

	@Test
	void whatIsTooLongIsNotLookedAt() {
		assertEquals(Optional.empty(), InvitationText.find(InvitationText.of(FILE) + " ".repeat(InvitationText.MAX_LENGTH)));
		assertEquals(Optional.empty(), InvitationText.find(InvitationText.of(new byte[InvitationFile.MAX_BYTES + 1])));
	}

	@Property(tries = 300)
	void anyContentSurvivesTheWay(@ForAll @Size(min = 1, max = 3000) final byte[] content, @ForAll final long seed) {
		final var random = new Random(seed);
		final var width = 10 + random.nextInt(120);
		final var sign = ">".repeat(random.nextInt(4)) + (random.nextBoolean() ? " " : "");
		final var body = InvitationText.of(content).lines().filter(line -> !line.startsWith("--")).reduce("", String::concat);
		final var lines = new StringBuilder("Somebody wrote:\r\n" + sign + "-----BEGIN TANDEM INVITATION-----\r\n");
		for (int at = 0; at < body.length(); at += width) {
			lines.append(sign).append(body, at, Math.min(body.length(), at + width)).append(random.nextBoolean() ? "\r\n" : "\u00a0\n");
		}
		assertArrayEquals(content, found(lines + sign + "-----END TANDEM INVITATION-----\r\nbye"));
	}
}
