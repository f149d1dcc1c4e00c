// SPDX-License-Identifier: EPL-2.0
/** Reads the firewall of this Linux computer: nftables, iptables of both kinds, ufw and firewalld. */
package tandem.firewall.internal.linux;
