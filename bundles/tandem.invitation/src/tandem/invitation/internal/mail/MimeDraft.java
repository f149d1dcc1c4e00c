// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

import jakarta.activation.ActivationDataFlavor;
import jakarta.activation.CommandInfo;
import jakarta.activation.CommandMap;
import jakarta.activation.DataContentHandler;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import tandem.invitation.InvitationFile;
import tandem.invitation.mail.Draft;
import tandem.invitation.mail.MailAddress;

/** A message as MIME: words in plain text, the invitation attached. */
final class MimeDraft {

	private static final String MIXED = "mixed"; //$NON-NLS-1$

	private MimeDraft() {
	}

	/** Of no server: for messages that go into a file. */
	static Session session() {
		return Session.getInstance(new Properties());
	}

	/** A message that mail programs open as one still to be sent. */
	static byte[] unsent(final Draft draft) throws MessagingException, IOException {
		final var message = message(session(), draft);
		message.setHeader("X-Unsent", "1"); //$NON-NLS-1$ //$NON-NLS-2$
		message.saveChanges();
		message.removeHeader("Message-ID"); //$NON-NLS-1$
		final var bytes = new ByteArrayOutputStream();
		message.writeTo(bytes);
		return bytes.toByteArray();
	}

	/** A message to be sent. */
	static MimeMessage toSend(final Session session, final Draft draft, final MailAddress from) throws MessagingException {
		final var message = message(session, draft);
		message.setFrom(address(from));
		message.setSentDate(new Date());
		message.saveChanges();
		return message;
	}

	private static MimeMessage message(final Session session, final Draft draft) throws MessagingException {
		final var words = new MimeBodyPart();
		words.setDataHandler(handler(Words.body(draft).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		words.setHeader("Content-Transfer-Encoding", "quoted-printable"); //$NON-NLS-1$ //$NON-NLS-2$
		final var file = new MimeBodyPart();
		file.setDataHandler(handler(draft.invitation(), InvitationFile.MIME_TYPE));
		file.setDisposition(Part.ATTACHMENT);
		file.setFileName(Words.fileName(draft));
		file.setHeader("Content-Transfer-Encoding", "base64"); //$NON-NLS-1$ //$NON-NLS-2$
		final var both = new MimeMultipart(MIXED);
		both.addBodyPart(words);
		both.addBodyPart(file);
		final var message = new MimeMessage(session);
		for (final var to : draft.to()) {
			message.addRecipient(RecipientType.TO, address(to));
		}
		message.setSubject(Words.subject(draft), StandardCharsets.UTF_8.name());
		final var content = new DataHandler(both, both.getContentType());
		content.setCommandMap(new Multiparts());
		message.setDataHandler(content);
		return message;
	}

	static InternetAddress address(final MailAddress address) throws MessagingException {
		final var internet = new InternetAddress();
		internet.setAddress(address.toString());
		return internet;
	}

	private static DataHandler handler(final byte[] bytes, final String type) {
		return new DataHandler(new ByteArrayDataSource(bytes, type));
	}

	/** Writes a multipart without asking the platform for handlers, which it would look for in files and class loaders. */
	private static final class Multiparts extends CommandMap {

		@Override
		public CommandInfo[] getPreferredCommands(final String type) {
			return new CommandInfo[0];
		}

		@Override
		public CommandInfo[] getAllCommands(final String type) {
			return new CommandInfo[0];
		}

		@Override
		public CommandInfo getCommand(final String type, final String command) {
			return null;
		}

		@Override
		public DataContentHandler createDataContentHandler(final String type) {
			return new MultipartHandler();
		}
	}

	private static final class MultipartHandler implements DataContentHandler {

		@Override
		public ActivationDataFlavor[] getTransferDataFlavors() {
			return new ActivationDataFlavor[0];
		}

		@Override
		public Object getTransferData(final ActivationDataFlavor flavor, final DataSource source) throws IOException {
			return getContent(source);
		}

		@Override
		public Object getContent(final DataSource source) throws IOException {
			try {
				return new MimeMultipart(source);
			} catch (final MessagingException e) {
				throw new IOException(e);
			}
		}

		@Override
		public void writeTo(final Object content, final String type, final OutputStream out) throws IOException {
			try {
				((MimeMultipart) content).writeTo(out);
			} catch (final MessagingException e) {
				throw new IOException(e);
			}
		}
	}
}
