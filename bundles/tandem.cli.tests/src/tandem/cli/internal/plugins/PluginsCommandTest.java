// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.cli.internal.CliStage;
import tandem.local.command.ExitStatus;
import tandem.settings.Setting;
import tandem.testsupport.settings.FakeSettings;

/** What is refused before p2 is even started; what p2 does is acted with packaged products. */
class PluginsCommandTest {

	@TempDir
	private Path folder;

	private final FakeSettings settings = new FakeSettings();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private Path product;

	@BeforeEach
	void product() throws IOException {
		product = folder.resolve("product");
		Files.createDirectories(product.resolve("configuration"));
		Files.createDirectories(product.resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry/Any.profile"));
	}

	private int run(final String... arguments) {
		err.reset();
		return CliStage.run(new PluginsCommand(settings, folder.resolve("nowhere")), new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true), arguments);
	}

	private int install(final String site) {
		return run("plugins", "install", site, "org.example.feature", "--in", product.toString());
	}

	private void says(final String words) {
		assertTrue(err.toString().contains(words), err::toString);
	}

	@Test
	void whatAnAdministratorForbidsIsNotTried() {
		settings.fix(Setting.PLUGINS, false);
		assertEquals(ExitStatus.NO, install("https://example.org/tandem"));
		says("does not allow");
		assertEquals(ExitStatus.NO, run("plugins", "remove", "org.example.feature", "--in", product.toString()));
		assertEquals(ExitStatus.NO, run("plugins", "revert", "--in", product.toString()));
	}

	@Test
	void aPolicyThatCantBeReadForbids() {
		settings.policyTrouble("It is cut short.");
		assertEquals(ExitStatus.NO, install("https://example.org/tandem"));
		says("cut short");
	}

	@Test
	void anotherSiteThanThoseNamedIsNotAsked() {
		settings.fix(Setting.PLUGIN_SITES, List.of("https://example.org/tandem/"));
		assertEquals(ExitStatus.NO, install("https://example.org.evil.example/tandem/"));
		says("only from https://example.org/tandem/");
	}

	@Test
	void noProductIsSaid() {
		assertEquals(ExitStatus.FAILED, run("plugins", "list", "--in", folder.toString()));
		says("no product of Tandem");
		assertEquals(ExitStatus.MISUSED, run("plugins"));
	}

	@Test
	void whatIsNoNameOfAFeatureIsNotHandedOn() {
		assertEquals(ExitStatus.MISUSED, run("plugins", "install", "https://example.org/", "--", "-purgeHistory", "--in", product.toString()));
	}
}
