// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.GsonBuilder;

import tandem.local.LocalClient;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Option;

/** {@code tandem sessions}: who helps here, and who is helped from here. */
@Component(service = Command.class)
public final class SessionsCommand implements Command {

	private final Running running;

	/** @param client reaches the products that run */
	@Activate
	public SessionsCommand(@Reference final LocalClient client) {
		running = new Running(client);
	}

	@Override
	public String name() {
		return "sessions"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "list the sessions and calls of the workbench and of Get help that run"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("With --json: one object a line, with session (what tandem end takes), product, who, state, since (an ISO instant) and route.", //$NON-NLS-1$
				"Exit status 4 where neither product runs."); //$NON-NLS-1$
	}

	@Override
	public List<Option> options() {
		return List.of(Option.JSON);
	}

	@Override
	public int run(final Invocation invocation) throws CommandException {
		final var sessions = running.sessions();
		if (invocation.json()) {
			final var gson = new GsonBuilder().disableHtmlEscaping().create();
			sessions.forEach(session -> invocation.out().println(gson.toJson(session.json())));
		} else if (sessions.isEmpty()) {
			invocation.err().println("No sessions."); //$NON-NLS-1$
		} else {
			invocation.out().printf("%-24s %-20s %s%n", "SESSION", "STATE", "WHO"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			sessions.forEach(session -> invocation.out().printf("%-24s %-20s %s%n", session.name(), session.state(), session.shown())); //$NON-NLS-1$
		}
		return ExitStatus.DONE;
	}
}
