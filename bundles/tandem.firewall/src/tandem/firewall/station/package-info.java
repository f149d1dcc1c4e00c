// SPDX-License-Identifier: EPL-2.0
/**
 * The computers whose firewall can be looked at: this one, and the one at the other end of each session whose sharer permits it. All of them are
 * asked over the channel {@code tandem.firewall}, this computer over one in memory.
 */
package tandem.firewall.station;
