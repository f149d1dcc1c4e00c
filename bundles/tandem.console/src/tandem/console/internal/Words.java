// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Option;

/** One call of a command, understood from its words. */
final class Words implements Invocation {

	private static final String HELP = "--help"; //$NON-NLS-1$

	private final Command command;
	private final Map<String, List<String>> options = new HashMap<>();
	private final List<String> operands = new ArrayList<>();
	private final PrintStream out;
	private boolean help;

	private Words(final Command command, final PrintStream out) {
		this.command = command;
		this.out = out;
	}

	/**
	 * Understands words after a command's name.
	 *
	 * @throws CommandException where the command does not take them
	 */
	static Words of(final Command verb, final List<String> words, final PrintStream out) throws CommandException {
		var command = verb;
		var at = 0;
		while (!command.parts().isEmpty() && at < words.size() && !words.get(at).startsWith("-")) { //$NON-NLS-1$
			final var name = words.get(at++);
			command = command.parts().stream().filter(part -> part.name().equals(name)).findFirst()
					.orElseThrow(() -> misused("There is no " + name + " in " + verb.name() + ": help " + verb.name() + " shows what there is.")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		}
		final var understood = new Words(command, out);
		understood.take(words.subList(at, words.size()));
		if (!understood.help) {
			understood.check();
		}
		return understood;
	}

	private static CommandException misused(final String words) {
		return new CommandException(ExitStatus.MISUSED, words);
	}

	private void take(final List<String> words) throws CommandException {
		final var left = new ArrayList<>(words);
		while (!left.isEmpty()) {
			final var word = left.removeFirst();
			if (word.equals("--")) { //$NON-NLS-1$
				operands.addAll(left);
				return;
			}
			if (word.equals(HELP) || word.equals("-h")) { //$NON-NLS-1$
				help = true;
			} else if (word.startsWith("-") && word.length() > 1) { //$NON-NLS-1$
				final var option = command.options().stream().filter(one -> one.name().equals(word)).findFirst()
						.orElseThrow(() -> misused("There is no option " + word + " here.")); //$NON-NLS-1$ //$NON-NLS-2$
				options.computeIfAbsent(option.name(), key -> new ArrayList<>()).add(value(option, left));
			} else {
				operands.add(word);
			}
		}
	}

	private static String value(final Option option, final List<String> left) throws CommandException {
		if (option.isFlag()) {
			return ""; //$NON-NLS-1$
		}
		if (left.isEmpty()) {
			throw misused(option.name() + " needs a value: " + option.value()); //$NON-NLS-1$
		}
		final var value = left.removeFirst();
		if (!option.allowed().isEmpty() && !option.allowed().contains(value)) {
			throw misused(option.name() + " is one of " + String.join(", ", option.allowed()) + '.'); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return value;
	}

	private void check() throws CommandException {
		if (!command.parts().isEmpty()) {
			throw misused(command.name() + " needs one of " + String.join(", ", command.parts().stream().map(Command::name).toList()) + '.'); //$NON-NLS-1$ //$NON-NLS-2$
		}
		final var required = command.operands().stream().filter(operand -> operand.required()).count();
		if (operands.size() < required) {
			throw misused(command.operands().get(operands.size()).name() + " is missing: " + command.operands().get(operands.size()).summary() + '.'); //$NON-NLS-1$
		}
		if (operands.size() > command.operands().size()) {
			throw misused("Too many words: " + operands.get(command.operands().size())); //$NON-NLS-1$
		}
	}

	/** The command or the part of it that was meant. */
	Command command() {
		return command;
	}

	/** Whether it is only to be explained. */
	boolean wantsHelp() {
		return help;
	}

	@Override
	public Optional<String> option(final String name) {
		return options(name).stream().findFirst();
	}

	@Override
	public List<String> options(final String name) {
		return List.copyOf(options.getOrDefault(name, List.of()));
	}

	@Override
	public boolean has(final String name) {
		return options.containsKey(name);
	}

	@Override
	public List<String> operands() {
		return List.copyOf(operands);
	}

	@Override
	public Path file(final String name) {
		return Path.of(name).toAbsolutePath();
	}

	@Override
	public PrintStream out() {
		return out;
	}

	@Override
	public PrintStream err() {
		return out;
	}

	@Override
	public char[] password(final String prompt) throws CommandException {
		throw new CommandException(ExitStatus.NO, "Passwords are not typed into the console."); //$NON-NLS-1$
	}
}
