// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import org.eclipse.osgi.util.NLS;

import tandem.settings.Settings.RefusedException;

/** What a person chose, in a file that is replaced as a whole; where that is a link, what it leads to. Writers of several programs take turns. */
final class PersonFile {

	private static final String BAD = ".bad"; //$NON-NLS-1$

	private final Path file;
	private final Object turn = new Object();

	PersonFile(final Path file) {
		this.file = file;
	}

	/** Reads it again whenever it has changed. */
	Watched watched() {
		return new Watched(List.of(file), () -> Values.read(file));
	}

	/**
	 * Changes what stands there, unknown names left as they are.
	 *
	 * @throws RefusedException where it is not to be believed
	 */
	void change(final Consumer<JsonObject> change) throws IOException {
		inTurn(() -> {
			final var now = Values.read(file);
			if (now.trouble().isPresent()) {
				throw new RefusedException(NLS.bind(Messages.Refused_broken, now.trouble().get()));
			}
			final var next = now.whole().deepCopy();
			change.accept(next);
			write(new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(next) + "\n"); //$NON-NLS-1$
		});
	}

	/** Sets it aside if it is not to be believed. */
	void setAside() throws IOException {
		inTurn(() -> {
			if (Values.read(file).trouble().isPresent()) {
				Files.move(file, file.resolveSibling(file.getFileName() + BAD), StandardCopyOption.REPLACE_EXISTING);
			}
		});
	}

	private void inTurn(final Work work) throws IOException {
		Files.createDirectories(file.getParent());
		synchronized (turn) {
			try (var lock = FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); //$NON-NLS-1$
					var held = lock.lock()) {
				work.run();
			}
		}
	}

	/** Whole or not at all, and on the disk when this returns; readable by its owner only, as temporary files are. */
	private void write(final String text) throws IOException {
		final var real = real();
		final var part = Files.createTempFile(real.getParent(), ".settings", ".part"); //$NON-NLS-1$ //$NON-NLS-2$
		try {
			try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
				final var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
				channel.force(true);
			}
			Files.move(part, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(part);
		}
	}

	private Path real() throws IOException {
		try {
			return file.toRealPath();
		} catch (final NoSuchFileException e) {
			return Files.isSymbolicLink(file) ? file.resolveSibling(Files.readSymbolicLink(file)) : file;
		}
	}

	/** Something that is done while nobody else writes. */
	private interface Work {

		void run() throws IOException;
	}
}
