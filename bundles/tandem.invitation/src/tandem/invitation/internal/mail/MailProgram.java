// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import tandem.invitation.mail.Delivery;
import tandem.invitation.mail.Draft;

/** The mail program of this computer, as each platform lets one open it. */
sealed interface MailProgram {

	/** Which file is given to it. */
	enum Gives {
		/** The invitation, attached by the program. */
		INVITATION,
		/** The whole message. */
		MESSAGE
	}

	/** Which file is given to it. */
	Gives gives();

	/** The command that opens it; no shell reads it. */
	List<String> command(Draft draft, Path file);

	/** That of a platform. */
	static MailProgram of(final String os) {
		final var name = os.toLowerCase(Locale.ROOT);
		if (name.contains("mac")) { //$NON-NLS-1$
			return new Opened(List.of("open")); //$NON-NLS-1$
		}
		return name.contains("windows") ? new Opened(List.of("rundll32", "url.dll,FileProtocolHandler")) : new XdgEmail(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** The desktop's own way where the X Desktop Group's tools are. */
	record XdgEmail() implements MailProgram {

		@Override
		public Gives gives() {
			return Gives.INVITATION;
		}

		@Override
		public List<String> command(final Draft draft, final Path file) {
			final var command = new ArrayList<>(List.of("xdg-email", "--utf8", "--subject", Words.subject(draft), "--body", Words.body(draft), "--attach", file.toString())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
			draft.to().forEach(to -> command.add(to.toString()));
			return List.copyOf(command);
		}
	}

	/** A message in a file, opened by whatever opens such files. */
	record Opened(List<String> opener) implements MailProgram {

		@Override
		public Gives gives() {
			return Gives.MESSAGE;
		}

		@Override
		public List<String> command(final Draft draft, final Path file) {
			final var command = new ArrayList<>(opener);
			command.add(file.toString());
			return List.copyOf(command);
		}
	}

	/** One that is still there after these milliseconds is the mail program itself. */
	long PATIENCE_MILLIS = 8_000;

	/** Runs a command. */
	static Delivery run(final List<String> command, final long patience) {
		try {
			final var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.redirectInput(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null")).start(); //$NON-NLS-1$ //$NON-NLS-2$
			if (!process.waitFor(patience, TimeUnit.MILLISECONDS) || process.exitValue() == 0) {
				return new Delivery.Handed();
			}
			return new Delivery.Failed(Messages.noProgram, command.getFirst() + ": " + process.exitValue()); //$NON-NLS-1$
		} catch (final IOException e) {
			return new Delivery.Failed(Messages.noProgram, e.getMessage());
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return new Delivery.Failed(Messages.programFailed, ""); //$NON-NLS-1$
		}
	}
}
