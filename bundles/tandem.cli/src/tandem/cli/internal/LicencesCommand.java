// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import tandem.local.command.Command;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.settings.Shipped;

/** {@code tandem licences}: of everything that came with the program. */
record LicencesCommand() implements Command {

	@Override
	public String name() {
		return "licences"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "print the licences of everything that came with it"; //$NON-NLS-1$
	}

	@Override
	public int run(final Invocation invocation) {
		invocation.out().println(Shipped.here().licences());
		return ExitStatus.DONE;
	}
}
