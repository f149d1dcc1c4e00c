// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonObject;

import tandem.local.LocalClient;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;

/** The products of this person that run now. */
final class Running {

	static final String WORKBENCH = "workbench"; //$NON-NLS-1$

	static final String ENDPOINT = "endpoint"; //$NON-NLS-1$

	private static final List<String> PRODUCTS = List.of(WORKBENCH, ENDPOINT);

	private final LocalClient client;

	Running(final LocalClient client) {
		this.client = client;
	}

	/**
	 * Asks a product; its refusal is told in its words.
	 *
	 * @return empty where it does not run
	 */
	Optional<JsonObject> ask(final String product, final String verb, final JsonObject arguments) throws CommandException {
		try {
			return client.ask(product, verb, arguments);
		} catch (final IOException e) {
			throw new CommandException(ExitStatus.FAILED, "The " + product + " says: " + e.getMessage(), e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** All sessions of both products, the workbench's first. */
	List<RunningSession> sessions() throws CommandException {
		final var all = new ArrayList<RunningSession>();
		var runs = false;
		for (final var product : PRODUCTS) {
			final var answer = ask(product, "sessions", new JsonObject()); //$NON-NLS-1$
			runs |= answer.isPresent();
			answer.map(told -> told.getAsJsonArray("sessions")) //$NON-NLS-1$
					.ifPresent(told -> told.forEach(one -> all.add(RunningSession.of(product, one.getAsJsonObject()))));
		}
		if (!runs) {
			throw new CommandException(ExitStatus.NOT_RUNNING, "Neither the workbench nor Get help runs here for you."); //$NON-NLS-1$
		}
		return all;
	}
}
