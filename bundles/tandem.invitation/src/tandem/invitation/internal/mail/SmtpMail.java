// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import java.time.Duration;
import java.util.Properties;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

import org.eclipse.osgi.util.NLS;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import tandem.invitation.mail.Delivery;
import tandem.invitation.mail.Draft;
import tandem.invitation.mail.MailAddress;

/** Sends a message by a mail server: over TLS that the server proves itself with, or not at all. */
final class SmtpMail {

	/** For each step on the way. */
	static final Duration PATIENCE = Duration.ofSeconds(20);

	private final SSLSocketFactory sockets;

	private final Duration patience;

	/** @param sockets trust whom this computer trusts */
	SmtpMail(final SSLSocketFactory sockets, final Duration patience) {
		this.sockets = sockets;
		this.patience = patience;
	}

	/** @param password empty for a server that asks for none */
	Delivery send(final SmtpServer server, final String password, final Draft draft) {
		final var loader = Thread.currentThread().getContextClassLoader();
		// the mail API looks for its parts there
		Thread.currentThread().setContextClassLoader(Session.class.getClassLoader());
		try {
			return sendWith(server, password, draft);
		} finally {
			Thread.currentThread().setContextClassLoader(loader);
		}
	}

	private Delivery sendWith(final SmtpServer server, final String password, final Draft draft) {
		final MailAddress from;
		try {
			final var all = MailAddress.read(server.from());
			if (all.size() != 1) {
				return new Delivery.Failed(Messages.failedFrom, ""); //$NON-NLS-1$
			}
			from = all.getFirst();
		} catch (final MailAddress.Refused e) {
			return new Delivery.Failed(Messages.failedFrom, e.getMessage());
		}
		if (draft.to().isEmpty()) {
			return new Delivery.Failed(Messages.failedAddress, ""); //$NON-NLS-1$
		}
		final var session = Session.getInstance(properties(server, draft));
		try (var transport = session.getTransport("smtp")) { //$NON-NLS-1$
			final var message = MimeDraft.toSend(session, draft, from);
			transport.connect(server.host(), server.port(), server.user().isEmpty() ? null : server.user(), server.user().isEmpty() ? null : password);
			if (!isAscii(draft) && transport instanceof final org.eclipse.angus.mail.smtp.SMTPTransport smtp && !smtp.supportsExtension("SMTPUTF8")) { //$NON-NLS-1$
				return new Delivery.Failed(NLS.bind(Messages.failedUtf8, server.host()), ""); //$NON-NLS-1$
			}
			transport.sendMessage(message, message.getAllRecipients());
			return new Delivery.Sent();
		} catch (final MessagingException e) {
			return new Delivery.Failed(NLS.bind(why(e), server.host()), detail(e));
		}
	}

	private static boolean isAscii(final Draft draft) {
		return draft.to().stream().allMatch(MailAddress::isAscii);
	}

	private Properties properties(final SmtpServer server, final Draft draft) {
		final var millis = String.valueOf(patience.toMillis());
		final var properties = new Properties();
		properties.put("mail.smtp.starttls.enable", "true"); //$NON-NLS-1$ //$NON-NLS-2$
		properties.put("mail.smtp.starttls.required", "true"); //$NON-NLS-1$ //$NON-NLS-2$
		properties.put("mail.smtp.ssl.checkserveridentity", "true"); //$NON-NLS-1$ //$NON-NLS-2$
		properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2"); //$NON-NLS-1$ //$NON-NLS-2$
		properties.put("mail.smtp.ssl.socketFactory", sockets); //$NON-NLS-1$
		properties.put("mail.smtp.ssl.socketFactory.fallback", "false"); //$NON-NLS-1$ //$NON-NLS-2$
		properties.put("mail.smtp.connectiontimeout", millis); //$NON-NLS-1$
		properties.put("mail.smtp.timeout", millis); //$NON-NLS-1$
		properties.put("mail.smtp.writetimeout", millis); //$NON-NLS-1$
		properties.put("mail.smtp.auth", String.valueOf(!server.user().isEmpty())); //$NON-NLS-1$
		properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN"); //$NON-NLS-1$ //$NON-NLS-2$
		properties.put("mail.mime.allowutf8", String.valueOf(!isAscii(draft))); //$NON-NLS-1$
		return properties;
	}

	private static String why(final MessagingException failure) {
		if (failure instanceof AuthenticationFailedException) {
			return Messages.failedAuthentication;
		}
		if (failure instanceof SendFailedException) {
			return Messages.failedRecipient;
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SSLException) {
				return Messages.failedCertificate;
			}
			if (cause instanceof java.io.IOException) {
				return certificate(cause) ? Messages.failedCertificate : Messages.failedUnreachable;
			}
		}
		return String.valueOf(failure.getMessage()).contains("STARTTLS") ? Messages.failedNoTls : Messages.failedGeneral; //$NON-NLS-1$
	}

	/** The mail API wraps a wrong name in the certificate in a plain exception. */
	private static boolean certificate(final Throwable cause) {
		return String.valueOf(cause.getMessage()).contains("identity"); //$NON-NLS-1$
	}

	private static String detail(final MessagingException failure) {
		final var told = String.valueOf(failure.getMessage()).strip();
		return failure.getNextException() == null ? told : told + '\n' + failure.getNextException().getMessage();
	}
}
