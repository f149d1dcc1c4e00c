// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.settings.Allowing;
import tandem.settings.Setting;
import tandem.settings.Way;
import tandem.testsupport.settings.FakeSettings;

class SettingsRulesTest {

	private final FakeSettings settings = new FakeSettings();
	private final SettingsRules rules = new SettingsRules(settings);

	private void assertNothingGoes(final String word) {
		assertTrue(rules.forbidden().orElseThrow().contains(word), rules.forbidden()::get);
		for (final var way : Way.values()) {
			assertEquals(rules.forbidden(), rules.forbidden(way));
			assertEquals(rules.forbidden(), rules.forbidden(way.kind()));
		}
		assertEquals(rules.forbidden(), rules.forbidden("of a plug-in"));
		assertFalse(rules.mayControl());
		assertFalse(rules.mayUse("tandem.chat"));
	}

	@Test
	void usuallyAllowsWhatTheSharerOpens() {
		assertEquals(Optional.empty(), rules.forbidden());
		assertEquals(Optional.empty(), rules.forbidden("of a plug-in"));
		assertTrue(rules.mayControl());
		assertTrue(rules.mayUse("tandem.chat"));
		for (final var way : Way.values()) {
			assertEquals(way == Way.OFFERS || way == Way.EASY_CONNECT, rules.forbidden(way).isPresent(), way.name());
		}
	}

	@ParameterizedTest
	@EnumSource
	void eachWayHasItsSwitch(final Way way) {
		settings.choose(way.setting(), false);
		assertTrue(rules.forbidden(way).orElseThrow().contains(way.setting().label()));
		settings.fix(way.setting(), false);
		assertTrue(rules.forbidden(way).orElseThrow().contains("administrator"));
		settings.fix(way.setting(), true);
		assertEquals(Optional.empty(), rules.forbidden(way));
		assertEquals(Optional.empty(), rules.forbidden(way.kind()));
	}

	@Test
	void aKindIsForbiddenWhereNoWayLeadsToIt() {
		settings.choose(Setting.BY_FILE, false);
		assertEquals(Optional.empty(), rules.forbidden("invitation"), "it may still be sent by e-mail");
		settings.choose(Setting.BY_EMAIL, false);
		assertTrue(rules.forbidden("invitation").isPresent());
		assertEquals(Optional.empty(), rules.forbidden("code"));
	}

	@Test
	void offMeansOff() {
		settings.choose(Setting.ALLOW, Allowing.OFF);
		assertNothingGoes("turned off");
		settings.fix(Setting.ALLOW, Allowing.OFF);
		assertNothingGoes("administrator");
	}

	@Test
	void failsClosed() {
		settings.trouble("settings.json: \"port\" must be a number");
		assertNothingGoes("settings.json");
		settings.policyTrouble("policy.json belongs to sam.");
		assertNothingGoes("policy.json");
	}

	@Test
	void untilTheNextSessionEnds() {
		settings.choose(Setting.ALLOW, Allowing.NEXT_SESSION);
		assertEquals(Optional.empty(), rules.forbidden());
		rules.sessionEnded();
		assertNothingGoes("turned off");
		assertEquals(Allowing.OFF, settings.get(Setting.ALLOW));
		settings.choose(Setting.ALLOW, Allowing.ALWAYS);
		rules.sessionEnded();
		assertEquals(Allowing.ALWAYS, settings.get(Setting.ALLOW));
	}

	@Test
	void whatCanNotBeWrittenDownIsRemembered() {
		settings.fix(Setting.ALLOW, Allowing.NEXT_SESSION);
		rules.sessionEnded();
		assertNothingGoes("is over");
	}

	@Test
	void withoutControlPeopleOnlyLookOn() {
		settings.fix(Setting.CONTROL, false);
		assertFalse(rules.mayControl());
		settings.choose(Setting.capability("tandem.chat"), false);
		assertFalse(rules.mayUse("tandem.chat"));
		assertTrue(rules.mayUse("tandem.clipboard"));
		assertEquals(Optional.empty(), rules.forbidden());
	}
}
