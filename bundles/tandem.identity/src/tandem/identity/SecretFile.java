// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read, written whole or not at all, and on the disk when the call returns. */
public final class SecretFile {

	private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------"); //$NON-NLS-1$

	private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = PosixFilePermissions
			.asFileAttribute(PosixFilePermissions.fromString("rw-------")); //$NON-NLS-1$

	private SecretFile() {
	}

	/** Makes a folder, its parents too, that only its owner may enter. */
	public static void makeFolder(final Path folder) throws IOException {
		if (folder.getParent() != null) {
			Files.createDirectories(folder.getParent());
		}
		try {
			Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
		} catch (final FileAlreadyExistsException e) {
			if (!Files.isDirectory(folder)) {
				throw e;
			}
			Files.setPosixFilePermissions(folder, OWNER_FOLDER);
		}
	}

	/** Replaces the file's content. */
	public static void write(final Path file, final byte[] content) throws IOException {
		final var folder = file.toAbsolutePath().getParent();
		final var part = Files.createTempFile(folder, ".tandem", ".part", OWNER_ONLY); //$NON-NLS-1$ //$NON-NLS-2$
		try {
			try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				final var bytes = ByteBuffer.wrap(content);
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
				channel.force(true);
			}
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(part);
		}
		try (var entry = FileChannel.open(folder, StandardOpenOption.READ)) {
			entry.force(true);
		}
	}
}
