// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import tandem.invitation.mail.Draft;
import tandem.invitation.mail.MailAddress;

/** Messages for tests, and a reader of them. */
final class MailDrafts {

	static final byte[] FILE = "{\"tandem-invitation\":1,\"from\":\"x\"}\nAAAA\nbbbb\n".getBytes(StandardCharsets.UTF_8);

	private MailDrafts() {
	}

	static Draft draft(final String name, final String to) throws MailAddress.Refused {
		return new Draft(MailAddress.read(to), name, "pc-17", Instant.parse("2126-01-02T03:04:05Z"), FILE);
	}

	static MimeMessage read(final byte[] message) throws Exception {
		return new MimeMessage(MimeDraft.session(), new ByteArrayInputStream(message));
	}

	/** The parts of a message, read without the platform's handlers. */
	static List<MimeBodyPart> parts(final MimeMessage message) throws Exception {
		final var parts = new MimeMultipart(new ByteArrayDataSource(message.getRawInputStream(), message.getContentType()));
		return List.of((MimeBodyPart) parts.getBodyPart(0), (MimeBodyPart) parts.getBodyPart(1));
	}

	static String words(final MimeMessage message) throws Exception {
		return new String(parts(message).getFirst().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}
}
