// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.plugins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs p2's director, in a program of its own and with a configuration that is thrown away. Thread-safe. */
final class Director {

	/**
	 * What it said.
	 *
	 * @param status 0 where it was done
	 */
	record Said(int status, List<String> lines) {
	}

	private final Path install;

	/** @param install folder of the program whose bundles have the director */
	Director(final Path install) {
		this.install = install;
	}

	/** Blocking; an interruption ends it, and what was begun is taken back by p2. */
	Said run(final Product product, final List<String> arguments) throws IOException, InterruptedException {
		final var work = Files.createTempDirectory("tandem-plugins"); //$NON-NLS-1$
		try {
			final var command = new ArrayList<>(List.of(java(), "-Xmx512m", "-Djava.awt.headless=true", "-Dosgi.configuration.cascaded=true", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
					"-Dosgi.sharedConfiguration.area=" + install.resolve("configuration").toUri(), "-Dosgi.configuration.area=" + work.resolve("c").toUri(), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
					"-jar", launcher().toString(), "-nosplash", "-data", work.resolve("d").toString(), "-application", "org.eclipse.equinox.p2.director", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
					"-destination", product.folder().toString(), "-profile", product.profile())); //$NON-NLS-1$ //$NON-NLS-2$
			command.addAll(arguments);
			final var process = new ProcessBuilder(command).redirectErrorStream(true).start();
			try {
				process.getOutputStream().close();
				final var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("WARNING")).toList(); //$NON-NLS-1$
				return new Said(process.waitFor(), lines);
			} finally {
				process.destroy();
			}
		} finally {
			try (var all = Files.walk(work)) {
				for (final var file : all.sorted(Comparator.reverseOrder()).toList()) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private Path launcher() throws IOException {
		try (var files = Files.list(install.resolve("plugins"))) { //$NON-NLS-1$
			return files.filter(file -> file.getFileName().toString().startsWith("org.eclipse.equinox.launcher_")).findFirst() //$NON-NLS-1$
					.orElseThrow(() -> new IOException("no launcher in " + install)); //$NON-NLS-1$
		}
	}
}
