// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

import tandem.local.LocalClient;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Option;

/** {@code tandem invite}: invites somebody to help, in Get help, which shows it. The password is made there and is on its screen alone. */
@Component(service = Command.class)
public final class InviteCommand implements Command {

	private static final Option SAVE_AS = Option.one("--save-as", "FILE", "save an invitation in a new file"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private static final Option EMAIL = Option.flag("--email", "give an invitation to the mail program"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final Option TO = Option.one("--to", "ADDRESSES", "with --email: whom it is for"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private static final Option EASY = Option.flag("--easy-connect", "show an Easy Connect password"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final int SECONDS = 40;

	private static final int TURN_MILLIS = 100;

	private final Running running;

	/** @param client reaches the endpoint that runs */
	@Activate
	public InviteCommand(@Reference final LocalClient client) {
		running = new Running(client);
	}

	@Override
	public String name() {
		return "invite"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "invite somebody to help you, in Get help"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("Get help must run; it comes to the front and shows the invitation. Its password is always a new one, made there: it is on that screen and told to no program, so " //$NON-NLS-1$
				+ "no option, file or variable takes or gives one.", //$NON-NLS-1$
				"With --json: one object with by (file, email or easy-connect), and file where there is one.", //$NON-NLS-1$
				"Exit status 1 where the settings or what Get help shows just now don't allow it, 3 where the file could not be saved, 4 where Get help does not run."); //$NON-NLS-1$
	}

	@Override
	public List<Option> options() {
		return List.of(SAVE_AS, EMAIL, TO, EASY, Option.JSON);
	}

	@Override
	public int run(final Invocation invocation) throws CommandException, InterruptedException {
		final var file = invocation.option(SAVE_AS.name());
		final var ways = (file.isPresent() ? 1 : 0) + (invocation.has(EMAIL.name()) ? 1 : 0) + (invocation.has(EASY.name()) ? 1 : 0);
		if (ways != 1 || invocation.option(TO.name()).isPresent() && !invocation.has(EMAIL.name())) {
			throw new CommandException(ExitStatus.MISUSED, "One of --save-as FILE, --email [--to ADDRESSES] and --easy-connect."); //$NON-NLS-1$
		}
		final var request = new JsonObject();
		request.addProperty("by", file.isPresent() ? "file" : invocation.has(EMAIL.name()) ? "email" : "easy-connect"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (file.isPresent()) {
			final var path = invocation.file(file.get()).toAbsolutePath().normalize();
			if (Files.exists(path)) {
				throw new CommandException(ExitStatus.FAILED, "There is a file of that name already: " + path); //$NON-NLS-1$
			}
			request.addProperty("file", path.toString()); //$NON-NLS-1$
			ask(request);
			await(path);
		} else {
			request.addProperty("to", invocation.option(TO.name()).orElse("")); //$NON-NLS-1$ //$NON-NLS-2$
			ask(request);
			request.remove("to"); //$NON-NLS-1$
		}
		if (invocation.json()) {
			invocation.out().println(new Gson().toJson(request));
		}
		invocation.err().println("Get help shows it, with the password to tell."); //$NON-NLS-1$
		return ExitStatus.DONE;
	}

	private void ask(final JsonObject request) throws CommandException {
		try {
			running.ask(Running.ENDPOINT, "invite", request) //$NON-NLS-1$
					.orElseThrow(() -> new CommandException(ExitStatus.NOT_RUNNING, "Get help does not run. Start it, then try again.")); //$NON-NLS-1$
		} catch (final CommandException e) {
			throw e.status() == ExitStatus.FAILED ? new CommandException(ExitStatus.NO, e.getMessage(), e) : e;
		}
	}

	private static void await(final Path file) throws CommandException, InterruptedException {
		for (var turn = 0; turn < SECONDS * 1_000 / TURN_MILLIS; turn++) {
			if (Files.exists(file)) {
				return;
			}
			Thread.sleep(TURN_MILLIS);
		}
		throw new CommandException(ExitStatus.FAILED, "Get help did not save " + file + ": its window says why."); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
