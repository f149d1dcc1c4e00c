// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sites plug-ins may come from. */
class PluginRulesTest {

	@ParameterizedTest
	@CsvSource({ "https://a.example/x/, https://a.example/x, true", "https://a.example/x/y, https://a.example/x/, true", "https://a.example/xy, https://a.example/x, false",
			"http://a.example/x, https://a.example/x, false", "https://a.example/x/../y, https://a.example/x, false", "https://a.example/x/%2e%2E/y, https://a.example/x, false",
			"https://a.example@b.example/x, https://a.example, false" })
	void aSiteHoldsItsFoldersAndNothingElse(final String address, final String site, final boolean holds) {
		assertEquals(holds, PluginRules.leadsInto(address, site));
	}
}
