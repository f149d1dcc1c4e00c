// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;

/** Where an invitation may be saved. */
public sealed interface FileChoice {

	/** How the files' names end. */
	String ENDING = ".tandem-invitation"; //$NON-NLS-1$

	/** The file can be written. */
	record Good(Path file) implements FileChoice {
	}

	/** There is such a file: it would be replaced. */
	record Replaces(Path file) implements FileChoice {
	}

	/** It can't be saved there; why, in words for the sharer. */
	record Bad(String why) implements FileChoice {
	}

	/** A new name in the folder where people look first: the desktop, else the home folder. */
	static Path suggest(final Path home) {
		final var desktop = home.resolve("Desktop"); //$NON-NLS-1$
		final var folder = Files.isDirectory(desktop) && Files.isWritable(desktop) ? desktop : home;
		for (var number = 1;; number++) {
			final var file = named(folder, Messages.File_suggestion, number);
			if (!Files.exists(file)) {
				return file;
			}
		}
	}

	/** A translated name may have letters that this computer's file names can't have. */
	private static Path named(final Path folder, final String name, final int number) {
		try {
			return folder.resolve(name + (number == 1 ? "" : " " + number) + ENDING); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (final InvalidPathException e) {
			return named(folder, "Tandem", number); //$NON-NLS-1$
		}
	}

	/**
	 * Looks at what somebody typed; the ending is added where it is missing.
	 *
	 * @param home what a path that is not absolute, or {@code ~}, starts from
	 */
	static FileChoice check(final String typed, final Path home) {
		final var text = typed.strip();
		if (text.isEmpty() || text.endsWith("/")) { //$NON-NLS-1$
			return new Bad(Messages.File_noName);
		}
		try {
			final var inHome = text.startsWith("~/") ? text.substring(2) : text; //$NON-NLS-1$
			return check(home.resolve(inHome.endsWith(ENDING) ? inHome : inHome + ENDING).normalize());
		} catch (final InvalidPathException e) {
			return new Bad(Messages.File_noName);
		}
	}

	private static FileChoice check(final Path file) {
		final var folder = file.getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			return new Bad(NLS.bind(Messages.File_noFolder, folder));
		}
		if (!Files.isWritable(folder)) {
			return new Bad(NLS.bind(Messages.File_forbidden, folder));
		}
		if (Files.isDirectory(file)) {
			return new Bad(Messages.File_noName);
		}
		return Files.exists(file) ? new Replaces(file) : new Good(file);
	}
}
