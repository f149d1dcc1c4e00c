// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.Connection;
import tandem.channel.Connection.CloseReason;
import tandem.channel.Peer;
import tandem.channel.Resumption;

/** Both ends of one connection in memory, already authenticated. It can break, and it can stop carrying anything to the technician. */
public final class ConnectionPair {

	private static final int WINDOW = 1 << 16;

	private static final Duration LAST_WORDS = Duration.ofSeconds(1);

	private final Map<String, ChannelPair> channels = new HashMap<>();
	private final End sharer;
	private final End technician;
	private boolean stuck;
	private volatile Duration silence = Duration.ZERO;

	/**
	 * @param way handle of the way in that admitted the technician
	 * @param technicianName what the technician is called
	 */
	public ConnectionPair(final String way, final String technicianName) {
		this(way, technicianName, Optional.empty());
	}

	/** @param technicianKey long-term key that the technician has proven, X.509-encoded */
	public ConnectionPair(final String way, final String technicianName, final Optional<List<Byte>> technicianKey) {
		final var words = List.of("apple", "river", "stone"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		sharer = new End(new Peer(technicianName, "", "192.0.2.9:50000", technicianKey, words, Optional.of(way))); //$NON-NLS-1$ //$NON-NLS-2$
		technician = new End(new Peer("Sharer", "", "192.0.2.8:49152", Optional.empty(), words, Optional.empty())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** The endpoint's end. */
	public Connection sharer() {
		return sharer;
	}

	/** The workbench's end. */
	public Connection technician() {
		return technician;
	}

	/** From now on nothing arrives at the technician, and nobody is told. */
	public synchronized void stick() {
		stuck = true;
		channels.values().forEach(ChannelPair::holdLeft);
	}

	/** Both ends find that they have not heard of each other for so long. */
	public void silent(final Duration time) {
		silence = time;
	}

	/** The line breaks. */
	public void cut() {
		finish(CloseReason.LOST, CloseReason.LOST);
	}

	/** From now on each end knows how to go on when the line breaks. */
	public ConnectionPair resumable() {
		sharer.way = Optional.of(new Way());
		technician.way = Optional.of(new Way());
		return this;
	}

	/** The endpoint's end found the other one again. */
	public void sharerFound(final ConnectionPair again) {
		sharer.way.orElseThrow().found.complete(again.sharer());
	}

	/** The workbench's end found the other one again. */
	public void technicianFound(final ConnectionPair again) {
		technician.way.orElseThrow().found.complete(again.technician());
	}

	/** Whether the endpoint's end tries to find the other one. */
	public boolean sharerSeeks() {
		return sharer.way.filter(Way::seeks).isPresent();
	}

	/** Whether the workbench's end tries to find the other one. */
	public boolean technicianSeeks() {
		return technician.way.filter(Way::seeks).isPresent();
	}

	/** Whether the endpoint's end has wiped what it would need. */
	public boolean sharerForgot() {
		return sharer.way.filter(way -> way.forgotten).isPresent();
	}

	/** Whether the workbench's end has wiped what it would need. */
	public boolean technicianForgot() {
		return technician.way.filter(way -> way.forgotten).isPresent();
	}

	/** The endpoint's end finds that the technician's broke the protocol. */
	public void violate() {
		finish(CloseReason.VIOLATION, CloseReason.CLOSED_THERE);
	}

	private synchronized ChannelPair pair(final ChannelConfig config) {
		return channels.computeIfAbsent(config.name(), name -> {
			final var pair = new ChannelPair(config, WINDOW);
			if (stuck) {
				pair.holdLeft();
			}
			return pair;
		});
	}

	private void finish(final CloseReason atSharer, final CloseReason atTechnician) {
		final List<ChannelPair> all;
		synchronized (this) {
			all = List.copyOf(channels.values());
		}
		all.forEach(ChannelPair::close);
		sharer.closed.complete(atSharer);
		technician.closed.complete(atTechnician);
	}

	private boolean allTaken() {
		final List<ChannelPair> all;
		synchronized (this) {
			all = List.copyOf(channels.values());
		}
		return all.stream().allMatch(pair -> pair.left().unacknowledged() == 0 && pair.right().unacknowledged() == 0);
	}

	/** How one end goes on. */
	private static final class Way implements Resumption {

		private final CompletableFuture<Connection> found = new CompletableFuture<>();
		private volatile boolean tried;
		private volatile boolean forgotten;

		@Override
		public CompletableFuture<Connection> resume() {
			tried = true;
			return found;
		}

		@Override
		public void forget() {
			forgotten = true;
		}

		private boolean seeks() {
			return tried && !found.isDone();
		}
	}

	private final class End implements Connection {

		private final Peer peer;
		private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
		private final Map<String, Channel> opened = new HashMap<>();
		private volatile Optional<Way> way = Optional.empty();

		private End(final Peer peer) {
			this.peer = peer;
		}

		@Override
		public Peer peer() {
			return peer;
		}

		@Override
		public synchronized Channel open(final ChannelConfig config) {
			if (closed.isDone() || opened.containsKey(config.name())) {
				throw new IllegalStateException(config.name());
			}
			final var pair = pair(config);
			final var channel = this == technician ? pair.left() : pair.right();
			opened.put(config.name(), channel);
			return channel;
		}

		@Override
		public Duration roundTrip() {
			return Duration.ofMillis(3);
		}

		@Override
		public Duration silence() {
			return silence;
		}

		@Override
		public long bytesIn() {
			return 11;
		}

		@Override
		public long bytesOut() {
			return 12;
		}

		@Override
		public Optional<Resumption> resumption() {
			return way.map(Resumption.class::cast);
		}

		@Override
		public CompletableFuture<CloseReason> closed() {
			return closed;
		}

		@Override
		public void close() {
			final var deadline = System.nanoTime() + LAST_WORDS.toNanos();
			while (!closed.isDone() && !allTaken() && System.nanoTime() < deadline) {
				LockSupport.parkNanos(1_000_000);
			}
			if (this == sharer) {
				finish(CloseReason.CLOSED_HERE, CloseReason.CLOSED_THERE);
			} else {
				finish(CloseReason.CLOSED_THERE, CloseReason.CLOSED_HERE);
			}
		}
	}
}
