// SPDX-License-Identifier: EPL-2.0
package tandem.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Nothing but the headless bundles and what they need, in two plain Equinox processes: one answers, the other calls. */
class PlainEquinoxTest {

	private static final Set<String> HEADLESS = Set.of("tandem.settings", "tandem.channel", "tandem.identity", "tandem.provider", "tandem.session",
			"tandem.local", "org.eclipse.ecf", "org.eclipse.ecf.identity", "org.apache.felix.scr", "org.eclipse.equinox.event");

	private static final List<String> WINDOWS = List.of("swt", "jface", "org.eclipse.ui", "e4.ui", "junit", "tandem.headless", "testsupport");

	private final BundleContext context = FrameworkUtil.getBundle(PlainEquinoxTest.class).getBundleContext();

	private Set<Bundle> withNeeds(final Collection<String> names) {
		final var found = new LinkedHashSet<Bundle>();
		Arrays.stream(context.getBundles()).filter(bundle -> names.contains(bundle.getSymbolicName())).forEach(bundle -> add(bundle, found));
		found.remove(context.getBundle(0));
		return found;
	}

	private static void add(final Bundle bundle, final Set<Bundle> found) {
		if (found.add(bundle)) {
			bundle.adapt(BundleWiring.class).getRequiredWires(null).stream().filter(PlainEquinoxTest::isMandatory)
					.forEach(wire -> add(wire.getProvider().getBundle(), found));
		}
	}

	private static boolean isMandatory(final BundleWire wire) {
		return wire.getRequirement().getDirectives().getOrDefault(Constants.RESOLUTION_DIRECTIVE, Constants.RESOLUTION_MANDATORY)
				.equals(Constants.RESOLUTION_MANDATORY);
	}

	private PlainEquinox start(final Path folder, final Set<Bundle> bundles, final Map<String, String> properties) throws Exception {
		return PlainEquinox.start(Files.createDirectory(folder), context.getBundle(0), bundles, properties);
	}

	private static void assertHeadless(final Properties report) {
		assertNull(report.getProperty("failure"));
		final var names = List.of(report.getProperty("bundles").split(" "));
		assertTrue(names.containsAll(HEADLESS), names::toString);
		assertEquals(List.of(), names.stream().filter(name -> WINDOWS.stream().anyMatch(name::contains)).toList());
		assertEquals("true", report.getProperty("containers"));
	}

	@Test
	void twoConnectAndTalk(@TempDir final Path folder) throws Exception {
		final var bundles = withNeeds(HEADLESS);
		try (var answering = start(folder.resolve("answering"), bundles, Map.of())) {
			final var address = answering.told("listening");
			final var properties = Map.of("probe.target", address.getProperty("target"), "probe.pin", address.getProperty("pin"));
			try (var calling = start(folder.resolve("calling"), bundles, properties)) {
				final var called = calling.told("report");
				final var answered = answering.told("report");
				assertHeadless(called);
				assertHeadless(answered);
				assertEquals("Can you hear me?", called.getProperty("echo"));
				assertEquals(called.getProperty("words"), answered.getProperty("words"));
				assertEquals("CLOSED_THERE", answered.getProperty("closed"));
				assertEquals(0, calling.ended());
				assertEquals(0, answering.ended());
			}
		}
	}
}
