// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal.commands;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.Logger;
import org.osgi.service.log.admin.LoggerAdmin;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;

/** {@code tandem:log level}: how much the bundles of this program tell its log, until it ends. */
@Component(service = Command.class, property = "console=only")
public final class LogCommand implements Command {

	private static final List<String> LEVELS = Stream.of(LogLevel.values()).map(level -> level.name().toLowerCase(Locale.ROOT)).toList();

	private final LoggerAdmin loggers;

	/** @param loggers of this framework */
	@Activate
	public LogCommand(@Reference final LoggerAdmin loggers) {
		this.loggers = loggers;
	}

	@Override
	public String name() {
		return "log"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "show and choose how much this program tells its log, until it ends"; //$NON-NLS-1$
	}

	@Override
	public List<Command> parts() {
		return List.of(new Level());
	}

	@Override
	public int run(final Invocation call) {
		return ExitStatus.MISUSED;
	}

	private final class Level implements Command {

		@Override
		public String name() {
			return "level"; //$NON-NLS-1$
		}

		@Override
		public String summary() {
			return "show the levels, or choose one: log level debug tandem.pairing"; //$NON-NLS-1$
		}

		@Override
		public List<Operand> operands() {
			return List.of(new Operand("LEVEL", false, String.join(", ", LEVELS)), //$NON-NLS-1$ //$NON-NLS-2$
					new Operand("LOGGER", false, "the beginning of the names it is for; without it, all that have none of their own")); //$NON-NLS-1$ //$NON-NLS-2$
		}

		@Override
		public List<String> details() {
			return List.of("The file of the log keeps warnings and errors whatever is chosen here."); //$NON-NLS-1$
		}

		@Override
		public int run(final Invocation call) throws CommandException {
			final var context = loggers.getLoggerContext(null);
			if (call.operands().isEmpty()) {
				new TreeMap<>(context.getLogLevels()).forEach((name, level) -> call.out().printf("%-10s %s%n", level.name().toLowerCase(Locale.ROOT), //$NON-NLS-1$
						name.equals(Logger.ROOT_LOGGER_NAME) ? "(all others)" : name)); //$NON-NLS-1$
				return ExitStatus.DONE;
			}
			final var wanted = call.operands().getFirst().toLowerCase(Locale.ROOT);
			if (!LEVELS.contains(wanted)) {
				throw new CommandException(ExitStatus.MISUSED, "The levels are " + String.join(", ", LEVELS) + '.'); //$NON-NLS-1$ //$NON-NLS-2$
			}
			final var levels = new HashMap<>(context.getLogLevels());
			levels.put(call.operands().size() > 1 ? call.operands().get(1) : Logger.ROOT_LOGGER_NAME, LogLevel.valueOf(wanted.toUpperCase(Locale.ROOT)));
			context.setLogLevels(levels);
			return ExitStatus.DONE;
		}
	}
}
