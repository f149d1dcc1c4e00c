// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the rules say of one of the ways that a question asks about.
 *
 * @param question  what was asked
 * @param flow      the way: from whom, to which of this computer's addresses, by which interface
 * @param answer    what the rules do with it
 * @param owner     whose rule decides; empty where none does or it isn't known
 * @param ownRule   the rule as its owner wrote it, for example {@code ufw: 22/tcp DENY IN Anywhere}
 * @param fixes     changes that would open it, the best first; each would do. Empty where it is open or nothing is known.
 */
public record Finding(Question question, Flow flow, Answer answer, Optional<Owner> owner, Optional<String> ownRule, List<Change> fixes) {

	/** Nothing may be {@code null}. */
	public Finding {
		Objects.requireNonNull(question);
		Objects.requireNonNull(flow);
		Objects.requireNonNull(answer);
		Objects.requireNonNull(owner);
		Objects.requireNonNull(ownRule);
		fixes = List.copyOf(fixes);
	}
}
