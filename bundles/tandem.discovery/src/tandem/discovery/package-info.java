// SPDX-License-Identifier: EPL-2.0
/**
 * Computers on the local network that want to be found, by DNS-SD over multicast DNS. What is announced is a random name, a port and the
 * kinds of way in that are open: nothing that comes from a password, and no name of a person.
 */
package tandem.discovery;
