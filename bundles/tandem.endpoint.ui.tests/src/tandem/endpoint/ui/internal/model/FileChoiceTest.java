// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an invitation may go. */
class FileChoiceTest {

	@TempDir
	private Path home;

	@Test
	void suggestsTheDesktopAndANewName() throws IOException {
		assertEquals(home.resolve("Invitation.tandem-invitation"), FileChoice.suggest(home));
		Files.createFile(FileChoice.suggest(home));
		assertEquals(home.resolve("Invitation 2.tandem-invitation"), FileChoice.suggest(home));
		Files.createDirectory(home.resolve("Desktop"));
		assertEquals(home.resolve("Desktop/Invitation.tandem-invitation"), FileChoice.suggest(home));
	}

	@Test
	void addsTheEnding() {
		final var wanted = new FileChoice.Good(home.resolve("Help.tandem-invitation"));
		assertEquals(wanted, FileChoice.check("Help", home));
		assertEquals(wanted, FileChoice.check(" ~/Help.tandem-invitation ", home));
		assertEquals(wanted, FileChoice.check(home.resolve("Help").toString(), Path.of("/")));
	}

	@Test
	void tellsOfAFileThatIsThere() throws IOException {
		final var file = Files.createFile(home.resolve("Help.tandem-invitation"));
		assertEquals(new FileChoice.Replaces(file), FileChoice.check("Help", home));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "/", "there/is/none", "a\0b", "folder", "~/" })
	void refuses(final String typed) throws IOException {
		Files.createDirectory(home.resolve("folder.tandem-invitation"));
		assertInstanceOf(FileChoice.Bad.class, FileChoice.check(typed, home));
	}
}
