// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tandem.local.command.Command;

/** Runs one command as the shell does. */
public final class CliStage {

	private CliStage() {
	}

	/** The exit status of a call. */
	public static int run(final Command command, final PrintStream out, final PrintStream err, final String... arguments) {
		return new CommandShell(List.of(command), new Terminal(out, err, Map.of(), prompt -> Optional.empty())).run(arguments);
	}
}
