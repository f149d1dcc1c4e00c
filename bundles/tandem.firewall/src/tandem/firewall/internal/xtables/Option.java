// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.xtables;

import java.util.List;

/**
 * One option of a rule.
 *
 * @param name      with its dashes
 * @param negated   whether a {@code !} stands before it
 * @param arguments what follows
 */
record Option(String name, boolean negated, List<String> arguments) {

	Option {
		arguments = List.copyOf(arguments);
	}

	/** The first argument; empty for none. */
	String value() {
		return arguments.isEmpty() ? "" : arguments.getFirst();
	}

	@Override
	public String toString() {
		return (negated ? "! " : "") + name + (arguments.isEmpty() ? "" : ' ' + String.join(" ", arguments));
	}
}
