// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

/**
 * Files of root's that nobody else may write (Filesystem Hierarchy Standard 3.0, section 3.7, for Linux; {@code /Library/Application Support}
 * on macOS).
 *
 * @param file the policy
 * @param owner user id that it must belong to
 */
record UnixPolicy(Path file, int owner) implements PolicyPlace {

	private static final int ROOT = 0;
	private static final int GROUP_WRITES = 0020;
	private static final int OTHERS_WRITE = 0002;

	static final UnixPolicy LINUX = new UnixPolicy(Path.of("/etc/tandem/policy.json"), ROOT); //$NON-NLS-1$
	static final UnixPolicy MACOS = new UnixPolicy(Path.of("/Library/Application Support/Tandem/policy.json"), ROOT); //$NON-NLS-1$

	@Override
	public Optional<String> doubt(final Path path) throws IOException {
		if (Files.isSymbolicLink(path)) {
			return Optional.of(NLS.bind(Messages.File_link, path));
		}
		final var facts = Files.readAttributes(path, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS); //$NON-NLS-1$
		final var mode = (Integer) facts.get("mode"); //$NON-NLS-1$
		if (!Integer.valueOf(owner).equals(facts.get("uid"))) { //$NON-NLS-1$
			return Optional.of(NLS.bind(Messages.File_owner, new Object[] { path, Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName(), "root" })); //$NON-NLS-1$
		}
		if ((mode & OTHERS_WRITE) != 0) {
			return Optional.of(NLS.bind(Messages.File_writers, path, Messages.Writers_everybody));
		}
		if ((mode & GROUP_WRITES) != 0 && !Integer.valueOf(ROOT).equals(facts.get("gid"))) { //$NON-NLS-1$
			return Optional.of(NLS.bind(Messages.File_writers, path, Messages.Writers_group));
		}
		return Optional.empty();
	}
}
