// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.resume;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Listening;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.Ticket;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.net.Door;
import tandem.provider.internal.net.Kit;
import tandem.provider.internal.net.Loops;

/**
 * Listens at the port where the lost connection came in, for the other end alone. Where a listener of ours is open there already, that one
 * lets it in.
 */
public record ListenAgain(Carrier carrier, Loops loops, Kit kit) implements Way {

	/** How soon the port is tried again. */
	private static final long PORT_TAKEN_SECONDS = 1;

	@Override
	public CompletableFuture<Connection> go(final Ticket ticket, final Resumption resumption) {
		final var arrival = kit.resumptions().expect(ticket, resumption);
		final Optional<Listening> own = open();
		if (own.isPresent()) {
			arrival.whenComplete((connection, failure) -> Thread.ofVirtual().name("tandem-shut").start(own.get()::close)); //$NON-NLS-1$
		} else {
			arrival.orTimeout(PORT_TAKEN_SECONDS, TimeUnit.SECONDS);
		}
		return arrival;
	}

	private Optional<Listening> open() {
		try {
			return Optional.of(new Door(loops, carrier, (way, id) -> Optional.empty(), Connection::close, (ticket, door) -> Optional.empty(), kit));
		} catch (final ConnectFailedException e) {
			return Optional.empty();
		}
	}
}
