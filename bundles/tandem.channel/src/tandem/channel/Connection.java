// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An authenticated, encrypted connection between a sharer's endpoint and a technician's workbench. Thread-safe. */
public interface Connection {

	/** Who is at the other end. */
	Peer peer();

	/**
	 * Opens a channel; it is connected once the other end has opened it too, in whichever order.
	 *
	 * @throws IllegalStateException where this end has it open already
	 */
	Channel open(ChannelConfig config);

	/** Last measured round trip on this connection, zero before the first. */
	Duration roundTrip();

	/**
	 * How long nothing at all has come from the other end, not even the sign of life that an idle one gives every two seconds. Zero where the
	 * carrier can't tell. A line that is silent for 15 s is {@link CloseReason#LOST}; who holds something for the other end gives it back sooner.
	 */
	Duration silence();

	/** Bytes received since the start, as they came over the carrier. */
	long bytesIn();

	/** Bytes sent since the start. */
	long bytesOut();

	/** How to go on after {@link CloseReason#LOST}; empty where this carrier can't. The same for all connections that come of it. */
	default Optional<Resumption> resumption() {
		return Optional.empty();
	}

	/** Done once the connection has ended, with the reason. Never exceptional. */
	CompletableFuture<CloseReason> closed();

	/** Sends what was accepted (for at most a second), then closes. Does nothing the second time. */
	void close();

	/** Why a connection ended. */
	enum CloseReason {
		/** This end closed it. */
		CLOSED_HERE,
		/** The other end closed it in good order. */
		CLOSED_THERE,
		/** The line broke: the other computer or the network is gone. */
		LOST,
		/** The other end broke the protocol; what it did is in the log. */
		VIOLATION
	}
}
