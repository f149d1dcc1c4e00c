// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What going back needs, kept beside a product's profile: the state before each change, since p2 makes several of one, and the sites that plug-ins came from, for what was
 * thrown away meanwhile.
 */
final class Memory {

	private static final String NOTHING = "<?xml version='1.0' encoding='UTF-8'?>\n<repository name='nothing' type='org.eclipse.equinox.internal.p2.%s' version='1.0.0'><properties size='0'/><children size='0'/></repository>\n"; //$NON-NLS-1$

	private final Path kept;

	private final Path states;

	private final Product product;

	Memory(final Product product) {
		kept = product.folder().resolve("p2/tandem-plugin-sites"); //$NON-NLS-1$
		states = product.folder().resolve("p2/tandem-plugin-states"); //$NON-NLS-1$
		this.product = product;
	}

	private static List<String> lines(final Path file) throws IOException {
		return Files.exists(file) ? Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList() : List.of();
	}

	/** Something was changed, which began at a state. */
	void changed(final long before) throws IOException {
		final var all = new ArrayList<>(lines(states));
		all.add(String.valueOf(before));
		Files.write(states, all);
	}

	/** The state before the last change; where the workbench itself made it, the one before that of now. */
	Optional<Long> before() throws IOException {
		final var kept = lines(states);
		final var there = product.states();
		final var known = kept.stream().map(Long::valueOf).filter(there::contains).toList();
		return !known.isEmpty() ? Optional.of(known.getLast()) : there.size() < 2 ? Optional.empty() : Optional.of(there.get(there.size() - 2));
	}

	/** It was gone back to. */
	void wentBack() throws IOException {
		final var all = lines(states);
		if (!all.isEmpty()) {
			Files.write(states, all.subList(0, all.size() - 1));
		}
	}

	private List<String> sites() throws IOException {
		return lines(kept);
	}

	void add(final String site) throws IOException {
		final var sites = new ArrayList<>(sites());
		if (!sites.contains(site)) {
			sites.add(site);
			Files.write(kept, sites);
		}
	}

	/** The sites, with one in a folder that has nothing: p2 wants one at least that it can read. */
	List<String> withNothing(final Path folder) throws IOException {
		Files.writeString(folder.resolve("compositeContent.xml"), String.format(NOTHING, "metadata.repository.CompositeMetadataRepository")); //$NON-NLS-1$ //$NON-NLS-2$
		Files.writeString(folder.resolve("compositeArtifacts.xml"), String.format(NOTHING, "artifact.repository.CompositeArtifactRepository")); //$NON-NLS-1$ //$NON-NLS-2$
		final var sites = new ArrayList<>(sites());
		sites.add(folder.toUri().toString());
		return sites;
	}
}
