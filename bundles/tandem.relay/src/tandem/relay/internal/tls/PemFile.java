// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/** Keys and certificates as PEM (RFC 7468). */
public final class PemFile {

	private static final int LINE = 64;

	private PemFile() {
	}

	/** The text of one block. */
	public static String text(final String type, final byte[] content) {
		return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(LINE, new byte[] { '\n' }).encodeToString(content) + "\n-----END " + type //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				+ "-----\n"; //$NON-NLS-1$
	}

	/** Writes a file of one block, whole or not at all, and never readable by others. */
	public static void write(final Path file, final String type, final byte[] content) throws IOException {
		final var half = file.resolveSibling(file.getFileName() + ".new"); //$NON-NLS-1$
		Files.deleteIfExists(half);
		try (var out = Files.newByteChannel(half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) { //$NON-NLS-1$
			final var bytes = ByteBuffer.wrap(text(type, content).getBytes(StandardCharsets.US_ASCII));
			while (bytes.hasRemaining()) {
				out.write(bytes);
			}
		}
		Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}
}
