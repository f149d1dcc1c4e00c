// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.io.IOException;
import java.util.List;

/** Who waits for connections on this computer. */
@FunctionalInterface
interface Listeners {

	/**
	 * All who listen on a TCP port.
	 *
	 * @throws IOException where this system does not tell
	 */
	List<Listener> on(int port) throws IOException;
}
