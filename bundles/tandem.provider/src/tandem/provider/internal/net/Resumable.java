// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.Optional;

import tandem.channel.Listening;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.Ticket;

/** Knows how a listener's connections go on after they were lost. */
@FunctionalInterface
public interface Resumable {

	/**
	 * How one goes on.
	 *
	 * @param ticket of the connection
	 * @param listening where it came in
	 * @return empty where it can't
	 */
	Optional<Resumption> of(Ticket ticket, Listening listening);
}
