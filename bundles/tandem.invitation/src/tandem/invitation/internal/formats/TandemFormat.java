// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import tandem.invitation.InvitationException;
import tandem.invitation.InvitationException.Problem;
import tandem.invitation.InvitationFacts;
import tandem.invitation.InvitationFile;
import tandem.invitation.InvitationFormat;
import tandem.invitation.InvitationText;
import tandem.invitation.OpenedInvitation;
import tandem.invitation.SealedInvitation;
import tandem.invitation.windows.WindowsAddress;

/** Our own invitations, as files and as the text that stands for one. */
@Component
public final class TandemFormat implements InvitationFormat {

	private final InvitationFile files;

	/** By this computer's clock. */
	@Activate
	public TandemFormat() {
		this(Clock.systemUTC());
	}

	/** @param clock judges expiry */
	public TandemFormat(final Clock clock) {
		files = new InvitationFile(clock);
	}

	@Override
	public String kind() {
		return "tandem"; //$NON-NLS-1$
	}

	@Override
	public String label() {
		return "Tandem"; //$NON-NLS-1$
	}

	@Override
	public List<String> endings() {
		return List.of(InvitationFile.EXTENSION);
	}

	@Override
	public Sealed read(final Path file) throws InvitationException, IOException {
		if (!isOurs(file)) {
			throw new InvitationException(Problem.NOT_AN_INVITATION, "neither a header nor text", null); //$NON-NLS-1$
		}
		return new Own(files, files.read(file));
	}

	private static boolean isOurs(final Path file) throws IOException {
		try (var in = Files.newInputStream(file)) {
			final var first = in.readNBytes(InvitationFile.MAX_BYTES);
			return first.length > 0 && (first[0] == '{'
					|| InvitationText.find(new String(first, StandardCharsets.UTF_8)).filter(found -> found.kind() == InvitationText.Kind.TANDEM).isPresent());
		}
	}

	private record Own(InvitationFile files, SealedInvitation sealed) implements Sealed {

		@Override
		public InvitationFacts facts() {
			return facts(sealed, Optional.empty());
		}

		@Override
		public boolean wantsPassword() {
			return true;
		}

		@Override
		public boolean isOver() {
			return files.isExpired(sealed);
		}

		@Override
		public InvitationFacts open(final String password) throws InvitationException {
			final var opened = files.open(sealed, password);
			return facts(sealed, Optional.of(opened));
		}

		private static InvitationFacts facts(final SealedInvitation sealed, final Optional<OpenedInvitation> opened) {
			final var addresses = opened.map(OpenedInvitation::addresses).orElse(List.of()).stream().map(WindowsAddress::named).flatMap(Optional::stream)
					.map(address -> new InvitationFacts.Address(address.host(), address.port(), address.kind())).toList();
			return new InvitationFacts(said(sealed.from()), said(sealed.computer()), addresses, Optional.of(sealed.made()), Optional.of(sealed.expires()), opened.isPresent());
		}
	}

	/** What is blank is not said. */
	static Optional<String> said(final String text) {
		return Optional.of(text).filter(Predicate.not(String::isBlank));
	}
}
