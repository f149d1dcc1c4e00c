// SPDX-License-Identifier: EPL-2.0
package tandem.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a manifest says of a bundle.
 *
 * @param name symbolic name
 * @param exports packages exported
 * @param imports packages imported
 * @param requires bundles required, a fragment's host included
 */
record Bundle(String name, Set<String> exports, Set<String> imports, Set<String> requires) {

	private static final Pattern BETWEEN_CLAUSES = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"); //$NON-NLS-1$

	static Bundle read(final InputStream manifest) throws IOException {
		final var attributes = new Manifest(manifest).getMainAttributes();
		final var requires = clauses(attributes.getValue("Require-Bundle")); //$NON-NLS-1$
		requires.addAll(clauses(attributes.getValue("Fragment-Host"))); //$NON-NLS-1$
		return new Bundle(clauses(attributes.getValue("Bundle-SymbolicName")).iterator().next(), //$NON-NLS-1$
				clauses(attributes.getValue("Export-Package")), clauses(attributes.getValue("Import-Package")), requires); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Set<String> clauses(final String header) {
		if (header == null || header.isBlank()) {
			return new java.util.TreeSet<>();
		}
		return BETWEEN_CLAUSES.splitAsStream(header).map(clause -> clause.split(";", 2)[0].strip()) //$NON-NLS-1$
				.collect(Collectors.toCollection(java.util.TreeSet::new));
	}

	boolean isTest() {
		return name.endsWith(".tests") || name.equals("tandem.testsupport"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	boolean isUserInterface() {
		return name.endsWith(".ui") || name.equals("tandem.workbench"); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
