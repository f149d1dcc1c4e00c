// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.NLS;

/**
 * Files in {@code ProgramData} that only those may write who may also write to the system's own folder: accounts have translated names, and
 * the JDK tells no security identifiers, but it compares them.
 *
 * @param file the policy
 * @param system folder that nobody but administrators and the system itself can write to
 */
record WindowsPolicy(Path file, Path system) implements PolicyPlace {

	private static final Set<AclEntryPermission> TAKING_OVER = EnumSet.of(AclEntryPermission.DELETE, AclEntryPermission.DELETE_CHILD,
			AclEntryPermission.WRITE_ACL, AclEntryPermission.WRITE_OWNER);

	private static final Set<AclEntryPermission> WRITING = EnumSet.of(AclEntryPermission.WRITE_DATA, AclEntryPermission.APPEND_DATA,
			AclEntryPermission.DELETE, AclEntryPermission.DELETE_CHILD, AclEntryPermission.WRITE_ACL, AclEntryPermission.WRITE_OWNER);

	/**
	 * Of this computer.
	 *
	 * @param programData folder for all users' data of programs
	 * @param systemRoot folder of Windows
	 */
	static WindowsPolicy in(final String programData, final String systemRoot) {
		return new WindowsPolicy(Path.of(programData, "Tandem", "policy.json"), Path.of(systemRoot, "System32")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	@Override
	public Optional<String> doubt(final Path path) throws IOException {
		if (!path.toRealPath(LinkOption.NOFOLLOW_LINKS).equals(path.toRealPath())) {
			return Optional.of(NLS.bind(Messages.File_link, path));
		}
		final var trusted = rights(system);
		final var view = rights(path);
		return doubt(path, Files.isDirectory(path), writers(trusted.getOwner(), trusted.getAcl()), view.getOwner(), view.getAcl());
	}

	private static AclFileAttributeView rights(final Path path) throws IOException {
		return Optional.ofNullable(Files.getFileAttributeView(path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS))
				.orElseThrow(() -> new IOException("no access control list")); //$NON-NLS-1$
	}

	/** Who may write what these rights are of. */
	static Set<UserPrincipal> writers(final UserPrincipal owner, final List<AclEntry> rights) {
		final var writers = new HashSet<UserPrincipal>(Set.of(owner));
		rights.stream().filter(entry -> allows(entry, EnumSet.of(AclEntryPermission.WRITE_DATA))).map(AclEntry::principal).forEach(writers::add);
		return writers;
	}

	/** Whether somebody who is not trusted may write; whoever may add a file to a folder can't replace one. */
	static Optional<String> doubt(final Path path, final boolean folder, final Set<UserPrincipal> trusted, final UserPrincipal owner,
			final List<AclEntry> rights) {
		if (!trusted.contains(owner)) {
			return Optional.of(NLS.bind(Messages.File_owner, new Object[] { path, owner.getName(), Messages.Writers_administrators }));
		}
		return rights.stream().filter(entry -> allows(entry, folder ? TAKING_OVER : WRITING) && !trusted.contains(entry.principal())).findFirst()
				.map(entry -> NLS.bind(Messages.File_writers, path, entry.principal().getName()));
	}

	private static boolean allows(final AclEntry entry, final Set<AclEntryPermission> any) {
		return entry.type() == AclEntryType.ALLOW && !entry.flags().contains(AclEntryFlag.INHERIT_ONLY) && !Collections.disjoint(entry.permissions(), any);
	}
}
