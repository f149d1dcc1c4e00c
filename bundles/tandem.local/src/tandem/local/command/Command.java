// SPDX-License-Identifier: EPL-2.0
package tandem.local.command;

import java.io.IOException;
import java.util.List;

/**
 * A verb of the command line {@code tandem}, or a part of one: an OSGi service where it is a verb. Stateless. With the service property {@code console=yes} it is also a
 * command of the consoles of running products ({@code tandem console}), with {@code console=only} of those alone: there it reads no passwords.
 */
public interface Command {

	/** What is typed: lower-case letters, digits and dashes, for example {@code firewall}. */
	String name();

	/** What it does, one line without a full stop. */
	String summary();

	/** What should be known beyond that: paragraphs for the help and the manual, exit statuses of its own among them. */
	default List<String> details() {
		return List.of();
	}

	/** Its parts, one of which must be typed; empty where it does something itself. */
	default List<Command> parts() {
		return List.of();
	}

	/** Its options. {@code --help} is there without being named. */
	default List<Option> options() {
		return List.of();
	}

	/** What is typed beside the options, in order. */
	default List<Operand> operands() {
		return List.of();
	}

	/**
	 * Does it. Blocking; the thread is interrupted where the person gives up.
	 *
	 * @return the exit status, one of {@link ExitStatus} or its own, as {@link #details} say
	 * @throws CommandException with a sentence for the person who typed
	 * @throws IOException where a file can't be read or written; its name and what is wrong are told
	 */
	int run(Invocation invocation) throws CommandException, IOException, InterruptedException;
}
