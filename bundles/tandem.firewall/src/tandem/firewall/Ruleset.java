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
}
