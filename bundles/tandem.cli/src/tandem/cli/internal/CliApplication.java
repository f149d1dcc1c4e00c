// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

import tandem.local.command.Command;

/** The command line as a program: the verbs are those that are services when it starts. */
public final class CliApplication implements IApplication {

	@Override
	public Object start(final IApplicationContext context) throws InvalidSyntaxException {
		context.applicationRunning();
		final var arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		final var terminal = new Terminal(System.out, System.err, System.getenv(), prompt -> Optional.ofNullable(System.console()).map(console -> console.readPassword("%s", prompt))); //$NON-NLS-1$
		return new CommandShell(verbs(), terminal).run(arguments);
	}

	@Override
	public void stop() {
		// Each call ends by itself.
	}

	private static List<Command> verbs() throws InvalidSyntaxException {
		final var bundle = FrameworkUtil.getBundle(CliApplication.class).getBundleContext();
		final var verbs = new ArrayList<Command>();
		for (final var reference : bundle.getServiceReferences(Command.class, "(!(console=only))")) {
			final var verb = bundle.getService(reference);
			if (verb != null) {
				verbs.add(verb);
			}
		}
		verbs.sort(Comparator.comparing(Command::name));
		return List.copyOf(verbs);
	}
}
