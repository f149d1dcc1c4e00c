// SPDX-License-Identifier: EPL-2.0
/**
 * Can help reach this computer? A {@link tandem.firewall.check.Diagnosis} looks at one thing after the other, what listens, which addresses there are, what the
 * firewall's rules say, how far it is to the relay, and tells each {@link tandem.firewall.check.Result} as it comes.
 */
package tandem.firewall.check;
