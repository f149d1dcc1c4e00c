// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import java.nio.file.Files;
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

/** {@code tandem assist}: begins to help somebody, in the workbench that runs. The password is typed there. */
@Component(service = Command.class)
public final class AssistCommand implements Command {

	private static final Option CODE = Option.flag("--code", "show a one-time code for the person who needs help"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final Option EASY = Option.flag("--easy-connect", "connect by the Easy Connect password of the person who needs help"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final Option PASSWORD_FILE = Option.one("--password-file", "FILE", "with --easy-connect: the password is in this file"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private final Running running;

	/** @param client reaches the workbench that runs */
	@Activate
	public AssistCommand(@Reference final LocalClient client) {
		running = new Running(client);
	}

	@Override
	public String name() {
		return "assist"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "open an invitation in the workbench, or have it show a one-time code"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("Invitations of Tandem (.tandem-invitation) and of Windows (.msrcIncident) are opened. The workbench asks for their password.", //$NON-NLS-1$
				"An Easy Connect password is asked for here, or comes from --password-file or the environment's TANDEM_PASSWORD; exit status 0 where the person is being asked, " //$NON-NLS-1$
						+ "1 where nobody waits with that password.", //$NON-NLS-1$
				"Exit status 4 where the workbench does not run."); //$NON-NLS-1$
	}

	@Override
	public List<Option> options() {
		return List.of(CODE, EASY, PASSWORD_FILE, Option.JSON);
	}

	@Override
	public List<Operand> operands() {
		return List.of(new Operand("FILE", false, "the invitation")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public int run(final Invocation invocation) throws CommandException {
		if ((invocation.has(CODE.name()) ? 1 : 0) + (invocation.has(EASY.name()) ? 1 : 0) + (invocation.operands().isEmpty() ? 0 : 1) != 1) {
			throw new CommandException(ExitStatus.MISUSED, "One of FILE, --code and --easy-connect."); //$NON-NLS-1$
		}
		if (invocation.has(EASY.name())) {
			final var who = new JsonObject();
			who.addProperty("password", new String(invocation.password("Easy Connect password: "))); //$NON-NLS-1$ //$NON-NLS-2$
			return new Calling(running).call(invocation, who);
		}
		final var argument = new JsonObject();
		if (invocation.has(CODE.name())) {
			tell("assist-by-code", argument); //$NON-NLS-1$
			invocation.err().println("The workbench shows the code."); //$NON-NLS-1$
		} else {
			final var file = invocation.file(invocation.operands().getFirst()).toAbsolutePath().normalize();
			if (!Files.isReadable(file) || Files.isDirectory(file)) {
				throw new CommandException(ExitStatus.FAILED, "No file that can be read: " + file); //$NON-NLS-1$
			}
			argument.addProperty("file", file.toString()); //$NON-NLS-1$
			tell("open-invitation", argument); //$NON-NLS-1$
			invocation.err().println("The workbench has opened " + file.getFileName() + '.'); //$NON-NLS-1$
		}
		return ExitStatus.DONE;
	}

	private void tell(final String verb, final JsonObject argument) throws CommandException {
		running.ask(Running.WORKBENCH, verb, argument)
				.orElseThrow(() -> new CommandException(ExitStatus.NOT_RUNNING, "The workbench does not run. Start it, then try again.")); //$NON-NLS-1$
	}
}
