// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tandem.settings.Allowing;
import tandem.settings.Setting;
import tandem.settings.Way;

class SettingTest {

	static Stream<Setting<?>> all() {
		return Stream.concat(Setting.ALL.stream(), Stream.of(Setting.capability("tandem.clipboard")));
	}

	@ParameterizedTest
	@MethodSource("all")
	<T> void isFoundNamedAndRepeatsItsUsualValue(final Setting<T> setting) {
		assertEquals(Optional.of(setting), Setting.named(setting.key()));
		assertNotEquals(setting.key(), setting.label(), "nobody wrote what it is called");
		assertTrue(setting.allows(setting.usual()));
		assertEquals(setting.usual(), setting.parse(setting.format(setting.usual())));
		assertEquals(setting.usual(), Json.value(setting, Json.element(setting.usual())));
		assertTrue(setting.range().length() > 5);
	}

	@Test
	void namesAreUnique() {
		assertEquals(Setting.ALL.size(), new HashSet<>(Setting.ALL.stream().map(Setting::key).toList()).size());
		assertEquals(Optional.empty(), Setting.named("nonsense"));
		assertEquals(Optional.empty(), Setting.named("capability."));
		assertEquals(Optional.empty(), Setting.named("capability.Not A Channel"));
	}

	@Test
	void choicesAreCalledByNameAndByLabel() {
		for (final var value : Allowing.values()) {
			assertEquals(value, Setting.ALLOW.parse(Setting.ALLOW.format(value)));
			assertTrue(Character.isUpperCase(Setting.ALLOW.label(value).charAt(0)), Setting.ALLOW.label(value));
		}
		assertEquals("next-session", Setting.ALLOW.format(Allowing.NEXT_SESSION));
	}

	@ParameterizedTest
	@CsvSource({ "control,perhaps", "allow,sometimes", "port,80", "port,65536", "port,1.5", "port,ten", "port,''" })
	void saysWhatIsAllowed(final String key, final String text) {
		final var setting = Setting.named(key).orElseThrow();
		final var said = assertThrows(IllegalArgumentException.class, () -> setting.parse(text)).getMessage();
		assertTrue(said.contains(key) && said.contains(setting.range()), said);
	}

	@Test
	void textsAreOneLineAndNotTooLong() {
		assertThrows(IllegalArgumentException.class, () -> Setting.NAME.parse("a\nb"));
		assertThrows(IllegalArgumentException.class, () -> Setting.NAME.parse("x".repeat(65)));
		assertThrows(IllegalArgumentException.class, () -> Setting.OFFERS_FROM.parse("x".repeat(101)));
		assertEquals(List.of("ab", "cd"), Setting.OFFERS_FROM.parse(" ab, cd ,"));
		assertEquals(List.of(), Setting.OFFERS_FROM.parse(""));
	}

	@Test
	void switchesAreReadAsPeopleWriteThem() {
		assertEquals(List.of(true, true, false, false), Stream.of("on", "True", "off", " no ").map(Setting.CONTROL::parse).toList());
	}

	@Test
	void everyWayHasASwitchOfItsOwn() {
		assertEquals(Way.values().length, new HashSet<>(Arrays.stream(Way.values()).map(Way::setting).toList()).size());
		assertEquals(2, Way.ofKind("invitation").size());
		assertTrue(Way.ofKind("of a plug-in").isEmpty());
	}
}
