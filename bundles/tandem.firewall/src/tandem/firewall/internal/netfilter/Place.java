// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.net.InetAddress;

import tandem.firewall.Host;

/**
 * Where a packet is, and what is known around it.
 *
 * @param hook        the hook
 * @param in          the interface that it came in by; empty where it did not
 * @param out         the interface that it leaves by; empty where it doesn't, {@code null} where that is unknown
 * @param first       whether it is a connection's first packet that came from outside
 * @param host        what is known of the computer
 * @param destination the address that the flow was sent to: one of the computer's, whatever else is known
 */
public record Place(Hook hook, String in, String out, boolean first, Host host, InetAddress destination) {

	Place at(final Hook next, final String newIn, final String newOut) {
		return new Place(next, newIn, newOut, first, host, destination);
	}
}
