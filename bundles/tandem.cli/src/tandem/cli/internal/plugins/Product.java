// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;

/**
 * An installed product that plug-ins are put into.
 *
 * @param folder where it is
 * @param profile the name of its profile of p2
 */
record Product(Path folder, String profile) {

	private static final String REGISTRY = "p2/org.eclipse.equinox.p2.engine/profileRegistry"; //$NON-NLS-1$

	private static final String PROFILE = ".profile"; //$NON-NLS-1$

	/**
	 * The product in a folder.
	 *
	 * @throws CommandException where there is none, or it may not be changed
	 */
	static Product in(final Path folder) throws CommandException, IOException {
		final var registry = folder.resolve(REGISTRY);
		if (!Files.isDirectory(registry)) {
			throw new CommandException(ExitStatus.FAILED, "There is no product of Tandem in " + folder + '.'); //$NON-NLS-1$
		}
		if (!Files.isWritable(folder.resolve("configuration")) || !Files.isWritable(registry)) { //$NON-NLS-1$
			throw new CommandException(ExitStatus.FAILED, folder + " belongs to an administrator: run this with their rights (sudo)."); //$NON-NLS-1$
		}
		try (var profiles = Files.list(registry)) {
			final var profile = profiles.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(PROFILE)).findFirst()
					.orElseThrow(() -> new CommandException(ExitStatus.FAILED, "The product in " + folder + " can't be extended: it has no profile.")); //$NON-NLS-1$ //$NON-NLS-2$
			return new Product(folder.toRealPath(), profile.substring(0, profile.length() - PROFILE.length()));
		}
	}

	/**
	 * A product by its name, where it usually is: beside the command line, or where Debian's packages put it.
	 *
	 * @param install folder of the command line
	 */
	static Product named(final String name, final Path install) throws CommandException, IOException {
		final var full = "tandem-" + name; //$NON-NLS-1$
		final var places = List.of(install.resolveSibling(full), install.resolve("../../../../" + full + "/linux/gtk/x86_64").normalize(), Path.of("/usr/lib", full), Path.of("/opt", full)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		for (final var place : places) {
			if (Files.isDirectory(place.resolve(REGISTRY))) {
				return in(place);
			}
		}
		throw new CommandException(ExitStatus.FAILED, "Where is the " + name + "? Name its folder with --in."); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** The states that it was in, oldest first: the last one is that of now. */
	List<Long> states() throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve(REGISTRY).resolve(profile + PROFILE))) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d+\\.profile(\\.gz)?")) //$NON-NLS-1$
					.map(name -> Long.valueOf(name.substring(0, name.indexOf('.')))).sorted().toList();
		}
	}
}
