// SPDX-License-Identifier: EPL-2.0
package tandem.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule refuses the manifest that breaks it. */
class RulesTest {

	private static final List<String> HOUSE = List.of("tandem.channel|tandem.channel|", "tandem.session|tandem.session|tandem.channel",
			"tandem.viewer|tandem.viewer|tandem.session", "tandem.endpoint|tandem.endpoint|tandem.session");

	private static Bundle bundle(final String line) {
		final var parts = line.split("\\|", -1);
		final var text = "Manifest-Version: 1.0\nBundle-SymbolicName: " + parts[0] + ";singleton:=true\n"
				+ (parts[1].isEmpty() ? "" : "Export-Package: " + parts[1] + ";version=\"1.0.0\"\n")
				+ (parts[2].isEmpty() ? "" : "Import-Package: " + parts[2].replace(" ", ",\n ") + ";version=\"[1.0,2)\"\n");
		try {
			return Bundle.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
		} catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private static List<String> broken(final String... more) {
		return Rules.broken(java.util.stream.Stream.concat(HOUSE.stream(), Arrays.stream(more)).map(RulesTest::bundle).toList());
	}

	@Test
	void aGoodHouseStands() {
		assertEquals(List.of(), broken("tandem.viewer.ui||tandem.viewer org.eclipse.swt.widgets",
				"tandem.viewer.ui.tests||org.eclipse.swt.widgets", "tandem.testsupport||org.eclipse.swt.widgets"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', value = { "tandem.technician||org.eclipse.swt.widgets # tandem.technician uses a window toolkit",
			"tandem.technician.tests||org.eclipse.swt.widgets # tandem.technician.tests uses a window toolkit",
			"tandem.technician||org.eclipse.ui.forms # tandem.technician uses a window toolkit",
			"tandem.technician||org.eclipse.jface.viewers # tandem.technician uses a window toolkit",
			"tandem.technician||io.netty.channel # tandem.technician uses Netty",
			"tandem.technician||org.eclipse.ecf.core # tandem.technician uses ECF",
			"tandem.provider||org.eclipse.ecf.provider # tandem.provider uses ECF's generic provider",
			"tandem.workbench.tests||org.eclipse.ecf.provider # tandem.workbench.tests uses ECF's generic provider",
			"tandem.settings||tandem.session # tandem.settings uses tandem.session from a floor above",
			"tandem.technician||tandem.viewer # tandem.technician uses tandem.viewer on its own floor",
			"tandem.invitation||tandem.viewer # tandem.invitation uses the capability tandem.viewer",
			"tandem.chat.ui||tandem.viewer # tandem.chat.ui uses the capability tandem.viewer",
			"tandem.workbench||tandem.endpoint # tandem.workbench uses tandem.endpoint: they meet on a channel",
			"tandem.relay||tandem.channel # tandem.relay uses tandem.channel: the relay moves opaque bytes",
			"tandem.stranger||tandem.channel # tandem.stranger stands on no floor" })
	void refuses(final String line, final String sentence) {
		assertTrue(broken(line).contains(sentence), () -> broken(line).toString());
	}

	@Test
	void refusesTheEndpointWithACapabilitysWindows() {
		assertTrue(broken("tandem.chat.ui|tandem.chat.ui|", "tandem.endpoint.ui||tandem.chat.ui").contains("tandem.endpoint.ui uses the windows of tandem.chat.ui"));
	}

	@Test
	void refusesACircle() {
		final var broken = broken("tandem.identity|tandem.identity|tandem.provider.api", "tandem.provider|tandem.provider.api|tandem.identity");
		assertTrue(broken.contains("tandem.identity stands in a circle"), broken::toString);
	}
}
