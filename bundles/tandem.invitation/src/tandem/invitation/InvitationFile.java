// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import tandem.channel.Credential;
import tandem.invitation.InvitationException.Problem;
import tandem.invitation.internal.Contents;
import tandem.invitation.internal.FileForm;
import tandem.invitation.internal.Seal;

/** Reads and opens invitation files; connects to nobody. Thread-safe. */
public final class InvitationFile {

	/** How the names of the files end. */
	public static final String EXTENSION = ".tandem-invitation"; //$NON-NLS-1$

	/** MIME type of the files. */
	public static final String MIME_TYPE = "application/vnd.tandem.invitation"; //$NON-NLS-1$

	/** The way in as it appears in the credential. */
	public static final String WAY_IN = "invitation"; //$NON-NLS-1$

	/** Largest file. */
	public static final int MAX_BYTES = 64 * 1024;

	private final Clock clock;

	/** Judges expiry by this computer's clock. */
	public InvitationFile() {
		this(Clock.systemUTC());
	}

	/** @param clock judges expiry */
	public InvitationFile(final Clock clock) {
		this.clock = clock;
	}

	/**
	 * Reads a file's header. Call off any UI thread: the file may be on a slow drive.
	 *
	 * @throws InvitationException for anything but a whole invitation; an expired one can be read
	 * @throws IOException where the file can't be read
	 */
	public SealedInvitation read(final Path file) throws InvitationException, IOException {
		try (var in = Files.newInputStream(file)) {
			return read(in.readNBytes(MAX_BYTES + 1));
		}
	}

	/**
	 * Reads the header of an invitation that is in memory, as its file or as {@link InvitationText text}.
	 *
	 * @throws InvitationException for anything but a whole invitation; an expired one can be read
	 */
	public SealedInvitation read(final byte[] content) throws InvitationException {
		if (content.length > MAX_BYTES) {
			throw new InvitationException(Problem.TOO_LARGE, "more than " + MAX_BYTES + " bytes", null); //$NON-NLS-1$ //$NON-NLS-2$
		}
		final var file = InvitationText.unwrap(content);
		final var header = FileForm.parse(file).header();
		return new SealedInvitation(header.from(), header.computer(), header.made(), header.expires(), file.clone());
	}

	/** Whether its time is over by this computer's clock. */
	public boolean isExpired(final SealedInvitation invitation) {
		return !clock.instant().isBefore(invitation.expires());
	}

	/**
	 * Opens an invitation. Takes about 0.3 s of work and 64 MiB of memory: call off any UI thread.
	 *
	 * @param typed the password as typed
	 * @throws InvitationException {@link Problem#EXPIRED}, {@link Problem#WRONG_PASSWORD}, {@link Problem#DAMAGED}
	 */
	public OpenedInvitation open(final SealedInvitation invitation, final String typed) throws InvitationException {
		if (isExpired(invitation)) {
			throw new InvitationException(Problem.EXPIRED, "ended " + invitation.expires(), null); //$NON-NLS-1$
		}
		final var form = FileForm.parse(invitation.sealed());
		final var password = InvitationPassword.read(typed)
				.orElseThrow(() -> new InvitationException(Problem.WRONG_PASSWORD, "no password has this form", null)); //$NON-NLS-1$
		final var contents = Contents.decode(Seal.open(form, password));
		final var credential = new Credential(WAY_IN, contents.id(), contents.secret(password), contents.fingerprint());
		final var header = form.header();
		final var verified = new SealedInvitation(header.from(), header.computer(), header.made(), header.expires(), invitation.sealed());
		return new OpenedInvitation(verified, contents.addresses(), credential);
	}
}
