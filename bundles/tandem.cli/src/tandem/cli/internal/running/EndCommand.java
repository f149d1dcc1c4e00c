// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.local.LocalClient;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;

/** {@code tandem end}: ends sessions at once, at either end. */
@Component(service = Command.class)
public final class EndCommand implements Command {

	private static final Option ALL = Option.flag("--all", "end all of them"); //$NON-NLS-1$ //$NON-NLS-2$

	private final Running running;

	/** @param client reaches the products that run */
	@Activate
	public EndCommand(@Reference final LocalClient client) {
		running = new Running(client);
	}

	@Override
	public String name() {
		return "end"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "end a session or give a call up, at once"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("Without SESSION the only one there is.", "Exit status 1 where there is no such session, 4 where neither product runs."); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public List<Option> options() {
		return List.of(ALL);
	}

	@Override
	public List<Operand> operands() {
		return List.of(new Operand("SESSION", false, "as tandem sessions prints it")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public int run(final Invocation invocation) throws CommandException {
		final var sessions = running.sessions();
		for (final var session : chosen(invocation, sessions)) {
			final var argument = new JsonObject();
			argument.addProperty("session", session.id()); //$NON-NLS-1$
			running.ask(session.product(), "end", argument); //$NON-NLS-1$
			invocation.err().println("Ended " + session.name() + " with " + session.shown() + '.'); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return ExitStatus.DONE;
	}

	private static List<RunningSession> chosen(final Invocation invocation, final List<RunningSession> sessions) throws CommandException {
		if (invocation.has(ALL.name())) {
			if (!invocation.operands().isEmpty()) {
				throw new CommandException(ExitStatus.MISUSED, "Either SESSION or --all."); //$NON-NLS-1$
			}
			return sessions;
		}
		if (!invocation.operands().isEmpty()) {
			final var name = invocation.operands().getFirst();
			return List.of(sessions.stream().filter(session -> session.name().equals(name)).findAny()
					.orElseThrow(() -> new CommandException(ExitStatus.NO, "There is no session " + name + ": tandem sessions shows those there are."))); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return switch (sessions.size()) {
		case 0 -> throw new CommandException(ExitStatus.NO, "There is no session."); //$NON-NLS-1$
		case 1 -> sessions;
		default -> throw new CommandException(ExitStatus.MISUSED, "There are " + sessions.size() + " sessions: name one as tandem sessions prints it, or --all."); //$NON-NLS-1$ //$NON-NLS-2$
		};
	}
}
