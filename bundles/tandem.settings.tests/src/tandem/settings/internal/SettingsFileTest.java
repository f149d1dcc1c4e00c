// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.settings.Setting;

class SettingsFileTest {

	@TempDir
	private Path folder;

	private SettingsFile settings(final byte[] content) throws IOException {
		final var folders = new XdgFolders(Map.of("XDG_CONFIG_HOME", folder.toString())::get, folder);
		Files.createDirectories(folders.config());
		Files.write(folders.config().resolve(SettingsFile.NAME), content);
		return new SettingsFile(folders, policy());
	}

	private Path policy() {
		return folder.resolve("policy.json");
	}

	private SettingsFile settings(final String content) throws IOException {
		return settings(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	@Test
	void withoutAFileEverythingIsAsUsual() {
		final var settings = new SettingsFile(new XdgFolders(name -> null, folder), policy());
		assertEquals(Optional.empty(), settings.trouble());
		assertEquals(49_152, settings.get(Setting.PORT));
		Setting.ALL.forEach(setting -> assertEquals(setting.usual(), settings.get(setting)));
	}

	@Test
	void readsWhatIsSetAndLeavesTheRest() throws IOException {
		final var settings = settings("{\"port\": 50000, \"name\": \"Günter\", \"ofALaterVersion\": [1]}");
		assertEquals(Optional.empty(), settings.trouble());
		assertEquals(50_000, settings.get(Setting.PORT));
		assertEquals("Günter", settings.get(Setting.NAME));
		assertEquals(120, settings.get(Setting.QUESTION_SECONDS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "nonsense", "{\"port\": 50000", "{\"port\": 80}", "{\"port\": 65536}", "{\"port\": 50000.5}",
			"{\"port\": \"50000\"}", "{\"port\": null}", "{\"port\": true}", "{\"port\": 1e400}", "{\"questionSeconds\": 0}", "{\"name\": 7}",
			"{\"name\": \"a\\nb\"}", "{\"invitationMinutes\": 142561}", "{\"sessionMinutes\": -1}" })
	void whatIsWrongVoidsTheFileAndIsSaid(final String content) throws IOException {
		final var settings = settings(content);
		final var trouble = settings.trouble().orElseThrow();
		assertTrue(trouble.contains(SettingsFile.NAME), trouble);
		Setting.ALL.forEach(setting -> assertEquals(setting.usual(), settings.get(setting)));
	}

	@Test
	void oneWrongValueVoidsTheRightOnesToo() throws IOException {
		final var settings = settings("{\"port\": 50000, \"sessionMinutes\": \"never\"}");
		assertEquals(49_152, settings.get(Setting.PORT));
		assertTrue(settings.trouble().orElseThrow().contains("sessionMinutes"));
	}

	@Test
	void refusesBytesThatAreNoTextAndFilesThatAreTooLarge() throws IOException {
		assertTrue(settings(new byte[] { '{', (byte) 0xff, '}' }).trouble().isPresent());
		assertTrue(settings(new byte[Values.MAX_BYTES + 1]).trouble().isPresent());
	}

	@Test
	void theAdministratorsValuesWinAndAreFixed() throws IOException {
		Files.writeString(policy(), "{\"codeMinutes\": 5, \"relay\": \"help.example.org\"}");
		final var settings = settings("{\"codeMinutes\": 20, \"codeLength\": 12}");
		assertEquals(5, settings.get(Setting.CODE_MINUTES));
		assertTrue(settings.isFixed(Setting.CODE_MINUTES));
		assertEquals("help.example.org", settings.get(Setting.RELAY));
		assertEquals(12, settings.get(Setting.CODE_LENGTH));
		assertFalse(settings.isFixed(Setting.CODE_LENGTH));
		assertEquals(Optional.empty(), settings.policyTrouble());
	}

	@Test
	void aPolicyThatCanNotBeReadIsToldApartFromTheUsersFile() throws IOException {
		Files.writeString(policy(), "{\"codeMinutes\": 5, \"relay\": 7}");
		final var settings = settings("{\"codeLength\": 12}");
		assertTrue(settings.policyTrouble().orElseThrow().contains("relay"));
		assertEquals(Optional.empty(), settings.trouble());
		assertFalse(settings.isFixed(Setting.CODE_MINUTES), "a policy is not half believed");
	}

	@Test
	void aPolicyThatIsNoFileIsTrouble() throws IOException {
		Files.createDirectory(policy());
		assertTrue(settings("{}").policyTrouble().isPresent());
	}
}
