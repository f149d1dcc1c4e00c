// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A program that waits for TCP connections.
 *
 * @param address what it is bound to; the wildcard for all
 * @param program its name and process id; empty where that may not be seen
 */
record Listener(InetAddress address, Optional<String> program) {

	@Override
	public String toString() {
		return program.orElse("A program") + " listens on " + (address.isAnyLocalAddress() ? "all addresses" : address.getHostAddress());
	}
}
