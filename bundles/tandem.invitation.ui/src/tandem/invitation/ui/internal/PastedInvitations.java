// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.FrameworkUtil;

import tandem.identity.SecretFile;
import tandem.invitation.InvitationFile;
import tandem.invitation.InvitationText.Found;
import tandem.invitation.windows.WindowsInvitationFile;

/** Invitations that came as text: each is kept as a file that only its owner reads, until it goes from the list. Still sealed. */
final class PastedInvitations {

	private static final int NAME_BYTES = 8;

	private final Path folder;

	/** Keeps them in the workbench's own folder. */
	PastedInvitations() {
		this(Platform.getStateLocation(FrameworkUtil.getBundle(PastedInvitations.class)).toPath().resolve("pasted")); //$NON-NLS-1$
	}

	PastedInvitations(final Path folder) {
		this.folder = folder;
	}

	/**
	 * Keeps one; the same text always in the same file.
	 *
	 * @throws IOException where it can't be written
	 */
	Path keep(final Found found) throws IOException {
		SecretFile.makeFolder(folder);
		final var ending = switch (found.kind()) {
		case TANDEM -> InvitationFile.EXTENSION;
		case WINDOWS -> WindowsInvitationFile.EXTENSION;
		};
		final var file = folder.resolve(name(found.content()) + ending);
		SecretFile.write(file, found.content());
		return file;
	}

	private static String name(final byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, NAME_BYTES); //$NON-NLS-1$
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Whether a file is one of them. */
	boolean has(final Path file) {
		return file.startsWith(folder);
	}

	/** It is off the list: its file goes. Files that are not of these stay. */
	void forget(final Path file) {
		if (has(file)) {
			try {
				Files.deleteIfExists(file);
			} catch (final IOException e) {
				ILog.of(PastedInvitations.class).warn("a pasted invitation stays behind", e); //$NON-NLS-1$
			}
		}
	}
}
