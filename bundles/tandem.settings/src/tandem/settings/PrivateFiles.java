// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Files and folders that only their owner may read. On file systems without POSIX modes the folder's own rules count. */
public final class PrivateFiles {

	private static final String POSIX = "posix"; //$NON-NLS-1$

	private PrivateFiles() {
	}

	/**
	 * Makes a folder, and those above it, with mode 0700.
	 *
	 * @throws IOException where it can't be made, is no folder, or belongs to somebody else
	 */
	public static Path folder(final Path folder) throws IOException {
		try {
			Files.createDirectories(folder, mode(folder, "rwx------")); //$NON-NLS-1$
		} catch (final FileAlreadyExistsException e) {
			throw new IOException(folder + " is no folder", e); //$NON-NLS-1$
		}
		return folder;
	}

	/**
	 * Makes a new empty file with mode 0600.
	 *
	 * @throws FileAlreadyExistsException where there is something by that name already, a symbolic link included
	 */
	public static Path newFile(final Path file) throws IOException {
		return Files.createFile(file, mode(file, "rw-------")); //$NON-NLS-1$
	}

	/**
	 * Writes a file of mode 0600 whole or not at all, and on the disk before this returns; a file of that name is replaced.
	 *
	 * @throws IOException where it can't be written; the old file is then untouched
	 */
	public static void write(final Path file, final byte[] content) throws IOException {
		final var target = file.toAbsolutePath();
		final var draft = newFile(target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		try {
			try (var out = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
				final var rest = ByteBuffer.wrap(content);
				while (rest.hasRemaining()) {
					out.write(rest);
				}
				out.force(true);
			}
			Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(draft);
		}
	}

	/** Whether nobody but the owner can enter or read; true where the file system has no such modes. */
	public static boolean isPrivate(final Path path) throws IOException {
		return !hasModes(path) || Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream().allMatch(p -> p.name().startsWith("OWNER_")); //$NON-NLS-1$
	}

	private static boolean hasModes(final Path path) {
		return path.getFileSystem().supportedFileAttributeViews().contains(POSIX);
	}

	private static FileAttribute<?>[] mode(final Path path, final String mode) {
		return hasModes(path) ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)) }
				: new FileAttribute<?>[0];
	}
}
