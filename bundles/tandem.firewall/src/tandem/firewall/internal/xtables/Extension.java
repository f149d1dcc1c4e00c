// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.xtables;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A match or a target with its options.
 *
 * @param sign    {@code -m}, {@code -j} or {@code -g}
 * @param name    of the extension or chain
 * @param options in order
 */
record Extension(String sign, String name, List<Option> options) {

	Extension {
		options = List.copyOf(options);
	}

	/** The option of that name. */
	Optional<Option> option(final String option) {
		return options.stream().filter(it -> it.name().equals(option)).findFirst();
	}

	boolean has(final String option) {
		return option(option).isPresent();
	}

	@Override
	public String toString() {
		return sign + ' ' + name + options.stream().map(it -> " " + it).collect(Collectors.joining());
	}
}
