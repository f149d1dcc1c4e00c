// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;

/** The local networks of this computer. Thread-safe. */
interface Wire extends AutoCloseable {

	/**
	 * Sends a message to everybody on each network, as far as that works; a network that is down hears nothing.
	 *
	 * @param message made for the addresses that this computer has on that network
	 */
	void send(Function<List<InetAddress>, DnsMessage> message);

	@Override
	void close();
}
