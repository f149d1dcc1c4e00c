// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import java.io.PrintStream;
import java.util.List;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;

/** {@code tandem:help}: what there is, and each command explained by what it says of itself. */
final class Help implements Command {

	private final List<Command> commands;

	/** @param commands all others */
	Help(final List<Command> commands) {
		this.commands = List.copyOf(commands);
	}

	@Override
	public String name() {
		return "help"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "list the commands, or explain one"; //$NON-NLS-1$
	}

	@Override
	public List<Operand> operands() {
		return List.of(new Operand("COMMAND", false, "what to explain")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public int run(final Invocation call) throws CommandException {
		if (!call.operands().isEmpty()) {
			final var name = call.operands().getFirst().replaceFirst("^tandem:", ""); //$NON-NLS-1$ //$NON-NLS-2$
			of(commands.stream().filter(command -> command.name().equals(name)).findFirst()
					.orElseThrow(() -> new CommandException(ExitStatus.NO, "There is no command " + name + '.')), call.out()); //$NON-NLS-1$
			return ExitStatus.DONE;
		}
		commands.forEach(command -> call.out().printf("tandem:%-12s %s%n", command.name(), command.summary())); //$NON-NLS-1$
		call.out().println("help COMMAND explains one; | grep WORD finds lines; exit leaves. Nothing here allows a helper anything: that is asked on the screen alone."); //$NON-NLS-1$
		return ExitStatus.DONE;
	}

	/** Explains a command and its parts. */
	static void of(final Command command, final PrintStream out) {
		of("", command, out); //$NON-NLS-1$
	}

	private static void of(final String before, final Command command, final PrintStream out) {
		final var name = before + command.name();
		if (!command.parts().isEmpty()) {
			command.parts().forEach(part -> of(name + ' ', part, out));
			return;
		}
		final var synopsis = new StringBuilder(name);
		command.operands().forEach(operand -> synopsis.append(operand.required() ? " " + operand.name() : " [" + operand.name() + ']')); //$NON-NLS-1$ //$NON-NLS-2$
		out.println(synopsis + (command.options().isEmpty() ? "" : " [OPTION ...]") + "  " + command.summary()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		command.operands().forEach(operand -> out.printf("    %-16s %s%n", operand.name(), operand.summary())); //$NON-NLS-1$
		command.options().forEach(option -> out.printf("    %-16s %s%n", option.isFlag() ? option.name() : option.name() + ' ' + option.value(), option.summary())); //$NON-NLS-1$
		command.details().forEach(paragraph -> paragraph.lines().forEach(line -> out.println("    " + line))); //$NON-NLS-1$
	}
}
