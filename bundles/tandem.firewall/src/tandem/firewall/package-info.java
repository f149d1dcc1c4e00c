// SPDX-License-Identifier: EPL-2.0
/**
 * Would a new connection be let in? A {@link tandem.firewall.Ruleset} read from what a firewall tells about itself answers a
 * {@link tandem.firewall.Flow} with an {@link tandem.firewall.Answer}: accepted, dropped or rejected with the rule that decides, or
 * unknown with the statement that no static reading can decide. Everything here is pure, immutable and usable from any thread.
 */
package tandem.firewall;
