// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.config;

import java.util.List;

/** A configuration that the relay does not start with. */
public final class ConfigException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient List<String> problems;

	/** @param problems each one sentence or two: where, what is wrong, what to do */
	public ConfigException(final List<String> problems) {
		super(String.join("; ", problems)); //$NON-NLS-1$
		this.problems = List.copyOf(problems);
	}

	/** All that is wrong. */
	public List<String> problems() {
		return problems;
	}
}
