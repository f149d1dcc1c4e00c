// SPDX-License-Identifier: EPL-2.0
package tandem.local.command;

import java.util.List;

/**
 * An option of a command.
 *
 * @param name with its dashes, for example {@code --flow}
 * @param value what follows, in capitals for the help, for example {@code FILE}; empty for a switch
 * @param repeats whether it may be given more than once
 * @param allowed the only values that can follow; empty for any
 * @param summary what it is for, one line
 */
public record Option(String name, String value, boolean repeats, List<String> allowed, String summary) {

	/** Asks for an answer that programs read. */
	public static final Option JSON = Option.flag("--json", "print the answer as JSON"); //$NON-NLS-1$ //$NON-NLS-2$

	/** @throws IllegalArgumentException where the name is none */
	public Option {
		if (!name.matches("-[a-z]|--[a-z][a-z0-9-]*")) { //$NON-NLS-1$
			throw new IllegalArgumentException(name);
		}
		allowed = List.copyOf(allowed);
	}

	/** A switch. */
	public static Option flag(final String name, final String summary) {
		return new Option(name, "", false, List.of(), summary); //$NON-NLS-1$
	}

	/** Given once at most. */
	public static Option one(final String name, final String value, final String summary) {
		return new Option(name, value, false, List.of(), summary);
	}

	/** Given as often as one likes. */
	public static Option many(final String name, final String value, final String summary) {
		return new Option(name, value, true, List.of(), summary);
	}

	/** One of a few words. */
	public static Option of(final String name, final List<String> allowed, final String summary) {
		return new Option(name, String.join("|", allowed), false, allowed, summary); //$NON-NLS-1$
	}

	/** Whether nothing follows it. */
	public boolean isFlag() {
		return value.isEmpty();
	}
}
