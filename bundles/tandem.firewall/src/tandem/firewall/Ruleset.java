// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

/** What a firewall was told, ready to be asked. Immutable. */
@FunctionalInterface
public interface Ruleset {

	/**
	 * What these rules do with a first packet. Never throws for a ruleset's sake: what isn't understood and could matter makes the answer
	 * {@link Verdict#UNKNOWN}.
	 */
	Answer evaluate(Flow flow);

	/**
	 * What these rules do with the first packet of a connection that this computer begins.
	 *
	 * @param flow its source is this computer, its interface the one that it leaves by
	 */
	default Answer evaluateOutbound(final Flow flow) {
		return Answer.unknown("rules for what leaves this computer", "Rules for what leaves this computer are not read here.");
	}
}
