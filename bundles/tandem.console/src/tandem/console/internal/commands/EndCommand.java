// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal.commands;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;

/** {@code tandem:end}: ends a session, as the windows do. */
@Component(service = Command.class, property = "console=only")
public final class EndCommand implements Command {

	private final ProductVerbs verbs;

	/** @param verbs of this product */
	@Activate
	public EndCommand(@Reference final ProductVerbs verbs) {
		this.verbs = verbs;
	}

	@Override
	public String name() {
		return "end"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "end a session, or the only one there is"; //$NON-NLS-1$
	}

	@Override
	public List<Operand> operands() {
		return List.of(new Operand("SESSION", false, "as sessions lists it")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public int run(final Invocation call) throws CommandException {
		final var argument = new JsonObject();
		argument.addProperty("session", call.operands().isEmpty() ? only() : call.operands().getFirst()); //$NON-NLS-1$
		verbs.ask("end", argument); //$NON-NLS-1$
		call.out().println("It is being ended."); //$NON-NLS-1$
		return ExitStatus.DONE;
	}

	private String only() throws CommandException {
		final var sessions = verbs.ask("sessions", new JsonObject()).getAsJsonArray("sessions"); //$NON-NLS-1$ //$NON-NLS-2$
		if (sessions.size() != 1) {
			throw new CommandException(ExitStatus.NO, sessions.isEmpty() ? "No sessions." : "There are several: sessions lists them, end SESSION ends one."); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return sessions.get(0).getAsJsonObject().get("id").getAsString(); //$NON-NLS-1$
	}
}
