// SPDX-License-Identifier: EPL-2.0
package tandem.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Holds every manifest and source file of the checkout to {@link Rules}. */
class HouseTest {

	private static final Path ROOT = Path.of(System.getProperty("tandem.root"));

	private static final Pattern EXTENSION = Pattern.compile("(?m)^import (?:static )?((?:javax|org\\.w3c|org\\.xml)(?:\\.[a-z0-9]+)+)\\.[A-Z]");

	private static List<Path> inside(final Path folder, final String ending) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.toString().endsWith(ending)).filter(file -> !file.toString().contains("/target/")).toList();
		}
	}

	private static Bundle read(final Path manifest) {
		try (var in = Files.newInputStream(manifest)) {
			return Bundle.read(in);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void everyManifestKeepsTheRules() throws IOException {
		final var bundles = inside(ROOT.resolve("bundles"), "META-INF/MANIFEST.MF").stream().map(HouseTest::read).toList();
		assertTrue(bundles.stream().map(Bundle::name).anyMatch("tandem.provider"::equals), () -> bundles.toString());
		assertEquals(List.of(), Rules.broken(bundles));
	}

	@Test
	void noProductHoldsTheGenericProvider() throws IOException {
		final var products = ROOT.resolve("features");
		for (final var feature : inside(products, "feature.xml")) {
			final var text = Files.readString(feature);
			assertTrue(!text.contains("\"org.eclipse.ecf.provider\"") && !text.contains("\"org.eclipse.ecf.sharedobject\""), feature::toString);
		}
	}

	/** What the target platform has not, no product can draw in. */
	@Test
	void theTargetPlatformHasNoGenericProvider() throws IOException {
		final var text = Files.readString(ROOT.resolve("target-platform/tandem.target"));
		assertTrue(text.contains("<artifactId>org.eclipse.ecf</artifactId>"));
		for (final var unwanted : List.of("org.eclipse.ecf.provider", "org.eclipse.ecf.sharedobject", "org.eclipse.ecf.server.generic")) {
			assertTrue(!text.contains("<artifactId>" + unwanted + "</artifactId>"), unwanted);
		}
	}

	/** Equinox may lend such packages to bundles that don't ask, but not in every launch. */
	@Test
	void everyBundleAsksForWhatItUsesOfTheJavaExtensions() throws IOException {
		final var missing = new TreeSet<String>();
		for (final var manifest : inside(ROOT.resolve("bundles"), "META-INF/MANIFEST.MF")) {
			final var bundle = read(manifest);
			for (final var source : bundle.isTest() ? List.<Path>of() : inside(manifest.resolve("../../src").normalize(), ".java")) {
				EXTENSION.matcher(Files.readString(source)).results().map(found -> found.group(1)).filter(used -> !bundle.imports().contains(used))
						.forEach(used -> missing.add(bundle.name() + " needs " + used));
			}
		}
		assertEquals(Set.of(), missing);
	}

	@Test
	void noSourceReadsJavaObjects() throws IOException {
		final var sources = inside(ROOT.resolve("bundles"), ".java");
		assertTrue(sources.size() > 10);
		final var itself = "HouseTest.java";
		final var bad = sources.stream().filter(source -> !source.endsWith(itself)).filter(HouseTest::mentionsObjectStreams).toList();
		assertEquals(List.of(), bad);
	}

	private static boolean mentionsObjectStreams(final Path source) {
		try {
			return Files.readString(source).contains("ObjectInputStream");
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
