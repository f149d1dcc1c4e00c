// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import tandem.channel.Connection;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.Ticket;

/** The other ends of lost connections that this end waits for, whichever listener they come to. Thread-safe. */
public final class Resumptions {

	private record Expected(Ticket ticket, Resumption resumption, CompletableFuture<Connection> arrival) {
	}

	private final List<Expected> waiting = new ArrayList<>();

	/**
	 * Waits for the other end.
	 *
	 * @param resumption of the connection that comes
	 * @return done when it has come; done in any way, nobody waits any more
	 */
	public CompletableFuture<Connection> expect(final Ticket ticket, final Resumption resumption) {
		final var expected = new Expected(ticket, resumption, new CompletableFuture<>());
		synchronized (waiting) {
			waiting.add(expected);
		}
		expected.arrival().whenComplete((connection, failure) -> {
			synchronized (waiting) {
				waiting.remove(expected);
			}
		});
		return expected.arrival();
	}

	/** The ticket with this id of a key. */
	Optional<Ticket> find(final byte[] id) {
		synchronized (waiting) {
			return waiting.stream().map(Expected::ticket).filter(ticket -> ticket.knows(id)).findFirst();
		}
	}

	/** How the connection with this ticket goes on when it is lost once more. */
	Optional<Resumption> resumption(final Ticket ticket) {
		return expected(ticket).map(Expected::resumption);
	}

	/** Hands a connection to who waits for it; false where nobody does any more. */
	boolean arrived(final Ticket ticket, final Connection connection) {
		return expected(ticket).filter(found -> found.arrival().complete(connection)).isPresent();
	}

	private Optional<Expected> expected(final Ticket ticket) {
		synchronized (waiting) {
			return waiting.stream().filter(found -> found.ticket() == ticket).findFirst();
		}
	}
}
