// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.mail.Message.RecipientType;
import tandem.invitation.InvitationFile;

class MimeDraftTest {

	@Test
	void itIsAMessageStillToBeSentWithTheInvitationAttached() throws Exception {
		final var message = MailDrafts.read(MimeDraft.unsent(MailDrafts.draft("Bella", "help@example.org")));
		assertEquals("1", message.getHeader("X-Unsent", null));
		assertNull(message.getHeader("From"));
		assertEquals("help@example.org", message.getRecipients(RecipientType.TO)[0].toString());
		assertEquals("Bella asks for your help", message.getSubject());
		final var parts = MailDrafts.parts(message);
		assertEquals("text/plain; charset=utf-8", parts.get(0).getContentType());
		assertTrue(MailDrafts.words(message).contains("I will tell you the password by phone."), MailDrafts.words(message));
		assertTrue(MailDrafts.words(message).contains("pc-17"));
		assertEquals(InvitationFile.MIME_TYPE, parts.get(1).getContentType().split(";")[0]);
		assertEquals("Invitation from Bella.tandem-invitation", parts.get(1).getFileName());
		assertArrayEquals(MailDrafts.FILE, parts.get(1).getInputStream().readAllBytes());
	}

	@Test
	void withoutAnAddressTheProgramAsks() throws Exception {
		assertNull(MailDrafts.read(MimeDraft.unsent(MailDrafts.draft("Bella", ""))).getHeader("To"));
	}

	/** The header lines of an ordinary message are all that a name can lead to. */
	@ParameterizedTest
	@ValueSource(strings = { "Bella\r\nBcc: thief@example.org", "Bella\n\nbody", "Bella\r\n\r\n--=_Part", "\"; filename=\"x.exe", "=?utf-8?q?Bella=0D=0ABcc:_x@y?=", "\u202eallaB",
			"\ud83d\ude00\ud83d\ude00", "B\u00e9lla \u6f22\u5b57", "../../etc/passwd", "{0} {1}", "long", "'$(id)`", "", "\ud800" })
	void noNameAddsAHeader(final String said) throws Exception {
		final var name = said.equals("long") ? "a".repeat(5000) : said;
		final var usual = headers(MimeDraft.unsent(MailDrafts.draft("Bella", "help@example.org")));
		final var bytes = MimeDraft.unsent(MailDrafts.draft(name, "help@example.org"));
		assertEquals(usual, headers(bytes));
		final var message = MailDrafts.read(bytes);
		assertFalse(message.getSubject().matches("(?s).*[\\r\\n].*"), message.getSubject());
		assertEquals(1, message.getAllRecipients().length);
		final var file = MailDrafts.parts(message).get(1);
		assertArrayEquals(MailDrafts.FILE, file.getInputStream().readAllBytes());
		assertTrue(file.getFileName().endsWith(InvitationFile.EXTENSION) && !file.getFileName().matches("(?s).*[/\\\\\"\\r\\n].*"), file.getFileName());
		for (final var line : new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n")) {
			assertTrue(line.length() <= 998, line);
		}
	}

	private static Set<String> headers(final byte[] bytes) throws Exception {
		final var names = new TreeSet<String>();
		Collections.list(MailDrafts.read(bytes).getAllHeaders()).forEach(header -> names.add(header.getName()));
		return names;
	}

	@Test
	void addressesOfOtherScriptsAreKept() throws Exception {
		final var bytes = MimeDraft.unsent(MailDrafts.draft("Bella", "j\u00f6rg@b\u00fccher.example"));
		assertTrue(new String(bytes, StandardCharsets.UTF_8).contains("To: j\u00f6rg@xn--bcher-kva.example\r\n"), () -> new String(bytes, StandardCharsets.UTF_8));
	}
}
