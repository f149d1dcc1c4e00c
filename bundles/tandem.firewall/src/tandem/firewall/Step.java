// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.util.Objects;
import java.util.Optional;

/**
 * One step of the way that the packet takes.
 *
 * @param what in words, for example {@code input: inet filter input}
 * @param rule the rule that did it, where it was one
 */
public record Step(String what, Optional<RuleReference> rule) {

	/** Nothing may be {@code null}. */
	public Step {
		Objects.requireNonNull(what);
		Objects.requireNonNull(rule);
	}

	@Override
	public String toString() {
		return rule.map(it -> what + ": " + it).orElse(what);
	}
}
