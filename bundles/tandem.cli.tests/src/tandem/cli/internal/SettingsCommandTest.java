// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.local.internal.settings.SettingsCommand;
import tandem.settings.Allowing;
import tandem.settings.Setting;
import tandem.testsupport.settings.FakeSettings;

class SettingsCommandTest {

	private final FakeSettings settings = new FakeSettings();
	private final List<String> asked = new ArrayList<>();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private Optional<Boolean> session = Optional.empty();
	private boolean silent;

	private Optional<JsonObject> ask(final String product, final String verb, final JsonObject arguments) throws IOException {
		asked.add(product + " " + verb);
		if (silent) {
			throw new IOException("no answer");
		}
		return session.map(open -> {
			final var answer = new JsonObject();
			answer.addProperty("session", open);
			return answer;
		});
	}

	private int run(final String... arguments) {
		final var words = new ArrayList<>(List.of("settings"));
		words.addAll(List.of(arguments));
		out.reset();
		err.reset();
		final var terminal = new Terminal(new PrintStream(out, true), new PrintStream(err, true), Map.of(), prompt -> Optional.empty());
		return new CommandShell(List.of(new SettingsCommand(settings, this::ask)), terminal).run(words.toArray(String[]::new));
	}

	private String out() {
		return out.toString(StandardCharsets.UTF_8);
	}

	private String err() {
		return err.toString(StandardCharsets.UTF_8);
	}

	@Test
	void setsEachKindOfValue() {
		assertEquals(0, run("set", "allow", "next-session"));
		assertEquals(0, run("set", "control", "off"));
		assertEquals(0, run("set", "port", "50000"));
		assertEquals(0, run("set", "name", "Zoë 100%"));
		assertEquals(0, run("set", "offersFrom", "ab,cd"));
		assertEquals(0, run("set", "capability.tandem.firewall", "false", "--json"));
		assertEquals("capability.tandem.firewall", ((JsonObject) JsonParser.parseString(out())).get("name").getAsString());
		assertEquals(Allowing.NEXT_SESSION, settings.get(Setting.ALLOW));
		assertFalse(settings.get(Setting.CONTROL));
		assertEquals(50_000, settings.get(Setting.PORT));
		assertEquals("Zoë 100%", settings.get(Setting.NAME));
		assertEquals(List.of("ab", "cd"), settings.get(Setting.OFFERS_FROM));
		assertFalse(settings.get(Setting.DIAGNOSTICS));
		assertEquals(0, run("reset", "port"));
		assertEquals(49_152, settings.get(Setting.PORT));
	}

	@Test
	void refusesWhatAnAdministratorFixed() {
		settings.fix(Setting.CONTROL, false);
		assertEquals(1, run("set", "control", "true"));
		assertTrue(err().contains("control"));
		assertEquals(0, run("list"));
		assertTrue(out().lines().anyMatch(line -> line.matches("control +false  \\(set by your administrator\\)")), out());
		assertEquals(0, run("get", "control", "--json"));
		final var json = (JsonObject) JsonParser.parseString(out());
		assertFalse(json.get("value").getAsBoolean());
		assertTrue(json.get("fixed").getAsBoolean());
		assertEquals("administrator", json.get("setBy").getAsString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "port 80", "port many", "control perhaps", "allow sometimes" })
	void saysWhatWouldBeAllowed(final String typed) {
		final var words = typed.split(" ");
		assertEquals(2, run("set", words[0], words[1]));
		assertTrue(err().contains(Setting.named(words[0]).orElseThrow().range()), err());
	}

	@Test
	void knowsNoOtherNames() {
		assertEquals(1, run("set", "nonsense", "1"));
		assertEquals(1, run("get", "nonsense"));
		assertEquals(1, run("reset", "nonsense"));
	}

	@Test
	void changesNothingWhileSomebodyIsHelpingButTurnsHelpOff() {
		session = Optional.of(true);
		assertEquals(1, run("set", "byOffers", "true"));
		assertTrue(err().contains("Somebody is helping"), err());
		assertEquals(1, run("reset", "control"));
		assertEquals(0, run("set", "allow", "off"));
		assertEquals(Allowing.OFF, settings.get(Setting.ALLOW));
		session = Optional.of(false);
		assertEquals(0, run("set", "byOffers", "true"));
		silent = true;
		assertEquals(3, run("set", "byOffers", "false"));
		assertTrue(settings.get(Setting.BY_OFFERS), "who can't be asked is believed to be helping");
	}

	@Test
	void opensTheWindowOfTheEndpointThatRuns() {
		assertEquals(4, run("open"));
		session = Optional.of(false);
		assertEquals(0, run("open"));
		assertEquals(List.of("endpoint settings", "endpoint settings"), asked);
	}

	@Test
	void startsOverWhereTheFileCanNotBeRead() {
		settings.trouble("settings.json: broken");
		assertEquals(3, run("list"));
		assertTrue(err().contains("settings.json: broken"));
		assertEquals(0, run("reset"));
		assertEquals(0, run("list"));
	}

	@Test
	void tellsEachSettingAsJson() {
		assertEquals(0, run("list", "--json"));
		final var lines = out().lines().map(line -> (JsonObject) JsonParser.parseString(line)).toList();
		assertEquals(Setting.ALL.stream().map(Setting::key).toList(), lines.stream().map(line -> line.get("name").getAsString()).toList());
		lines.forEach(line -> assertTrue(line.has("value") && line.has("range") && line.has("text"), line::toString));
	}
}
