// SPDX-License-Identifier: EPL-2.0
package tandem.discovery;

import java.util.List;

/**
 * A computer that announces itself. Nothing of it is proven: anybody on the network can say so.
 *
 * @param id its random name, another one each time it announces
 * @param hosts numeric addresses, best first; never loopback, multicast or unspecified ones
 * @param card what it tells
 */
public record Neighbour(String id, List<String> hosts, Card card) {

	/** Keeps a copy. */
	public Neighbour {
		hosts = List.copyOf(hosts);
	}

	/** Where it can be called, {@code host:port}, IPv6 in brackets. */
	public List<String> addresses() {
		return hosts.stream().map(host -> (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + card.port()).toList(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
