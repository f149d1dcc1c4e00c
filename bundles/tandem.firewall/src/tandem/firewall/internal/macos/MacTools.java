// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.macos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import tandem.firewall.internal.system.Administrator.RefusedException;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.Processes.Output;

/** Programs of macOS, some with the rights of an administrator, which AppleScript asks the person for. Usable from any thread. */
final class MacTools {

	static final String SOCKET_FILTER = "/usr/libexec/ApplicationFirewall/socketfilterfw";

	private static final Duration LIMIT = Duration.ofSeconds(20);
	private static final Duration PATIENCE = Duration.ofMinutes(5);
	private static final char END = '\u001e';

	private final Processes processes;

	MacTools(final Processes processes) {
		this.processes = processes;
	}

	Output run(final List<String> command) throws IOException, InterruptedException {
		return processes.run(command, LIMIT);
	}

	/**
	 * Runs commands as an administrator.
	 *
	 * @param whole whether one that fails ends it
	 * @param ask   whether the person may be asked
	 * @return what each said; empty where nobody may be asked
	 * @throws RefusedException where the rights were not given
	 */
	List<Output> administer(final List<List<String>> commands, final boolean whole, final boolean ask) throws IOException, InterruptedException {
		if (run(List.of("id", "-u")).out().strip().equals("0")) {
			final var outputs = new ArrayList<Output>();
			for (final var command : commands) {
				outputs.add(run(command));
				if (whole && !outputs.getLast().isGood()) {
					break;
				}
			}
			return outputs;
		}
		return ask ? asked(commands, whole) : List.of();
	}

	private List<Output> asked(final List<List<String>> commands, final boolean whole) throws IOException, InterruptedException {
		final var script = commands.stream().map(it -> it.stream().map(MacTools::quoted).collect(Collectors.joining(" ")))
				.map(it -> it + " 2>&1 </dev/null; s=$?; printf '\\036%s\\n' \"$s\"" + (whole ? "; [ \"$s\" -eq 0 ] || exit 0" : "")).collect(Collectors.joining("\n"));
		final var apple = "do shell script \"" + script.replace("\\", "\\\\").replace("\"", "\\\"") + "\" with administrator privileges without altering line endings";
		final var said = processes.run(List.of("osascript", "-e", apple), PATIENCE);
		if (!said.isGood()) {
			throw new RefusedException(said.error().strip());
		}
		final var outputs = new ArrayList<Output>();
		var from = 0;
		for (var end = said.out().indexOf(END); end >= 0; end = said.out().indexOf(END, from)) {
			final var line = said.out().indexOf('\n', end);
			final var status = Integer.parseInt(said.out().substring(end + 1, line < 0 ? said.out().length() : line).strip());
			outputs.add(new Output(status, said.out().substring(from, end), ""));
			from = line < 0 ? said.out().length() : line + 1;
		}
		return outputs;
	}

	private static String quoted(final String word) {
		return '\'' + word.replace("'", "'\\''") + '\'';
	}
}
