// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.session.Timers;
import tandem.technician.Destination;
import tandem.technician.Ending;

/** A call that can be given up at any moment. Thread-safe. */
final class Call {

	private final CompletableFuture<Void> given = new CompletableFuture<>();

	/**
	 * Begins; exactly one of the two is told, once.
	 *
	 * @param connected gets the connection
	 * @param failed gets the reason
	 */
	void begin(final Connector connector, final Destination destination, final Timers timers, final Dial.Progress progress,
			final Consumer<Connection> connected, final Consumer<Ending> failed) {
		final var dialled = new Dial(connector, destination, timers, progress).start();
		given.whenComplete((nothing, cancelled) -> dialled.cancel(true));
		dialled.whenComplete((connection, failure) -> {
			if (failure == null) {
				connected.accept(connection);
			} else {
				failed.accept(ending(failure));
			}
		});
	}

	/** Gives it up at once. */
	void giveUp() {
		given.complete(null);
	}

	private static Ending ending(final Throwable failure) {
		final var cause = failure instanceof final CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure;
		return switch (cause) {
		case final ConnectFailedException told -> new Ending.NotConnected(told.why(), told.getMessage());
		case final CancellationException gone -> new Ending.Cancelled();
		default -> new Ending.NotConnected(ConnectFailedException.Why.UNREACHABLE, String.valueOf(cause.getMessage()));
		};
	}
}
