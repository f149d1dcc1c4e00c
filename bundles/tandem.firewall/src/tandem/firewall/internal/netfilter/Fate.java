// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import tandem.firewall.RuleReference;
import tandem.firewall.internal.netfilter.Statement.Refusal;

/**
 * How a way through the rules ended.
 *
 * @param kind    how
 * @param walker  the way
 * @param rule    what ended it; {@code null} where it was no rule
 * @param refusal what the caller is told, where it is refused
 * @param why     what nobody can decide, or why it ended without a rule; {@code null} otherwise
 */
record Fate(Kind kind, Walker walker, RuleReference rule, Refusal refusal, String why) {

	/** How it ended. */
	enum Kind {
		ARRIVE, DROP, REFUSE, MYSTERY
	}
}
