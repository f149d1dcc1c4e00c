// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal.commands;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;

/** {@code tandem:sessions}: who helps here, or is helped from here. */
@Component(service = Command.class, property = "console=only")
public final class SessionsCommand implements Command {

	private final ProductVerbs verbs;

	/** @param verbs of this product */
	@Activate
	public SessionsCommand(@Reference final ProductVerbs verbs) {
		this.verbs = verbs;
	}

	@Override
	public String name() {
		return "sessions"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "list the sessions and calls"; //$NON-NLS-1$
	}

	@Override
	public int run(final Invocation call) throws CommandException {
		final var sessions = verbs.ask("sessions", new JsonObject()).getAsJsonArray("sessions"); //$NON-NLS-1$ //$NON-NLS-2$
		if (sessions.isEmpty()) {
			call.out().println("No sessions."); //$NON-NLS-1$
		}
		for (final var one : sessions) {
			final var session = one.getAsJsonObject();
			call.out().printf("%-20s %-20s %s%n", text(session, "id"), text(session, "state"), text(session, "who")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		}
		return ExitStatus.DONE;
	}

	/** What others called themselves must not act on the terminal. */
	private static String text(final JsonObject session, final String name) {
		return session.has(name) && session.get(name).isJsonPrimitive() ? session.get(name).getAsString().replaceAll("[\\p{Cntrl}\\p{Cf}]", "") : "-"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
