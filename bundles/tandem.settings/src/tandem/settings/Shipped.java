// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/**
 * What this program is made of: its version, and the licences of what comes with it.
 *
 * @param version of Tandem
 * @param list    of libraries and licences that came with the program; empty where it was not made as a package
 * @param bundles what runs, without Tandem's own
 */
public record Shipped(String version, String list, List<Library> bundles) {

	/**
	 * A library, as it says itself.
	 *
	 * @param licence empty where it says none
	 */
	public record Library(String name, String version, String licence) {

		@Override
		public String toString() {
			return name + ' ' + version + ": " + (licence.isEmpty() ? "see its own files" : licence); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private static final String LIST = "THIRD-PARTY.txt"; //$NON-NLS-1$

	/** Nothing may be {@code null}. */
	public Shipped {
		Objects.requireNonNull(version);
		Objects.requireNonNull(list);
		bundles = List.copyOf(bundles);
	}

	/** The program that runs here. Reads a file. */
	public static Shipped here() {
		final var own = FrameworkUtil.getBundle(Shipped.class);
		final var context = own.getBundleContext();
		return new Shipped(own.getVersion().toString(), folder(context).map(Shipped::read).orElse(""), //$NON-NLS-1$
				Stream.of(context.getBundles()).filter(bundle -> bundle.getSymbolicName() != null && !bundle.getSymbolicName().startsWith("tandem.")) //$NON-NLS-1$
						.map(bundle -> new Library(bundle.getSymbolicName(), bundle.getVersion().toString(),
								Objects.requireNonNullElse(bundle.getHeaders("").get(Constants.BUNDLE_LICENSE), ""))) //$NON-NLS-1$ //$NON-NLS-2$
						.sorted((one, other) -> one.name().compareToIgnoreCase(other.name())).toList());
	}

	private static Optional<Path> folder(final BundleContext context) {
		final var area = context.getProperty("osgi.install.area"); //$NON-NLS-1$
		return area == null || !area.startsWith("file:") ? Optional.empty() : Optional.of(Path.of(area.substring("file:".length()))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String read(final Path folder) {
		try {
			return Files.readString(folder.resolve(LIST)).strip();
		} catch (final IOException e) {
			return ""; //$NON-NLS-1$
		}
	}

	/** The licences of everything in this program, in lines: as they came with it, then what was added since. */
	public String licences() {
		final var named = list.lines().map(line -> line.replaceFirst(" .*", "")).collect(Collectors.toSet()); //$NON-NLS-1$ //$NON-NLS-2$
		final var others = bundles.stream().filter(library -> !named.contains(library.name())).map(Library::toString).toList();
		if (list.isEmpty()) {
			return String.join("\n", "Tandem itself is under the Eclipse Public License 2.0. What its libraries say of their own licences:", "", String.join("\n", others)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		}
		return others.isEmpty() ? list : list + "\n\nAdded since:\n" + String.join("\n", others); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
