// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;

import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;

/** A conversation with the console of a running product. One line at a time; {@link #stop} from any thread. */
final class ConsoleLink implements AutoCloseable {

	private static final String VERB = "console"; //$NON-NLS-1$

	private final Running running;
	private final String product;
	private volatile String session = ""; //$NON-NLS-1$

	/** @param product that answers */
	ConsoleLink(final Running running, final String product) {
		this.running = running;
		this.product = product;
	}

	String product() {
		return product;
	}

	/**
	 * Runs a line and prints what it says, as it comes.
	 *
	 * @return the line's exit status
	 * @throws CommandException where it was refused, or the product is gone
	 */
	int run(final String line, final PrintStream out) throws CommandException {
		final var request = request();
		request.addProperty("line", line); //$NON-NLS-1$
		var answer = ask(request);
		session = answer.get("session").getAsString(); //$NON-NLS-1$
		out.print(printable(answer));
		while (answer.get("running").getAsBoolean() || answer.get("more").getAsBoolean()) { //$NON-NLS-1$ //$NON-NLS-2$
			out.flush();
			answer = ask(with("wait")); //$NON-NLS-1$
			out.print(printable(answer));
		}
		out.flush();
		return answer.get("status").getAsInt(); //$NON-NLS-1$
	}

	/** What others called themselves must not move the cursor. */
	private static String printable(final JsonObject answer) {
		return answer.get("output").getAsString().replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]", "?"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** Stops what runs; what it says then comes with the line. */
	void stop() {
		if (!session.isEmpty()) {
			try {
				running.ask(product, VERB, with("stop")); //$NON-NLS-1$
			} catch (final CommandException e) {
				// the line itself tells what is wrong
				return;
			}
		}
	}

	/** What a line could go on with; nothing where that can't be found out. */
	List<String> completions(final String line) {
		final var request = new JsonObject();
		request.addProperty("complete", line); //$NON-NLS-1$
		try {
			final var words = new ArrayList<String>();
			ask(request).getAsJsonArray("words").forEach(word -> words.add(word.getAsString())); //$NON-NLS-1$
			return words;
		} catch (final CommandException e) {
			return List.of();
		}
	}

	private JsonObject request() {
		final var request = new JsonObject();
		if (!session.isEmpty()) {
			request.addProperty("session", session); //$NON-NLS-1$
		}
		return request;
	}

	private JsonObject with(final String what) {
		final var request = request();
		request.addProperty(what, true);
		return request;
	}

	private JsonObject ask(final JsonObject request) throws CommandException {
		return running.ask(product, VERB, request).orElseThrow(() -> new CommandException(ExitStatus.NOT_RUNNING, "It does not run any more.")); //$NON-NLS-1$
	}

	@Override
	public void close() {
		if (!session.isEmpty()) {
			try {
				running.ask(product, VERB, with("close")); //$NON-NLS-1$
			} catch (final CommandException e) {
				// it forgets us by itself
				return;
			}
		}
	}
}
