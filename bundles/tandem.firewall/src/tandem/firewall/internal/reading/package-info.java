// SPDX-License-Identifier: EPL-2.0
/** What readings of all systems have in common. */
package tandem.firewall.internal.reading;
