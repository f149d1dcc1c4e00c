// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal.commands;

import java.util.Comparator;
import java.util.List;

import org.osgi.service.component.annotations.Component;

import tandem.local.command.Command;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Option;

/** {@code tandem:threads}: what each thread does. */
@Component(service = Command.class, property = "console=only")
public final class ThreadsCommand implements Command {

	private static final Option STACKS = Option.flag("--stacks", "show where each of them is"); //$NON-NLS-1$ //$NON-NLS-2$

	@Override
	public String name() {
		return "threads"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "list the threads of the platform and what they do"; //$NON-NLS-1$
	}

	@Override
	public List<Option> options() {
		return List.of(STACKS);
	}

	@Override
	public int run(final Invocation call) {
		Thread.getAllStackTraces().entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().getName())).forEach(entry -> {
			final var thread = entry.getKey();
			call.out().printf("%-14s %s%n", thread.getState().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), thread.getName().replaceAll("\\p{Cntrl}", " ")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			if (call.has(STACKS.name())) {
				for (final var frame : entry.getValue()) {
					call.out().println("        at " + frame); //$NON-NLS-1$
				}
			}
		});
		return ExitStatus.DONE;
	}
}
