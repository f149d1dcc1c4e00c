// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.List;

/** How other computers can reach this one. */
@FunctionalInterface
interface Addresses {

	/** Numeric addresses, best first, without brackets or zone; loopback last, for callers on this computer. */
	List<String> hosts();
}
