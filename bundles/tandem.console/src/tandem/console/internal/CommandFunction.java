// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;

/** A command as Gogo calls it. It returns nothing: nobody gets hold of an object. */
record CommandFunction(Command command) implements Function {

	/** Name of the session's variable with the exit status of the last command. */
	static final String STATUS = "status"; //$NON-NLS-1$

	@Override
	public Object execute(final CommandSession session, final List<Object> arguments) {
		final var out = Process.Utils.current().out();
		session.put(STATUS, run(arguments.stream().map(String::valueOf).toList(), out));
		out.flush();
		return null;
	}

	private int run(final List<String> words, final PrintStream out) {
		try {
			final var call = Words.of(command, words, out);
			if (call.wantsHelp()) {
				Help.of(call.command(), out);
				return ExitStatus.DONE;
			}
			return call.command().run(call);
		} catch (final CommandException e) {
			out.println(e.getMessage());
			return e.status();
		} catch (final IOException e) {
			out.println("It broke on the way: " + e.getMessage()); //$NON-NLS-1$
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		} catch (final RuntimeException e) {
			out.println("Something went wrong in Tandem itself: " + e); //$NON-NLS-1$
		}
		return ExitStatus.FAILED;
	}
}
