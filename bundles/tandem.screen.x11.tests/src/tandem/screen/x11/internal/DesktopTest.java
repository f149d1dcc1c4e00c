// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** What logind and screen savers say of whether somebody is there. */
class DesktopTest {

	private final Map<String, String> environment = new HashMap<>(Map.of("XDG_SESSION_ID", "7", "USER", "bella", "DBUS_SESSION_BUS_ADDRESS", "unix:path=/x"));
	private final Map<String, String> answers = new HashMap<>();
	private final List<String> asked = new ArrayList<>();

	private boolean away() {
		return new Desktop(environment, command -> {
			final var line = String.join(" ", command);
			asked.add(line);
			return answers.entrySet().stream().filter(entry -> line.contains(entry.getKey())).map(Map.Entry::getValue).findFirst().orElse("");
		}).isAway();
	}

	@Test
	void aLockedSessionIsAway() {
		answers.put("show-session 7", "LockedHint=yes\nActive=yes\n");
		assertTrue(away());
		answers.put("show-session 7", "LockedHint=no\nActive=yes\n");
		assertFalse(away());
	}

	@Test
	void aSessionInTheBackgroundIsAway() {
		answers.put("show-session 7", "LockedHint=no\nActive=no\n");
		assertTrue(away());
	}

	@Test
	void aServiceAsksForTheSessionOfItsPerson() {
		environment.remove("XDG_SESSION_ID");
		answers.put("show-user bella", "c2\n");
		answers.put("show-session c2", "Active=yes\nLockedHint=yes\n");
		assertTrue(away());
	}

	@Test
	void aScreenSaverThatIsOnIsAway() {
		answers.put("org.mate.ScreenSaver /org/mate/ScreenSaver org.mate.ScreenSaver GetActive", "b true\n");
		assertTrue(away());
		answers.put("org.mate.ScreenSaver /org/mate/ScreenSaver org.mate.ScreenSaver GetActive", "b false\n");
		assertFalse(away());
		assertTrue(asked.stream().allMatch(line -> !line.startsWith("busctl") || line.contains("--auto-start=no")), "asking starts nothing");
	}

	@Test
	void whereNobodyCanBeAskedNobodyIsAway() {
		environment.clear();
		assertFalse(away());
		assertEquals(List.of(), asked);
		assertEquals("", Desktop.output(List.of("a-program-that-is-not-there")));
	}
}
