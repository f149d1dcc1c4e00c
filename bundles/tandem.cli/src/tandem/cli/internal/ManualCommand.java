// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.util.List;
import java.util.function.Supplier;

import tandem.local.command.Command;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;

/** {@code tandem manual}: the manual page, from what the commands say of themselves. */
record ManualCommand(Supplier<List<Command>> verbs) implements Command {

	@Override
	public String name() {
		return "manual"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "print the manual page: tandem manual | man -l -"; //$NON-NLS-1$
	}

	@Override
	public int run(final Invocation invocation) {
		invocation.out().print(new ManualPage(verbs.get()).text());
		return ExitStatus.DONE;
	}
}
