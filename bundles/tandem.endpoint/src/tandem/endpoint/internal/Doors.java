// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Listening;
import tandem.session.WayIn;
import tandem.session.host.Trouble;

/**
 * The ways in that are open, and the one listener for all of them: it exists while there is at least one. Opening and closing it
 * happens on a thread of its own, in the order of the calls. Thread-safe.
 */
final class Doors implements Authenticator {

	/**
	 * What it needs to know and whom it tells.
	 *
	 * @param where the address to listen at
	 * @param addresses of this computer
	 * @param obstacle what keeps this computer from being helped now
	 * @param free whether a technician may come in now
	 * @param accepted gets each authenticated connection
	 */
	record Surroundings(String where, Addresses addresses, Supplier<Optional<String>> obstacle, BooleanSupplier free, Consumer<Connection> accepted) {
	}

	private final Connector connector;
	private final Surroundings around;
	private final Trouble trouble;
	private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("tandem-doors").factory()); //$NON-NLS-1$
	private final Map<WayIn, Boolean> ways = new LinkedHashMap<>();
	private Listening listening;

	Doors(final Connector connector, final Surroundings around, final Trouble trouble) {
		this.connector = connector;
		this.around = around;
		this.trouble = trouble;
	}

	/** A way in is open. */
	void add(final WayIn way) {
		synchronized (ways) {
			ways.put(way, false);
		}
		worker.execute(this::settle);
	}

	/** It is closed. */
	void remove(final WayIn way) {
		synchronized (ways) {
			ways.remove(way);
		}
		worker.execute(this::settle);
	}

	/** Those that are open. */
	List<WayIn> open() {
		synchronized (ways) {
			return List.copyOf(ways.keySet());
		}
	}

	/** The way in that admitted a connection, if it is still open. */
	Optional<WayIn> admitted(final Connection connection) {
		return connection.peer().way().flatMap(handle -> open().stream().filter(way -> way.handle().equals(handle)).findFirst());
	}

	/** Closes the listener and lets nobody in any more; returns when nothing listens. */
	void closeAll() {
		synchronized (ways) {
			ways.clear();
		}
		CompletableFuture.runAsync(this::settle, worker).join();
	}

	/** Ends the thread. */
	void stop() {
		closeAll();
		worker.shutdown();
	}

	@Override
	public Optional<Attempt> begin(final String wayIn, final byte[] id) {
		if (!around.free().getAsBoolean()) {
			return Optional.empty();
		}
		final var found = new ArrayList<Attempt>();
		for (final var way : open()) {
			way.authenticator().begin(wayIn, id).ifPresent(found::add);
		}
		found.stream().skip(1).forEach(Attempt::failed);
		return found.stream().findFirst();
	}

	private void settle() {
		try {
			final var news = news();
			if (open().isEmpty()) {
				close();
			} else if (!news.isEmpty()) {
				announce(news);
			}
		} catch (final RuntimeException e) {
			trouble.report("Listening failed.", e); //$NON-NLS-1$
			open().forEach(way -> way.cannotListen("This computer can't be reached: " + e.getMessage())); //$NON-NLS-1$
		}
	}

	private List<WayIn> news() {
		synchronized (ways) {
			final var news = ways.entrySet().stream().filter(entry -> !entry.getValue()).map(Map.Entry::getKey).toList();
			news.forEach(way -> ways.put(way, true));
			return news;
		}
	}

	private void announce(final List<WayIn> news) {
		final var obstacle = around.obstacle().get();
		if (obstacle.isPresent()) {
			news.forEach(way -> way.cannotListen(obstacle.get()));
			return;
		}
		try {
			if (listening == null) {
				listening = connector.listen(around.where(), this, around.accepted());
			}
		} catch (final ConnectFailedException e) {
			trouble.report("The endpoint can't listen at " + around.where(), e); //$NON-NLS-1$
			news.forEach(way -> way.cannotListen("This computer can't be reached: none of the ports it may use is free.")); //$NON-NLS-1$
			return;
		}
		final var addresses = listening.port() == 0 ? List.of(listening.target())
				: around.addresses().hosts().stream().map(host -> address(host, listening.port())).toList();
		news.forEach(way -> way.listening(addresses, listening.fingerprint()));
	}

	private static String address(final String host, final int port) {
		return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private void close() {
		if (listening != null) {
			listening.close();
			listening = null;
		}
	}
}
