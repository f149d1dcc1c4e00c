// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import tandem.invitation.InvitationException;
import tandem.invitation.InvitationFile;
import tandem.invitation.InvitationText;
import tandem.invitation.windows.WindowsInvitationException;
import tandem.invitation.windows.WindowsInvitationFile;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;

/** {@code tandem invitation show}: an invitation of either kind, opened where its password is known. */
final class ShowPart implements Command {

	private static final Option SEALED = Option.flag("--sealed", "don't ask for a password: show what the file says without one"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final Option PASSWORD_FILE = Option.one("--password-file", "FILE", "the password is in this file; else in TANDEM_PASSWORD, else it is asked for"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private static final Option PASSWORD = Option.one("--password", "PASSWORD", "the password itself: everybody on this computer can read it while the command runs"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private final InvitationFile own;

	private final WindowsInvitationFile windows = new WindowsInvitationFile();

	private final Clock clock;

	ShowPart(final Clock clock) {
		own = new InvitationFile(clock);
		this.clock = clock;
	}

	@Override
	public String name() {
		return "show"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "show who made an invitation, how long it holds, and with its password where it leads"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("FILE is an invitation of Tandem (.tandem-invitation, or a message that holds one as text) or of Windows Remote Assistance (.msrcIncident); what is in it decides. Nobody is called.", //$NON-NLS-1$
				"Without the password what the file says of itself is shown, unverified; the addresses are sealed in most.", //$NON-NLS-1$
				"With --json: one object with kind (tandem or windows), user, computer, addresses[{host, port, kind}], issued, expires (ISO instants) and verified. What the file does not say is null.", //$NON-NLS-1$
				"Exit status: 0 shown, 1 the password is wrong, 2 not understood, 3 the file can't be read or is no whole invitation."); //$NON-NLS-1$
	}

	@Override
	public List<Operand> operands() {
		return List.of(new Operand("FILE", true, "the invitation")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public List<Option> options() {
		return List.of(SEALED, PASSWORD_FILE, PASSWORD, Option.JSON);
	}

	@Override
	public int run(final Invocation invocation) throws CommandException, IOException {
		final var file = invocation.file(invocation.operands().getFirst());
		final var shown = isOwn(file) ? own(file, invocation) : windows(file, invocation);
		if (invocation.json()) {
			invocation.out().println(shown.json());
		} else {
			invocation.out().print(shown.text(clock.instant()));
		}
		return ExitStatus.DONE;
	}

	/** Its file, or the text that stands for one. */
	private static boolean isOwn(final Path file) throws IOException {
		try (var in = Files.newInputStream(file)) {
			final var first = in.readNBytes(InvitationFile.MAX_BYTES);
			return first.length > 0 && (first[0] == '{'
					|| InvitationText.find(new String(first, StandardCharsets.UTF_8)).filter(found -> found.kind() == InvitationText.Kind.TANDEM).isPresent());
		}
	}

	private Shown own(final Path file, final Invocation invocation) throws CommandException, IOException {
		try {
			final var sealed = own.read(file);
			if (own.isExpired(sealed)) {
				note(invocation, "Its time is over: it is not opened any more."); //$NON-NLS-1$
				return Shown.of(sealed, Optional.empty());
			}
			final var password = password(invocation);
			return Shown.of(sealed, password.isPresent() ? Optional.of(own.open(sealed, password.get())) : Optional.empty());
		} catch (final InvitationException e) {
			throw new CommandException(e.problem() == InvitationException.Problem.WRONG_PASSWORD ? ExitStatus.NO : ExitStatus.FAILED, sentence(e.problem()), e);
		}
	}

	private static String sentence(final InvitationException.Problem problem) {
		return switch (problem) {
		case NOT_AN_INVITATION -> "This is no invitation, neither of Tandem nor of Windows."; //$NON-NLS-1$
		case NEWER_VERSION -> "A newer Tandem made this invitation: update this one."; //$NON-NLS-1$
		case DAMAGED -> "The invitation is damaged: ask for it again."; //$NON-NLS-1$
		case TOO_LARGE -> "This is no invitation: it is too large."; //$NON-NLS-1$
		case WRONG_PASSWORD -> "The password is not the one of this invitation. Nobody was called, and no try was spent."; //$NON-NLS-1$
		case EXPIRED -> "The invitation has expired: ask for a new one."; //$NON-NLS-1$
		};
	}

	private Shown windows(final Path file, final Invocation invocation) throws CommandException, IOException {
		try {
			final var sealed = windows.read(file);
			final var password = sealed.hasPassword() ? password(invocation) : Optional.of(""); //$NON-NLS-1$
			return Shown.of(sealed, password.isPresent() ? Optional.of(windows.open(sealed, password.get())) : Optional.empty());
		} catch (final WindowsInvitationException e) {
			throw refused(e);
		}
	}

	private static CommandException refused(final WindowsInvitationException e) {
		return switch (e.problem()) {
		case WRONG_PASSWORD -> new CommandException(ExitStatus.NO, e.getMessage(), e);
		case NOT_AN_INVITATION -> new CommandException(ExitStatus.FAILED, sentence(InvitationException.Problem.NOT_AN_INVITATION), e);
		case DAMAGED, FORBIDDEN, NO_ADDRESS, TOO_LARGE -> new CommandException(ExitStatus.FAILED, e.getMessage() + " (" + e.detail() + ')', e); //$NON-NLS-1$
		};
	}

	/** Empty where it is not wanted, or nothing was typed, or nobody can be asked. */
	private static Optional<String> password(final Invocation invocation) throws CommandException {
		final var told = List.of(PASSWORD_FILE, PASSWORD).stream().anyMatch(option -> invocation.has(option.name()));
		if (invocation.has(SEALED.name()) && !told) {
			return Optional.empty();
		}
		try {
			final var password = new String(invocation.password("Password of the invitation")); //$NON-NLS-1$
			if (told || !password.isBlank()) {
				return Optional.of(password);
			}
		} catch (final CommandException e) {
			if (told || e.status() != ExitStatus.MISUSED) {
				throw e;
			}
		}
		note(invocation, "Without the password what the file says is shown; nothing of it is proven."); //$NON-NLS-1$
		return Optional.empty();
	}

	private static void note(final Invocation invocation, final String sentence) {
		invocation.err().println(sentence);
	}
}
