// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A change of the firewall, told before it is made: exactly these commands are run, in this order, the first that fails ends it.
 *
 * @param id       the same for the same change of the same rules, so that a proposal can be named without its commands
 * @param title    what it does, one line for people
 * @param owner    whose rules are changed
 * @param commands programs with their arguments; no shell reads them
 * @param undo     takes it back. A tool that numbers the new rule only when it makes it leaves {@link #NUMBER} here;
 *                 {@link Applied#undo} has the number.
 * @param lasting  whether it survives the next start of the computer
 * @param remark   what the person should know; may be empty
 */
public record Change(String id, String title, Owner owner, List<List<String>> commands, List<List<String>> undo, boolean lasting, String remark) {

	/** Stands for the number that a new rule is given. */
	public static final String NUMBER = "<number>";

	/** @throws IllegalArgumentException where it does nothing or has an empty command */
	public Change {
		Objects.requireNonNull(id);
		Objects.requireNonNull(title);
		Objects.requireNonNull(owner);
		Objects.requireNonNull(remark);
		commands = commands.stream().map(List::copyOf).toList();
		undo = undo.stream().map(List::copyOf).toList();
		if (commands.isEmpty() || commands.stream().anyMatch(List::isEmpty) || undo.stream().anyMatch(List::isEmpty)) {
			throw new IllegalArgumentException("A change without a command: " + id);
		}
	}

	/** The commands as one types them into a terminal of the system, PowerShell on Windows. */
	public List<String> lines() {
		return commands.stream().map(Change::line).toList();
	}

	/** The commands that take it back, as {@link #lines}. */
	public List<String> undoLines() {
		return undo.stream().map(Change::line).toList();
	}

	/** A command as one types it. */
	public static String line(final List<String> command) {
		if (command.getFirst().equals("powershell")) {
			return command.getLast();
		}
		return command.stream().map(Change::quoted).collect(Collectors.joining(" "));
	}

	private static String quoted(final String word) {
		return word.matches("[\\w@%+=:,./-]+") || word.equals(NUMBER) ? word : '\'' + word.replace("'", "'\\''") + '\'';
	}
}
