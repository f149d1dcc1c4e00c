// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

	@Test
	void readsWhomToVouchFor() throws Exception {
		final var line = CommandLine.parse("--vouch", "Maria Santos", "--organisation", "Example", "--key", "KEY", "--days", "30", "--authority", "here",
				"--authority-name", "Desk");
		assertEquals(CommandLine.Action.VOUCH, line.action());
		assertEquals(new CommandLine.Vouching("Maria Santos", "Example", "KEY", 30, Optional.of(Path.of("here")), "Desk"), line.vouching());
	}

	@ParameterizedTest
	@ValueSource(strings = { "--vouch", "--vouch Maria", "--key KEY", "--vouch Maria --key KEY --days 0", "--vouch Maria --key KEY --days x",
			"--vouch Maria --key", "--nonsense x", "nonsense", "--config", "", "--check" })
	void whatCanNotBeMeantIsRefused(final String line) {
		assertThrows(CommandLine.WrongException.class, () -> CommandLine.parse(line.isEmpty() ? new String[0] : line.split(" ")));
	}
}
