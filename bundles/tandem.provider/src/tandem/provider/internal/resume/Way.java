// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.resume;

import java.util.concurrent.CompletableFuture;

import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.Ticket;

/** The way that one end takes to the other. */
@FunctionalInterface
public interface Way {

	/**
	 * Goes it once.
	 *
	 * @param ticket what this end kept
	 * @param resumption of the connection that comes of it
	 * @return cancelling it gives up at once
	 * @throws ConnectFailedException where it can't even be tried now
	 */
	CompletableFuture<Connection> go(Ticket ticket, Resumption resumption) throws ConnectFailedException;
}
