// SPDX-License-Identifier: EPL-2.0
package tandem.local.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One call of a command. What was typed has been checked against what the command declares. */
public interface Invocation {

	/** The value of an option. */
	Optional<String> option(String name);

	/** All values of an option that may be repeated, in order. */
	List<String> options(String name);

	/** Whether a switch was given. */
	boolean has(String name);

	/** What was typed beside the options. */
	List<String> operands();

	/** Whether {@link Option#JSON} was given. */
	default boolean json() {
		return has(Option.JSON.name());
	}

	/** A file as the person named it, from the folder where they are. */
	Path file(String name);

	/** For answers. */
	PrintStream out();

	/** For all that is no answer: questions, progress, complaints. */
	PrintStream err();

	/**
	 * A password: from the file that {@code --password-file} names, the environment's {@code TANDEM_PASSWORD}, or asked for without an echo.
	 * From an argument, which everybody on this computer can read, only where the command declares {@code --password}, and with a warning.
	 *
	 * @throws CommandException where there is none and nobody can be asked
	 */
	char[] password(String prompt) throws CommandException;
}
