// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.system;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import tandem.firewall.internal.system.Processes.Output;

/**
 * Runs commands as an administrator of a Unix. Several commands are asked for once: {@code pkexec} or {@code sudo} run a shell with all of
 * them, each word quoted. Usable from any thread.
 */
public final class Administrator {

	/** The person did not give the rights, or nobody could be asked. */
	public static final class RefusedException extends IOException {

		private static final long serialVersionUID = 1L;

		/** @param message what the system said */
		public RefusedException(final String message) {
			super(message);
		}
	}

	/** A person may have to find a password. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);
	private static final Duration LIMIT = Duration.ofSeconds(60);
	/** A character that no tool prints. */
	private static final char END = '\u001e';
	/** {@code pkexec}: dismissed, or not authorized. */
	private static final List<Integer> PKEXEC_REFUSED = List.of(126, 127);
	private static final int NO_PROGRAM = 127;

	private final Processes processes;

	/** @param processes to run them */
	public Administrator(final Processes processes) {
		this.processes = processes;
	}

	/** Whether this program has the rights already. */
	public boolean isOne() throws IOException, InterruptedException {
		return processes.run(List.of("id", "-u"), LIMIT).out().strip().equals("0");
	}

	/**
	 * Runs commands one after the other.
	 *
	 * @param whole whether a command that fails ends it
	 * @return what each said, of fewer than all where one failed; exit status 127 where a program is not installed
	 * @throws RefusedException where the rights were not given; then nothing was run
	 */
	public List<Output> run(final List<List<String>> commands, final boolean whole) throws IOException, InterruptedException {
		if (isOne()) {
			return here(commands, whole);
		}
		final var script = commands.stream().map(it -> it.stream().map(Administrator::quoted).collect(Collectors.joining(" ")))
				.map(it -> it + " </dev/null; s=$?; printf '" + END + "%s\\n' \"$s\"" + (whole ? "; [ \"$s\" -eq 0 ] || exit 0" : "")).collect(Collectors.joining("\n"));
		final var said = elevated(List.of("/bin/sh", "-c", script));
		return parts(said);
	}

	private List<Output> here(final List<List<String>> commands, final boolean whole) throws IOException, InterruptedException {
		final var outputs = new ArrayList<Output>();
		for (final var command : commands) {
			outputs.add(one(command));
			if (whole && !outputs.getLast().isGood()) {
				break;
			}
		}
		return outputs;
	}

	private Output one(final List<String> command) throws IOException, InterruptedException {
		try {
			return processes.run(command, LIMIT);
		} catch (final NoProgramException e) {
			return new Output(NO_PROGRAM, "", e.getMessage());
		}
	}

	private Output elevated(final List<String> command) throws IOException, InterruptedException {
		try {
			final var said = processes.run(with(List.of("pkexec"), command), PATIENCE);
			if (!PKEXEC_REFUSED.contains(said.status())) {
				return said;
			}
		} catch (final NoProgramException _) {
			// Not every system has polkit.
		}
		try {
			// -n: there is no terminal to ask at.
			final var said = processes.run(with(List.of("sudo", "-n"), command), PATIENCE);
			if (said.isGood() || said.out().indexOf(END) >= 0) {
				return said;
			}
			throw new RefusedException(said.error().strip());
		} catch (final NoProgramException e) {
			throw new RefusedException("Nobody gave the rights of an administrator");
		}
	}

	private static List<String> with(final List<String> first, final List<String> then) {
		final var all = new ArrayList<>(first);
		all.addAll(then);
		return all;
	}

	private static List<Output> parts(final Output said) {
		final var outputs = new ArrayList<Output>();
		var from = 0;
		for (var end = said.out().indexOf(END); end >= 0; end = said.out().indexOf(END, from)) {
			final var line = said.out().indexOf('\n', end);
			final var status = Integer.parseInt(said.out().substring(end + 1, line).strip());
			outputs.add(new Output(status, said.out().substring(from, end), status == 0 ? "" : said.error()));
			from = line + 1;
		}
		return outputs;
	}

	private static String quoted(final String word) {
		return '\'' + word.replace("'", "'\\''") + '\'';
	}
}
