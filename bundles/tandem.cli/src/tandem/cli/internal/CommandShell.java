// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Operand;
import tandem.local.command.Option;
import tandem.settings.Shipped;

/** Understands what was typed, by what the verbs declare, and runs one of them. One call each. */
final class CommandShell {

	/** The program. */
	static final String PROGRAM = "tandem"; //$NON-NLS-1$

	private static final List<String> STATUS = List.of("", "Exit status, unless a command says otherwise:", "  0  done", "  1  the answer is No: refused, closed, not there", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"  2  not understood, or it can't be told", "  3  something broke on the way: a file, the network, another program", //$NON-NLS-1$ //$NON-NLS-2$
			"  4  the program that would have to do it does not run", "", "`tandem COMMAND --help` explains a command."); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private final List<Command> verbs;
	private final Terminal terminal;
	private final Map<CommandSpec, Command> known = new IdentityHashMap<>();
	private final CommandLine line;

	/** @param verbs of two with one name the first counts */
	CommandShell(final List<Command> verbs, final Terminal terminal) {
		this.terminal = terminal;
		final var all = new ArrayList<Command>();
		final var names = new HashSet<String>();
		final var own = List.<Command>of(new CompletionCommand(this::completion, this::verbs), new ManualCommand(this::verbs), new LicencesCommand());
		Stream.concat(own.stream(), verbs.stream()).filter(verb -> names.add(verb.name())).forEach(all::add);
		all.sort(Comparator.comparing(Command::name));
		this.verbs = List.copyOf(all);
		line = build();
	}

	private List<Command> verbs() {
		return verbs;
	}

	private CommandLine build() {
		final var root = CommandSpec.create().name(PROGRAM);
		root.usageMessage().description("Remote assistance: what Tandem's windows do, for scripts and administrators."); //$NON-NLS-1$
		root.usageMessage().footer(STATUS.toArray(String[]::new));
		help(root);
		root.versionProvider(() -> new String[] { "Tandem " + Shipped.here().version() }); //$NON-NLS-1$
		root.addOption(OptionSpec.builder("--version").versionHelp(true).description("print the version").build()); //$NON-NLS-1$ //$NON-NLS-2$
		verbs.forEach(verb -> root.addSubcommand(verb.name(), spec(verb)));
		final var built = new CommandLine(root);
		built.setOut(new PrintWriter(terminal.out(), true)).setErr(new PrintWriter(terminal.err(), true));
		built.setUsageHelpAutoWidth(true).setExpandAtFiles(false).setInterpolateVariables(false);
		built.setParameterExceptionHandler(this::misused).setExecutionStrategy(this::execute);
		return built;
	}

	private CommandSpec spec(final Command command) {
		final var spec = CommandSpec.create().name(command.name());
		spec.usageMessage().description(command.summary()).footer(footer(command));
		help(spec);
		command.options().forEach(option -> spec.addOption(spec(option)));
		var index = 0;
		for (final var operand : command.operands()) {
			spec.addPositional(spec(operand, index++));
		}
		command.parts().forEach(part -> spec.addSubcommand(part.name(), spec(part)));
		known.put(spec, command);
		return spec;
	}

	private static String[] footer(final Command command) {
		final var lines = new ArrayList<String>();
		command.details().forEach(paragraph -> {
			lines.add(""); //$NON-NLS-1$
			paragraph.lines().forEach(lines::add);
		});
		return lines.toArray(String[]::new);
	}

	private static void help(final CommandSpec spec) {
		spec.addOption(OptionSpec.builder("--help", "-h").usageHelp(true).description("explain and do nothing").build()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static OptionSpec spec(final Option option) {
		final var builder = OptionSpec.builder(option.name()).description(option.summary());
		if (option.isFlag()) {
			return builder.type(boolean.class).build();
		}
		builder.paramLabel(option.value()).completionCandidates(option.allowed()).arity("1"); //$NON-NLS-1$
		return option.repeats() ? builder.type(List.class).auxiliaryTypes(String.class).build() : builder.type(String.class).build();
	}

	private static PositionalParamSpec spec(final Operand operand, final int index) {
		return PositionalParamSpec.builder().index(String.valueOf(index)).arity(operand.required() ? "1" : "0..1").type(String.class) //$NON-NLS-1$ //$NON-NLS-2$
				.paramLabel(operand.name()).description(operand.summary()).build();
	}

	/** @return the exit status */
	int run(final String... arguments) {
		final var status = line.execute(arguments);
		terminal.out().flush();
		terminal.err().flush();
		return status;
	}

	private int execute(final ParseResult parsed) {
		final var helped = CommandLine.executeHelpRequest(parsed);
		if (helped != null) {
			return helped;
		}
		var deepest = parsed;
		while (deepest.hasSubcommand()) {
			deepest = deepest.subcommand();
		}
		final var command = known.get(deepest.commandSpec());
		if (command == null || !command.parts().isEmpty()) {
			deepest.commandSpec().commandLine().usage(terminal.err());
			return ExitStatus.MISUSED;
		}
		for (final var option : command.options()) {
			final String value = option.isFlag() || option.repeats() ? null : deepest.matchedOptionValue(option.name(), null);
			if (value != null && !option.allowed().isEmpty() && !option.allowed().contains(value)) {
				terminal.err().println(option.name() + " is one of " + String.join(", ", option.allowed()) + ", not " + value + '.'); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				return ExitStatus.MISUSED;
			}
		}
		return run(command, deepest);
	}

	private int run(final Command command, final ParseResult parsed) {
		try {
			return command.run(new ParsedInvocation(command, parsed, terminal));
		} catch (final CommandException e) {
			terminal.err().println(e.getMessage());
			return e.status();
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return ExitStatus.FAILED;
		} catch (final IOException | RuntimeException e) {
			return failed(e);
		}
	}

	private int failed(final Exception failure) {
		terminal.err().println(switch (failure) {
		case final NoSuchFileException missing -> "There is no file " + missing.getFile() + '.'; //$NON-NLS-1$
		case final AccessDeniedException denied -> "You may not use the file " + denied.getFile() + '.'; //$NON-NLS-1$
		case final MalformedInputException _ -> "A file is not text in UTF-8."; //$NON-NLS-1$
		case final IOException broken -> "It broke on the way: " + broken.getMessage(); //$NON-NLS-1$
		default -> "Something went wrong in Tandem itself: " + failure; //$NON-NLS-1$
		});
		return ExitStatus.FAILED;
	}

	private int misused(final ParameterException failure, final String[] arguments) {
		terminal.err().println(failure.getMessage());
		if (!UnmatchedArgumentException.printSuggestions(failure, new PrintWriter(terminal.err(), true))) {
			terminal.err().println("See " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return ExitStatus.MISUSED;
	}

	private String completion() {
		return AutoComplete.bash(PROGRAM, line);
	}
}
