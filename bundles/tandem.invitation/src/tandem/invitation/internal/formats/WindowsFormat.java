// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;

import tandem.invitation.InvitationException;
import tandem.invitation.InvitationException.Problem;
import tandem.invitation.InvitationFacts;
import tandem.invitation.InvitationFormat;
import tandem.invitation.windows.OpenedWindowsInvitation;
import tandem.invitation.windows.WindowsAddress;
import tandem.invitation.windows.WindowsInvitation;
import tandem.invitation.windows.WindowsInvitationException;
import tandem.invitation.windows.WindowsInvitationFile;

/** Invitations of Windows Remote Assistance. */
@Component
public final class WindowsFormat implements InvitationFormat {

	private final WindowsInvitationFile files = new WindowsInvitationFile();

	@Override
	public String kind() {
		return "windows"; //$NON-NLS-1$
	}

	@Override
	public String label() {
		return "Windows Remote Assistance"; //$NON-NLS-1$
	}

	@Override
	public List<String> endings() {
		return List.of(WindowsInvitationFile.EXTENSION, ".MsRcIncident"); //$NON-NLS-1$
	}

	@Override
	public Sealed read(final Path file) throws InvitationException, IOException {
		try {
			return new Theirs(files, files.read(file));
		} catch (final WindowsInvitationException e) {
			throw refused(e);
		}
	}

	private static InvitationException refused(final WindowsInvitationException e) {
		final var exactly = Optional.of(e.getMessage() + " (" + e.detail() + ')'); //$NON-NLS-1$
		return switch (e.problem()) {
		case NOT_AN_INVITATION -> new InvitationException(Problem.NOT_AN_INVITATION, e.detail(), e);
		case WRONG_PASSWORD -> new InvitationException(Problem.WRONG_PASSWORD, e.detail(), Optional.of(e.getMessage()), e);
		case TOO_LARGE -> new InvitationException(Problem.TOO_LARGE, e.detail(), exactly, e);
		case DAMAGED, FORBIDDEN, NO_ADDRESS -> new InvitationException(Problem.DAMAGED, e.detail(), exactly, e);
		};
	}

	private record Theirs(WindowsInvitationFile files, WindowsInvitation sealed) implements Sealed {

		@Override
		public InvitationFacts facts() {
			return facts(sealed, sealed.clearAddresses(), Optional.empty(), false);
		}

		@Override
		public boolean wantsPassword() {
			return sealed.hasPassword();
		}

		/** Windows decides by its own clock; what the file says is shown. */
		@Override
		public boolean isOver() {
			return false;
		}

		@Override
		public InvitationFacts open(final String password) throws InvitationException {
			try {
				final OpenedWindowsInvitation opened = files.open(sealed, password);
				return facts(sealed, opened.addresses(), opened.computer(), opened.isPasswordProven());
			} catch (final WindowsInvitationException e) {
				throw refused(e);
			}
		}

		private static InvitationFacts facts(final WindowsInvitation sealed, final List<WindowsAddress> addresses, final Optional<String> computer, final boolean verified) {
			return new InvitationFacts(TandemFormat.said(sealed.user()), computer,
					addresses.stream().map(address -> new InvitationFacts.Address(address.host(), address.port(), address.kind())).toList(), sealed.issued(),
					sealed.expires(), verified);
		}
	}
}
