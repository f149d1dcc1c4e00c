// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.local.LocalClient;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Option;

/** {@code tandem console}: looks into a product that runs. */
@Component(service = Command.class)
public final class ConsoleCommand implements Command {

	private static final Option LINE = Option.many("-c", "LINE", "run this line and leave; may be repeated"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private static final Option PRODUCT = Option.of("--product", List.of(Running.WORKBENCH, Running.ENDPOINT), "which, where both run"); //$NON-NLS-1$ //$NON-NLS-2$

	private final Running running;
	private final LineEditors editors;

	/** @param client reaches the products that run */
	@Activate
	public ConsoleCommand(@Reference final LocalClient client) {
		this(client, LineEditors.system());
	}

	ConsoleCommand(final LocalClient client, final LineEditors editors) {
		running = new Running(client);
		this.editors = editors;
	}

	@Override
	public String name() {
		return "console"; //$NON-NLS-1$
	}

	@Override
	public String summary() {
		return "look into the workbench or Get help while it runs: status, sessions, ways in, settings, log, threads"; //$NON-NLS-1$
	}

	@Override
	public List<String> details() {
		return List.of("Lines are commands of the scope tandem, for example: tandem console -c tandem:status -c 'sessions | grep viewing'. help lists them. Without -c lines are read from the\n" //$NON-NLS-1$
				+ "terminal, with editing and completion, or from what is piped in.", //$NON-NLS-1$
				"It goes through a socket that only the owner of the program, and root, can open; there is none on the network. Root names the folder of somebody else's sockets:\n" //$NON-NLS-1$
						+ "XDG_RUNTIME_DIR=/run/user/UID tandem console.", //$NON-NLS-1$
				"No line allows a helper anything: the sharer is asked on the screen, and nowhere else.", //$NON-NLS-1$
				"Exit status: that of the last line; 4 where nothing runs."); //$NON-NLS-1$
	}

	@Override
	public List<Option> options() {
		return List.of(LINE, PRODUCT);
	}

	@Override
	public int run(final Invocation invocation) throws CommandException, IOException {
		try (var link = new ConsoleLink(running, product(invocation))) {
			final var lines = invocation.options(LINE.name());
			if (lines.isEmpty()) {
				return talk(link, invocation);
			}
			var status = ExitStatus.DONE;
			for (final var line : lines) {
				status = link.run(line, invocation.out());
			}
			return status;
		}
	}

	private String product(final Invocation invocation) throws CommandException {
		final var named = invocation.option(PRODUCT.name());
		final var found = new ArrayList<String>();
		for (final var product : named.map(List::of).orElse(List.of(Running.WORKBENCH, Running.ENDPOINT))) {
			final var look = new JsonObject();
			look.addProperty("complete", ""); //$NON-NLS-1$ //$NON-NLS-2$
			if (running.ask(product, "console", look).isPresent()) { //$NON-NLS-1$
				found.add(product);
			}
		}
		if (found.size() > 1) {
			throw new CommandException(ExitStatus.MISUSED, "Both run: --product workbench or --product endpoint says which."); //$NON-NLS-1$
		}
		return found.stream().findFirst().orElseThrow(() -> new CommandException(ExitStatus.NOT_RUNNING,
				named.map(product -> "The " + product + " does not run here for you.").orElse("Neither the workbench nor Get help runs here for you."))); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private int talk(final ConsoleLink link, final Invocation invocation) throws IOException, CommandException {
		var status = ExitStatus.DONE;
		try (var editor = editors.open(link)) {
			for (Optional<String> line = editor.read(); line.isPresent() && !leaves(line.get()); line = editor.read()) {
				if (!line.get().isBlank()) {
					status = run(link, line.get(), invocation);
				}
			}
		}
		return status;
	}

	/** What one line refuses does not end the conversation; a program that is gone does. */
	private static int run(final ConsoleLink link, final String line, final Invocation invocation) throws CommandException {
		try {
			return link.run(line, invocation.out());
		} catch (final CommandException e) {
			if (e.status() == ExitStatus.NOT_RUNNING) {
				throw e;
			}
			invocation.err().println(e.getMessage());
			return e.status();
		}
	}

	private static boolean leaves(final String line) {
		return List.of("exit", "quit", "logout", "tandem:exit").contains(line.strip()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}
}
