// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.time.Instant;
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
import tandem.session.Timers;
import tandem.session.WayIn;
import tandem.session.host.Trouble;
import tandem.settings.HelpRules;

/**
 * The ways in that are open, and the one listener for all of them: it exists while there is at least one. Opening and closing it
 * happens on a thread of its own, in the order of the calls. Thread-safe.
 */
final class Doors implements Authenticator {

	/**
	 * What it needs to know and whom it tells.
	 *
	 * @param where the address to listen at, at the moment
	 * @param addresses of this computer
	 * @param obstacle what keeps this computer from being helped now
	 * @param rules what the settings allow now
	 * @param free whether a technician may come in now
	 * @param accepted gets each authenticated connection
	 */
	record Surroundings(Supplier<String> where, Addresses addresses, Supplier<Optional<String>> obstacle, HelpRules rules, Timers timers,
			BooleanSupplier free, Consumer<Connection> accepted) {
	}

	private final Connector connector;
	private final Surroundings around;
	private final Trouble trouble;
	private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("tandem-doors").factory()); //$NON-NLS-1$
	private final Map<WayIn, Standing> ways = new LinkedHashMap<>();
	private Listening listening;

	Doors(final Connector connector, final Surroundings around, final Trouble trouble) {
		this.connector = connector;
		this.around = around;
		this.trouble = trouble;
	}

	/** A way in is open. */
	void add(final WayIn way) {
		synchronized (ways) {
			ways.put(way, new Standing(around.timers().now(), false, false));
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

	/** The rules may be others now: nobody comes in any more through what they forbid. */
	void rulesChanged() {
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
		return connection.peer().way().flatMap(handle -> open().stream().filter(way -> way.handle().equals(handle)).findFirst())
				.filter(way -> forbidden(way).isEmpty());
	}

	/** Why nobody may come in through a door now; asked at each use. */
	private Optional<String> forbidden(final WayIn way) {
		if (way.stands()) {
			return around.rules().forbidden(way.kind());
		}
		return around.obstacle().get().or(() -> around.rules().forbidden(way.kind())).or(() -> tooLong(way));
	}

	private Optional<String> tooLong(final WayIn way) {
		return around.rules().longestInvitation().filter(longest -> standing(way).filter(open -> !around.timers().now().isBefore(open.since().plus(longest))).isPresent())
				.map(longest -> Messages.Door_tooLong);
	}

	private Optional<Standing> standing(final WayIn way) {
		synchronized (ways) {
			return Optional.ofNullable(ways.get(way));
		}
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
		final var free = around.free().getAsBoolean();
		final var found = new ArrayList<Attempt>();
		for (final var way : allowed().stream().filter(way -> free || way.stands()).toList()) {
			way.authenticator().begin(wayIn, id).ifPresent(found::add);
		}
		found.stream().skip(1).forEach(Attempt::failed);
		return found.stream().findFirst();
	}

	private void settle() {
		try {
			refuse();
			final var news = news();
			if (allowed().isEmpty()) {
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
			final var news = ways.entrySet().stream().filter(entry -> !entry.getValue().told()).map(Map.Entry::getKey).toList();
			news.forEach(way -> ways.computeIfPresent(way, (_, open) -> new Standing(open.since(), true, open.refused())));
			return news;
		}
	}

	/** Those through which somebody may come in now. */
	private List<WayIn> allowed() {
		return open().stream().filter(way -> standing(way).filter(Standing::refused).isEmpty() && forbidden(way).isEmpty()).toList();
	}

	/** Tells those that are forbidden, once; what is allowed later does not open them again. */
	private void refuse() {
		for (final var way : open()) {
			forbidden(way).filter(why -> !standing(way).map(Standing::refused).orElse(true)).ifPresent(why -> {
				synchronized (ways) {
					ways.computeIfPresent(way, (_, open) -> new Standing(open.since(), true, true));
				}
				way.cannotListen(why);
			});
		}
	}

	/**
	 * How a door stands.
	 *
	 * @param since when it was opened
	 * @param told whether it knows where it is reached, or that it is not
	 * @param refused whether the rules forbade it
	 */
	private record Standing(Instant since, boolean told, boolean refused) {
	}

	private void announce(final List<WayIn> news) {
		try {
			if (listening == null) {
				listening = connector.listen(around.where().get(), this, around.accepted());
			}
		} catch (final ConnectFailedException e) {
			trouble.report("The endpoint can't listen at " + around.where().get(), e); //$NON-NLS-1$
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
