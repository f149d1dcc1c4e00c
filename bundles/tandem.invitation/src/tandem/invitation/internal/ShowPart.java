// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import tandem.invitation.InvitationException;
import tandem.invitation.InvitationFacts;
import tandem.invitation.InvitationFormat;
import tandem.invitation.InvitationFormat.Sealed;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;

/** {@code tandem invitation show}: an invitation of any kind, opened where its password is known. */
final class ShowPart implements Command {

	private static final Option SEALED = Option.flag("--sealed", "don't ask for a password: show what the file says without one"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final Option PASSWORD_FILE = Option.one("--password-file", "FILE", "the password is in this file; else in TANDEM_PASSWORD, else it is asked for"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private static final Option PASSWORD = Option.one("--password", "PASSWORD", "the password itself: everybody on this computer can read it while the command runs"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private final Clock clock;

	private final List<InvitationFormat> formats;

	/** @param formats asked one after the other whose an invitation is */
	ShowPart(final Clock clock, final List<InvitationFormat> formats) {
		this.clock = clock;
		this.formats = formats;
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
				"With --json: one object with kind (tandem, windows, or what a plug-in names), user, computer, addresses[{host, port, kind}], issued, expires (ISO instants) and verified. What the file does not say is null.", //$NON-NLS-1$
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
		final var shown = shown(file, invocation);
		if (invocation.json()) {
			invocation.out().println(shown.json());
		} else {
			invocation.out().print(shown.text(clock.instant()));
		}
		return ExitStatus.DONE;
	}

	private Shown shown(final Path file, final Invocation invocation) throws CommandException, IOException {
		try {
			for (final var format : formats) {
				final var sealed = sealed(format, file);
				if (sealed.isPresent()) {
					return Shown.of(format, facts(sealed.get(), invocation));
				}
			}
		} catch (final InvitationException e) {
			throw new CommandException(e.problem() == InvitationException.Problem.WRONG_PASSWORD ? ExitStatus.NO : ExitStatus.FAILED,
					e.words().orElseGet(() -> sentence(e.problem())), e);
		}
		throw new CommandException(ExitStatus.FAILED, sentence(InvitationException.Problem.NOT_AN_INVITATION));
	}

	private static Optional<Sealed> sealed(final InvitationFormat format, final Path file) throws InvitationException, IOException {
		try {
			return Optional.of(format.read(file));
		} catch (final InvitationException e) {
			if (e.problem() == InvitationException.Problem.NOT_AN_INVITATION) {
				return Optional.empty();
			}
			throw e;
		}
	}

	private static InvitationFacts facts(final Sealed sealed, final Invocation invocation) throws CommandException, InvitationException {
		if (sealed.isOver()) {
			note(invocation, "Its time is over: it is not opened any more."); //$NON-NLS-1$
			return sealed.facts();
		}
		final var password = sealed.wantsPassword() ? password(invocation) : Optional.of(""); //$NON-NLS-1$
		return password.isPresent() ? sealed.open(password.get()) : sealed.facts();
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
