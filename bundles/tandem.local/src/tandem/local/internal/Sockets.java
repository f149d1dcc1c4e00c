// SPDX-License-Identifier: EPL-2.0
package tandem.local.internal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import tandem.identity.SecretFile;

/**
 * Where the sockets are: in a folder that nobody but this user can enter, which is all that says who may ask.
 *
 * @param folder theirs
 */
record Sockets(Path folder) {

	private static final Pattern PRODUCT = Pattern.compile("[a-z0-9-]{1,32}"); //$NON-NLS-1$

	private static final Set<PosixFilePermission> OWNER_FOLDER = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
			PosixFilePermission.OWNER_EXECUTE);

	/** Makes the folder; refuses one that is a link, is somebody else's, or stays open to others. */
	void make() throws IOException {
		SecretFile.makeFolder(folder);
		if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
				|| !OWNER_FOLDER.equals(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS))) {
			throw new IOException(folder + " is not this user's alone"); //$NON-NLS-1$
		}
	}

	/** The socket of a product. */
	Path of(final String product) {
		if (!PRODUCT.matcher(product).matches()) {
			throw new IllegalArgumentException(product);
		}
		return folder.resolve(product + ".socket"); //$NON-NLS-1$
	}

	/** Connects to a product; empty where none answers. */
	Optional<SocketChannel> connect(final String product) throws IOException {
		final var socket = of(product);
		if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
			return Optional.empty();
		}
		final var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
		try {
			channel.connect(UnixDomainSocketAddress.of(socket));
			return Optional.of(channel);
		} catch (final IOException e) {
			// nobody is behind it: it was left by an instance that was killed
			channel.close();
			return Optional.empty();
		}
	}
}
