// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

import javax.net.ssl.SSLSocketFactory;

import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import jakarta.mail.MessagingException;
import tandem.identity.SecretFile;
import tandem.invitation.InvitationFile;
import tandem.invitation.mail.Delivery;
import tandem.invitation.mail.Draft;
import tandem.invitation.mail.InvitationMail;
import tandem.settings.Folders;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** Sends invitations by what this computer has. */
@Component
public final class MailService implements InvitationMail {

	/** File with the mail server's password, readable by its owner only. */
	static final String PASSWORD_FILE = "smtp-password"; //$NON-NLS-1$

	private static final int MAX_PASSWORD = 4096;

	private static final Set<PosixFilePermission> OWNER = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

	private final Settings settings;
	private final Path attachments;
	private final Path passwordFile;
	private final MailProgram program;
	private final BiFunction<List<String>, Duration, Delivery> runner;
	private final SmtpMail smtp;

	/** Made by the component runtime. */
	@Activate
	public MailService(@Reference final Settings settings, @Reference final Folders folders) {
		this(settings, folders, MailProgram.of(System.getProperty("os.name", "")), (command, patience) -> MailProgram.run(command, patience.toMillis()), //$NON-NLS-1$ //$NON-NLS-2$
				new SmtpMail((SSLSocketFactory) SSLSocketFactory.getDefault(), SmtpMail.PATIENCE));
	}

	MailService(final Settings settings, final Folders folders, final MailProgram program, final BiFunction<List<String>, Duration, Delivery> runner, final SmtpMail smtp) {
		this.settings = settings;
		this.attachments = folders.state().resolve("mail"); //$NON-NLS-1$
		this.passwordFile = folders.config().resolve(PASSWORD_FILE);
		this.program = program;
		this.runner = runner;
		this.smtp = smtp;
		clear();
	}

	/** What an earlier run left belongs to invitations that are over. */
	@Deactivate
	void clear() {
		delete(attachments);
	}

	@Override
	public Composed compose(final Draft draft) {
		final var folder = attachments.resolve(UUID.randomUUID().toString());
		try {
			SecretFile.makeFolder(attachments);
			SecretFile.makeFolder(folder);
			final var name = Words.fileName(draft);
			final var file = folder.resolve(program.gives() == MailProgram.Gives.INVITATION ? name : name.replace(InvitationFile.EXTENSION, EXTENSION));
			SecretFile.write(file, program.gives() == MailProgram.Gives.INVITATION ? draft.invitation() : MimeDraft.unsent(draft));
			final var delivery = runner.apply(program.command(draft, file), Duration.ofMillis(MailProgram.PATIENCE_MILLIS));
			if (delivery instanceof Delivery.Failed) {
				delete(folder);
			}
			return new Composed(delivery, () -> delete(folder));
		} catch (final IOException | MessagingException e) {
			delete(folder);
			return new Composed(new Delivery.Failed(NLS.bind(Messages.failedFile, e.getMessage()), ""), () -> { }); //$NON-NLS-1$
		}
	}

	private static void delete(final Path folder) {
		if (!Files.exists(folder)) {
			return;
		}
		try (var files = Files.walk(folder)) {
			for (final var file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		} catch (final IOException e) {
			folder.toFile().deleteOnExit(); // a program still holds it
		}
	}

	@Override
	public void save(final Draft draft, final Path file) throws IOException {
		try {
			SecretFile.write(file, MimeDraft.unsent(draft));
		} catch (final MessagingException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	@Override
	public String text(final Draft draft) {
		return Words.pasted(draft);
	}

	@Override
	public Optional<String> server() {
		return configured().map(SmtpServer::host);
	}

	private Optional<SmtpServer> configured() {
		return SmtpServer.of(settings.get(Setting.SMTP_SERVER), settings.get(Setting.SMTP_USER), settings.get(Setting.MAIL_FROM));
	}

	@Override
	public Delivery send(final Draft draft) {
		final var server = configured();
		if (server.isEmpty()) {
			return new Delivery.Failed(Messages.noServer, ""); //$NON-NLS-1$
		}
		if (server.get().user().isEmpty()) {
			return smtp.send(server.get(), "", draft); //$NON-NLS-1$
		}
		final var password = password();
		return password.isPresent() ? smtp.send(server.get(), password.get(), draft)
				: new Delivery.Failed(NLS.bind(Messages.failedPasswordFile, passwordFile), ""); //$NON-NLS-1$
	}

	/** Empty where it is missing, or others can read it. */
	private Optional<String> password() {
		try {
			final var isOwners = !passwordFile.getFileSystem().supportedFileAttributeViews().contains("posix") //$NON-NLS-1$
					|| OWNER.containsAll(Files.getPosixFilePermissions(passwordFile));
			if (!isOwners || Files.size(passwordFile) > MAX_PASSWORD) {
				return Optional.empty();
			}
			return Optional.of(Files.readString(passwordFile, StandardCharsets.UTF_8).strip()).filter(text -> !text.isEmpty());
		} catch (final IOException e) {
			return Optional.empty();
		}
	}
}
