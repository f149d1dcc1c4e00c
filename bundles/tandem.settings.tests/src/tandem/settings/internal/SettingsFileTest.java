// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.settings.Allowing;
import tandem.settings.Setting;
import tandem.settings.Settings.RefusedException;
import tandem.testsupport.Await;

class SettingsFileTest {

	@TempDir
	private Path folder;

	private XdgFolders folders() {
		return new XdgFolders(Map.of("XDG_CONFIG_HOME", folder.toString())::get, folder);
	}

	private Path file() {
		return folders().config().resolve(SettingsFile.NAME);
	}

	private SettingsFile settings(final byte[] content) throws IOException {
		Files.createDirectories(folders().config());
		Files.write(file(), content);
		return settings();
	}

	private SettingsFile settings() throws IOException {
		return new SettingsFile(folders(), new UnixPolicy(policy(), (Integer) Files.getAttribute(folder, "unix:uid")), Duration.ofMillis(10));
	}

	private Path policy() throws IOException {
		return Files.createDirectories(folder.resolve("etc")).resolve("policy.json");
	}

	private void policy(final String content) throws IOException {
		Files.writeString(policy(), content);
		Files.setPosixFilePermissions(policy(), PosixFilePermissions.fromString("rw-r--r--"));
		Files.setPosixFilePermissions(policy().getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private SettingsFile settings(final String content) throws IOException {
		return settings(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	@Test
	void withoutAFileEverythingIsAsUsual() throws IOException {
		final var settings = settings();
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
			"{\"name\": \"a\\nb\"}", "{\"invitationMinutes\": 142561}", "{\"sessionMinutes\": -1}",
			"{\"allow\": true}", "{\"allow\": \"ALWAYS\"}", "{\"control\": \"false\"}", "{\"control\": 0}", "{\"offersFrom\": \"ab\"}",
			"{\"offersFrom\": [7]}", "{\"offersFrom\": [\"\"]}", "{\"capability.tandem.chat\": null}", "{port: 50000}", "{\"port\": 50000} {}", "{\"port\": 50000} x" })
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
		policy("{\"codeMinutes\": 5, \"relay\": \"help.example.org\"}");
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
		policy("{\"codeMinutes\": 5, \"relay\": 7}");
		final var settings = settings("{\"codeLength\": 12}");
		assertTrue(settings.policyTrouble().orElseThrow().contains("relay"));
		assertEquals(Optional.empty(), settings.trouble());
		assertFalse(settings.isFixed(Setting.CODE_MINUTES), "a policy is not half believed");
	}

	@Test
	void aNameThatNobodyKnowsIsToldWithTheOneThatWasMeantAndTheRestHolds() throws IOException {
		policy("{\"Allow\": \"off\", \"invitationMinuts\": 5, \"quantumTeleport\": true, \"control\": false, \"capability.some.plugin\": false}");
		final var settings = settings("{\"kilobit\": 5, \"name\": \"Zo\u00eb\"}");
		assertEquals(Optional.empty(), settings.policyTrouble());
		assertEquals(Optional.empty(), settings.trouble());
		assertFalse(settings.get(Setting.CONTROL));
		assertTrue(settings.isFixed(Setting.CONTROL));
		assertEquals("Zo\u00eb", settings.get(Setting.NAME));
		assertEquals(List.of(policy() + ": \"Allow\" is no setting of this version of Tandem and does nothing. Did you mean \"allow\"?",
				policy() + ": \"invitationMinuts\" is no setting of this version of Tandem and does nothing. Did you mean \"invitationMinutes\"?",
				policy() + ": \"quantumTeleport\" is no setting of this version of Tandem and does nothing.",
				file() + ": \"kilobit\" is no setting of this version of Tandem and does nothing. Did you mean \"kilobits\"?"), settings.warnings());
		policy("{\"control\": \"perhaps\", \"quantumTeleport\": true}");
		assertTrue(settings.policyTrouble().isPresent());
		assertEquals(1, settings.warnings().size(), "a file that is not believed says only what is wrong");
	}

	@ParameterizedTest
	@CsvSource({ "a,b,1", "control,control,0", "contrl,control,1", "lortnoc,control,4", "'',ab,2", "kitten,sitting,3" })
	void countsTheLettersBetweenTwoNames(final String one, final String other, final int steps) {
		assertEquals(steps, Nearest.steps(one, other));
		assertEquals(steps, Nearest.steps(other, one));
	}

	@Test
	void aPolicyThatIsNoFileIsTrouble() throws IOException {
		Files.createDirectory(policy());
		assertTrue(settings("{}").policyTrouble().isPresent());
	}

	@Test
	void aPolicyThatSomebodyElseCouldHaveWrittenIsNotBelieved() throws IOException {
		policy("{\"codeMinutes\": 5}");
		assertEquals(Optional.empty(), settings().policyTrouble());
		final var strangers = new SettingsFile(folders(), new UnixPolicy(policy(), 4_711), Duration.ofMillis(10));
		assertTrue(strangers.policyTrouble().orElseThrow().contains("root"));
		Files.setPosixFilePermissions(policy(), PosixFilePermissions.fromString("rw-r--rw-"));
		assertTrue(settings().policyTrouble().orElseThrow().contains("everybody"));
		assertEquals(10, settings().get(Setting.CODE_MINUTES));
		policy("{\"codeMinutes\": 5}");
		Files.setPosixFilePermissions(policy().getParent(), PosixFilePermissions.fromString("rwxr-xrwx"));
		assertTrue(settings().policyTrouble().orElseThrow().contains(policy().getParent() + " can be changed by everybody"));
	}

	@Test
	void aPolicyThatIsALinkIsNotBelieved() throws IOException {
		policy("{\"codeMinutes\": 5}");
		final var elsewhere = folder.resolve("elsewhere.json");
		Files.move(policy(), elsewhere);
		Files.createSymbolicLink(policy(), elsewhere);
		assertTrue(settings().policyTrouble().orElseThrow().contains("symbolic link"));
		Files.delete(policy());
		Files.createSymbolicLink(policy(), folder.resolve("nowhere"));
		assertTrue(settings().policyTrouble().isPresent(), "a link to nothing is no missing policy");
		Files.delete(policy());
		Files.delete(policy().getParent());
		Files.createDirectory(folder.resolve("other"));
		Files.createSymbolicLink(folder.resolve("etc"), folder.resolve("other"));
		assertTrue(new SettingsFile(folders(), new UnixPolicy(folder.resolve("etc/policy.json"), 0), Duration.ofSeconds(1)).policyTrouble().isPresent());
	}

	@Test
	void seesWhatChangesWhileItRuns() throws IOException {
		final var settings = settings("{\"codeLength\": 12}");
		final var told = new AtomicInteger();
		final var listening = settings.onChange(told::incrementAndGet);
		Files.writeString(file(), "{\"codeLength\": 11}");
		assertEquals(11, settings.get(Setting.CODE_LENGTH));
		Await.until("told", () -> told.get() == 1);
		policy("{\"codeLength\": 8}");
		assertEquals(8, settings.get(Setting.CODE_LENGTH));
		Await.until("told of the policy", () -> told.get() == 2);
		Files.setPosixFilePermissions(policy(), PosixFilePermissions.fromString("rw-rw-rw-"));
		assertTrue(settings.policyTrouble().isPresent(), "whose it is has changed, though not what it says");
		Await.until("told of that", () -> told.get() == 3);
		listening.run();
		Files.delete(policy());
		assertEquals(11, settings.get(Setting.CODE_LENGTH));
		assertEquals(3, told.get());
		settings.stop();
	}

	@Test
	void writesWhatAPersonChoosesAndLeavesTheRest() throws IOException {
		final var settings = settings("{\"ofALaterVersion\": [1], \"port\": 50000}");
		settings.set(Setting.ALLOW, Allowing.NEXT_SESSION);
		settings.set(Setting.CONTROL, false);
		settings.set(Setting.CODE_LENGTH, 12);
		settings.set(Setting.NAME, "Zoë <x>");
		settings.set(Setting.OFFERS_FROM, List.of("ab", "cd"));
		settings.set(Setting.capability("tandem.chat"), false);
		settings.reset(Setting.PORT);
		for (final var reader : List.of(settings, settings())) {
			assertEquals(Optional.empty(), reader.trouble());
			assertEquals(Allowing.NEXT_SESSION, reader.get(Setting.ALLOW));
			assertFalse(reader.get(Setting.CONTROL));
			assertEquals(12, reader.get(Setting.CODE_LENGTH));
			assertEquals("Zoë <x>", reader.get(Setting.NAME));
			assertEquals(List.of("ab", "cd"), reader.get(Setting.OFFERS_FROM));
			assertFalse(reader.get(Setting.capability("tandem.chat")));
			assertTrue(reader.get(Setting.capability("tandem.clipboard")));
			assertEquals(49_152, reader.get(Setting.PORT));
		}
		assertTrue(Files.readString(file()).contains("ofALaterVersion"));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
		try (var left = Files.list(file().getParent())) {
			assertEquals(Set.of("settings.json", "settings.json.lock"), left.map(path -> path.getFileName().toString()).collect(Collectors.toSet()));
		}
	}

	@Test
	void makesTheFolderAndFollowsAPersonsLink() throws IOException {
		settings().set(Setting.NAME, "Sam");
		final var real = folder.resolve("dotfiles.json");
		Files.move(file(), real);
		Files.createSymbolicLink(file(), real);
		settings().set(Setting.NAME, "Kim");
		assertTrue(Files.isSymbolicLink(file()));
		assertTrue(Files.readString(real).contains("Kim"));
	}

	@Test
	void refusesWhatAnAdministratorFixed() throws IOException {
		policy("{\"codeLength\": 12, \"control\": false}");
		final var settings = settings("{}");
		assertFalse(settings.mayChoose(Setting.CODE_LENGTH, 11));
		assertTrue(assertThrows(RefusedException.class, () -> settings.set(Setting.CODE_LENGTH, 11)).getMessage().contains("set by your administrator"));
		assertThrows(RefusedException.class, () -> settings.set(Setting.CONTROL, true));
		assertThrows(RefusedException.class, () -> settings.set(Setting.VIEW_TEXT, "Call 1234 first."));
		assertThrows(IllegalArgumentException.class, () -> settings.set(Setting.PORT, 80));
		assertEquals("{}", Files.readString(file()));
	}

	@Test
	void whatOnlyAdministratorsSetIsNotTakenFromAPersonsFile() throws IOException {
		assertEquals("", settings("{\"viewText\": \"All is well.\"}").get(Setting.VIEW_TEXT));
		policy("{\"viewText\": \"Call 1234 first.\"}");
		assertEquals("Call 1234 first.", settings().get(Setting.VIEW_TEXT));
	}

	/** What an administrator allows is the most: a person can always turn help off. */
	@ParameterizedTest
	@CsvSource({ "always,always,always,false", "always,next-session,next-session,false", "always,off,off,false", "next-session,always,next-session,false",
			"next-session,off,off,false", "off,always,off,true", "off,off,off,true", "off,next-session,off,true" })
	void aPersonCanOnlyTightenWhetherHelpIsAllowed(final String policy, final String own, final String now, final boolean fixed) throws IOException {
		policy("{\"allow\": \"" + policy + "\"}");
		final var settings = settings("{\"allow\": \"" + own + "\"}");
		assertEquals(now, Setting.ALLOW.format(settings.get(Setting.ALLOW)));
		assertEquals(fixed, settings.isFixed(Setting.ALLOW));
		assertEquals(now.equals(own) && !fixed, settings.mayChoose(Setting.ALLOW, Setting.ALLOW.parse(own)));
	}

	@Test
	void aBrokenFileIsNotOverwrittenButSetAside() throws IOException {
		final var settings = settings("{\"port\": ");
		assertThrows(RefusedException.class, () -> settings.set(Setting.CONTROL, false));
		assertEquals("{\"port\": ", Files.readString(file()));
		settings.startOver();
		assertEquals(Optional.empty(), settings.trouble());
		assertEquals("{\"port\": ", Files.readString(file().resolveSibling("settings.json.bad")));
		settings.set(Setting.CONTROL, false);
		settings.startOver();
		assertFalse(settings.get(Setting.CONTROL), "nothing is set aside where all is well");
	}

	@Test
	void twoWritersLoseNothing() throws Exception {
		final var one = settings("{}");
		final var names = Setting.ALL.stream().filter(setting -> setting instanceof Setting.Switch && !Setting.ADMINISTRATORS_ONLY.contains(setting)).map(setting -> (Setting.Switch) setting).toList();
		final var writers = List.of(Thread.ofVirtual().unstarted(() -> set(one, names.subList(0, 5))),
				Thread.ofVirtual().unstarted(() -> set(one, names.subList(5, names.size()))));
		writers.forEach(Thread::start);
		for (final var writer : writers) {
			writer.join();
		}
		names.forEach(name -> assertEquals(!name.usual(), one.get(name), name.key()));
	}

	private static void set(final SettingsFile settings, final List<Setting.Switch> names) {
		names.forEach(name -> {
			try {
				settings.set(name, !name.usual());
			} catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}
}
