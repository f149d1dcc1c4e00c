// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

class XdgFoldersTest {

	private static final Path HOME = Path.of("/home/sam");

	private static XdgFolders with(final Map<String, String> environment) {
		return new XdgFolders(environment::get, HOME);
	}

	@Test
	void followsTheEnvironment() {
		final var folders = with(Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s", "XDG_DATA_HOME", "/d", "XDG_RUNTIME_DIR", "/run/user/7"));
		assertEquals(Path.of("/c/tandem"), folders.config());
		assertEquals(Path.of("/s/tandem"), folders.state());
		assertEquals(Path.of("/d/tandem"), folders.data());
		assertEquals(Path.of("/run/user/7/tandem"), folders.runtime());
	}

	@Test
	void hasDefaultsUnderHome() {
		final var folders = with(Map.of());
		assertEquals(Path.of("/home/sam/.config/tandem"), folders.config());
		assertEquals(Path.of("/home/sam/.local/state/tandem"), folders.state());
		assertEquals(Path.of("/home/sam/.local/share/tandem"), folders.data());
		assertEquals(Path.of("/home/sam/.local/state/tandem/run"), folders.runtime());
	}

	@Test
	void ignoresEmptyAndRelativePathsAsTheSpecificationSays() {
		final var folders = with(Map.of("XDG_CONFIG_HOME", "", "XDG_STATE_HOME", "relative"));
		assertEquals(Path.of("/home/sam/.config/tandem"), folders.config());
		assertEquals(Path.of("/home/sam/.local/state/tandem"), folders.state());
	}
}
