// SPDX-License-Identifier: EPL-2.0
package tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The packaged command line, started from a folder of the person's own. */
class PackagedCommandLineTest {

	private static final Path PROGRAM = Path.of(System.getProperty("tandem.root"), "releng/products/target/products/tandem-cli/linux/gtk/x86_64/tandem");

	@TempDir
	private Path folder;

	private record Said(int status, String out, String err) {
	}

	private Said tandem(final String... arguments) throws IOException, InterruptedException {
		final var command = new ArrayList<>(List.of(PROGRAM.toString()));
		command.addAll(List.of(arguments));
		final var out = folder.resolve("out.txt");
		final var err = folder.resolve("err.txt");
		final var start = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
		start.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
		start.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
		start.environment().put("XDG_RUNTIME_DIR", folder.toString());
		final var process = start.start();
		process.getOutputStream().close();
		if (!process.waitFor(2, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new AssertionError("it did not end: " + String.join(" ", command));
		}
		return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
	}

	@Test
	void explainsItselfAndRefusesWhatIsNoCommand() throws Exception {
		final var help = tandem("--help");
		assertEquals(0, help.status(), help::err);
		for (final var verb : List.of("assist", "completion", "end", "firewall", "invitation", "manual", "sessions", "settings")) {
			assertTrue(help.out().contains("\n  " + verb + ' '), () -> verb + " in " + help.out());
		}
		assertEquals("", help.err());
		final var wrong = tandem("setings");
		assertEquals(2, wrong.status());
		assertTrue(wrong.err().contains("tandem settings"), wrong::err);
	}

	@Test
	void showsWhatIsSet() throws Exception {
		final var config = Files.createDirectories(folder.resolve("config/tandem"));
		Files.writeString(config.resolve("settings.json"), "{\"name\": \"Zoë 100%\", \"codeLength\": 10}");
		assertEquals("Zoë 100%\n", tandem("settings", "get", "name").out());
		final var length = (JsonObject) JsonParser.parseString(tandem("settings", "get", "codeLength", "--json").out());
		assertEquals(10, length.get("value").getAsInt());
		assertEquals("person", length.get("setBy").getAsString());
		assertEquals(1, tandem("settings", "get", "nonsense").status());
		Files.writeString(config.resolve("settings.json"), "{\"name\": ");
		final var broken = tandem("settings", "list");
		assertEquals(3, broken.status());
		assertTrue(broken.err().contains("settings.json"), broken::err);
	}

	@Test
	void saysThatNothingRunsWhereNothingDoes() throws Exception {
		for (final var verb : List.of(new String[] { "sessions" }, new String[] { "end" }, new String[] { "assist", "--code" })) {
			final var said = tandem(verb);
			assertEquals(4, said.status(), said::err);
			assertTrue(said.err().contains("run"), said::err);
		}
	}

	@Test
	void looksIntoAnInvitationThatIsNone() throws Exception {
		Files.writeString(folder.resolve("help.tandem-invitation"), "Dear helper");
		final var none = tandem("invitation", "show", "help.tandem-invitation");
		assertEquals(3, none.status());
		assertTrue(none.err().contains("no invitation"), none::err);
		assertEquals(3, tandem("invitation", "show", "nowhere").status());
	}

	@Test
	void asksARulesetThatLiesWhereThePersonIs() throws Exception {
		Files.writeString(folder.resolve("rules"), "*filter\n:INPUT DROP [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n"
				+ "-A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT\nCOMMIT\n");
		final var open = tandem("firewall", "evaluate", "--ruleset", "rules", "--format", "iptables-save", "--flow",
				"tcp 10.77.0.2 -> 10.77.0.1:22 on eth0", "--json");
		assertEquals(0, open.status(), open::err);
		assertTrue(open.out().contains("--dport 22"), open::out);
		final var blocked = tandem("firewall", "evaluate", "--ruleset", "rules", "--format", "iptables-save", "--flow", "tcp 10.77.0.2 -> 10.77.0.1:23 on eth0");
		assertEquals(1, blocked.status(), blocked::err);
		assertEquals(2, tandem("firewall", "evaluate", "--ruleset", "nowhere", "--format", "iptables-save", "--flow",
				"tcp 10.77.0.2 -> 10.77.0.1:23 on eth0").status());
	}
}
