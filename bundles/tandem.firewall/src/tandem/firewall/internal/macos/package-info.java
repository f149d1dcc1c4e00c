// SPDX-License-Identifier: EPL-2.0
/**
 * Reads the firewalls of macOS: the application firewall as socketfilterfw(8) prints it (the words of macOS 10.15 to 15 are known), and
 * the packet filter's rules as pfctl(8) lists them in the grammar of pf.conf(5).
 */
package tandem.firewall.internal.macos;
