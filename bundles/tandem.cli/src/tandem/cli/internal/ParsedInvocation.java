// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.ParseResult;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Option;

/** What picocli understood, as a command sees it. */
record ParsedInvocation(Command command, ParseResult parsed, Terminal terminal) implements Invocation {

	private static final String FILE_OPTION = "--password-file"; //$NON-NLS-1$

	private static final String PLAIN_OPTION = "--password"; //$NON-NLS-1$

	private static final String VARIABLE = "TANDEM_PASSWORD"; //$NON-NLS-1$

	private static final int MAX_PASSWORD_FILE = 4096;

	@Override
	public Optional<String> option(final String name) {
		return Optional.ofNullable(parsed.matchedOptionValue(name, (String) null));
	}

	@Override
	public List<String> options(final String name) {
		return List.copyOf(parsed.matchedOptionValue(name, List.<String>of()));
	}

	@Override
	public boolean has(final String name) {
		return parsed.hasMatchedOption(name);
	}

	@Override
	public List<String> operands() {
		return parsed.matchedPositionals().stream().flatMap(positional -> positional.stringValues().stream()).toList();
	}

	@Override
	public Path file(final String name) {
		return Path.of(name).toAbsolutePath();
	}

	@Override
	public PrintStream out() {
		return terminal.out();
	}

	@Override
	public PrintStream err() {
		return terminal.err();
	}

	@Override
	public char[] password(final String prompt) throws CommandException {
		if (offers(FILE_OPTION) && has(FILE_OPTION)) {
			return read(file(option(FILE_OPTION).orElseThrow()));
		}
		if (offers(PLAIN_OPTION) && has(PLAIN_OPTION)) {
			err().println("Warning: everybody on this computer can read a password that is an argument. " + FILE_OPTION + " and " + VARIABLE + " hide it."); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			return option(PLAIN_OPTION).orElseThrow().toCharArray();
		}
		final var set = terminal.environment().get(VARIABLE);
		if (set != null && !set.isBlank()) {
			return set.strip().toCharArray();
		}
		return terminal.ask().apply(prompt + ": ").orElseThrow(() -> new CommandException(ExitStatus.MISUSED, //$NON-NLS-1$
				"A password is needed: name a file that holds it with --password-file, or set " + VARIABLE + '.')); //$NON-NLS-1$
	}

	private boolean offers(final String name) {
		return command.options().stream().map(Option::name).anyMatch(name::equals);
	}

	private static char[] read(final Path file) throws CommandException {
		try {
			if (Files.size(file) > MAX_PASSWORD_FILE) {
				throw new CommandException(ExitStatus.MISUSED, file + " holds no password: it is too long."); //$NON-NLS-1$
			}
			return Files.readString(file).strip().toCharArray();
		} catch (final IOException e) {
			throw new CommandException(ExitStatus.FAILED, "The file with the password can't be read: " + file, e); //$NON-NLS-1$
		}
	}
}
