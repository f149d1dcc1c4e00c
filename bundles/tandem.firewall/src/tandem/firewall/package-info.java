// SPDX-License-Identifier: EPL-2.0
/**
 * Would a new connection be let in? A {@link tandem.firewall.Ruleset} read from what a firewall tells about itself answers a
 * {@link tandem.firewall.Flow} with an {@link tandem.firewall.Answer}: accepted, dropped or rejected with the rule that decides, or
 * unknown with the statement that no static reading can decide.
 * <p>
 * Of the computer that this runs on, a {@link tandem.firewall.FirewallBackend} takes a {@link tandem.firewall.Reading}, which answers a
 * {@link tandem.firewall.Question} with {@link tandem.firewall.Finding}s: whose rule decides, in its owner's words, and which
 * {@link tandem.firewall.Change} would open the way. The backend makes the change, too, after the person has seen its commands.
 * <p>
 * All records and rulesets are pure, immutable and usable from any thread.
 */
package tandem.firewall;
