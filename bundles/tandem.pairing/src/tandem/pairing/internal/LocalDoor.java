// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Listening;
import tandem.channel.Peer;
import tandem.discovery.Card;
import tandem.discovery.Neighbourhood;
import tandem.discovery.Neighbourhood.Announcement;
import tandem.pairing.EasyConnect;
import tandem.pairing.OpenPassword;
import tandem.pairing.Relay;
import tandem.session.Arrivals;
import tandem.session.Timers;
import tandem.session.WayIn;
import tandem.session.host.Deadline;
import tandem.session.host.Listeners;
import tandem.session.host.Trouble;
import tandem.settings.Way;

/**
 * One way in that is found: the door on this computer's own network, its announcement there, and the meeting at the relay. Guesses are counted here
 * for all of them, and the secret is good only in this process: nothing needs to be kept on a disk.
 */
final class LocalDoor implements OpenPassword, WayIn, Authenticator {

	/**
	 * What opens it.
	 *
	 * @param id that callers present
	 * @param secret that they must know
	 * @param password as the sharer reads it; empty where nobody has to
	 * @param announced what the local network is told, kinds of way in
	 * @param label for the log
	 * @param welcome asked of who proved the secret; false where they are not who they must be
	 */
	record Lock(Way way, byte[] id, byte[] secret, String password, Set<String> announced, String label, Predicate<Peer> welcome) {
	}

	/**
	 * What every such door is made of.
	 *
	 * @param relay finds the relay; may block
	 * @param computer this computer's name, where its owner wants it to be seen on the network
	 * @param forbidden why nobody may come a way now
	 */
	record Parts(Connector connector, Arrivals arrivals, Neighbourhood neighbourhood, Timers timers, SecureRandom random, Supplier<Optional<Relay>> relay,
			Supplier<Optional<String>> computer, Function<Way, Optional<String>> forbidden, Trouble trouble) {
	}

	private final String handle;
	private final Lock lock;
	private final Parts parts;
	private final Runnable closed;
	private final Listeners<Runnable> listeners;
	private final Instant expires;
	private final Deadline expiry;
	private State state = State.OPENING;
	private Optional<String> trouble = Optional.empty();
	private int wrong;
	private boolean busy;
	private Optional<Announcement> announcement = Optional.empty();
	private Optional<Listening> meeting = Optional.empty();

	/** @param closed called once, on any thread, when no technician can come any more */
	LocalDoor(final String handle, final Lock lock, final Parts parts, final Runnable closed) {
		this.handle = handle;
		this.lock = lock;
		this.parts = parts;
		this.closed = closed;
		listeners = new Listeners<>(parts.trouble());
		expires = parts.timers().now().plus(EasyConnect.LIFETIME);
		expiry = new Deadline(parts.timers(), EasyConnect.LIFETIME, () -> close(State.EXPIRED));
	}

	@Override
	public String handle() {
		return handle;
	}

	@Override
	public String kind() {
		return lock.way().kind();
	}

	@Override
	public Instant expires() {
		return expires;
	}

	@Override
	public synchronized State state() {
		return state;
	}

	@Override
	public String password() {
		return lock.password();
	}

	@Override
	public synchronized int wrongTries() {
		return wrong;
	}

	@Override
	public synchronized Optional<String> trouble() {
		return trouble;
	}

	@Override
	public Authenticator authenticator() {
		return this;
	}

	@Override
	public void listening(final List<String> addresses, final byte[] fingerprint) {
		synchronized (this) {
			if (state != State.OPENING) {
				return;
			}
			state = State.WAITING;
		}
		changed();
		Thread.ofVirtual().name("tandem-easy-connect").start(() -> { //$NON-NLS-1$
			port(addresses).ifPresent(this::announce);
			parts.relay().get().ifPresent(this::meet);
		});
	}

	/** The port of the first address that has one. */
	static Optional<Integer> port(final List<String> addresses) {
		return addresses.stream().filter(address -> address.matches(".*:[0-9]{1,5}")).findFirst() //$NON-NLS-1$
				.map(address -> Integer.valueOf(address.substring(address.lastIndexOf(':') + 1))).filter(port -> port > 0);
	}

	private void announce(final int port) {
		try {
			final var announced = parts.neighbourhood().announce(new Card(port, lock.announced(), parts.computer().get()));
			if (!keep(() -> announcement = Optional.of(announced))) {
				announced.close();
			}
		} catch (final IOException e) {
			parts.trouble().report("Technicians on the local network can't find this computer.", e); //$NON-NLS-1$
		}
	}

	private void meet(final Relay relay) {
		try {
			final var met = parts.connector().meet(relay.target(), kind(), lock.id(), this, this::arrived);
			if (!keep(() -> meeting = Optional.of(met))) {
				met.close();
			}
		} catch (final ConnectFailedException e) {
			parts.trouble().report("Technicians can't come through the relay " + relay.address() + ".", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** Keeps what was opened unless all is over. */
	private synchronized boolean keep(final Runnable keeping) {
		if (state.isOver()) {
			return false;
		}
		keeping.run();
		return true;
	}

	@Override
	public void cannotListen(final String why) {
		synchronized (this) {
			trouble = Optional.of(why);
		}
		close(State.FAILED);
	}

	/** Through the door on this computer's own network. */
	@Override
	public void used(final String peerName) {
		close(State.USED);
	}

	/** Through the relay. */
	private void arrived(final Connection connection) {
		final var welcome = welcomes(connection.peer()) && close(State.USED) && parts.arrivals().take(connection, lock.label(), lock.way());
		if (!welcome) {
			connection.close();
		}
	}

	/** Somebody else than who must come ends it: their secret is not theirs alone. */
	@Override
	public boolean welcomes(final Peer peer) {
		if (lock.welcome().test(peer)) {
			return true;
		}
		cannotListen("Somebody else came with the secret that you and they share. Nothing was shown to them."); //$NON-NLS-1$
		return false;
	}

	@Override
	public Optional<Attempt> begin(final String wayIn, final byte[] id) {
		final var known = kind().equals(wayIn) && MessageDigest.isEqual(lock.id(), id);
		if (!known || parts.forbidden().apply(lock.way()).isPresent() || !parts.arrivals().free(lock.way())) {
			return Optional.empty();
		}
		synchronized (this) {
			if (busy || !admits()) {
				return Optional.empty();
			}
			busy = true;
		}
		return Optional.of(new Try());
	}

	/** Asks the clock, because a computer that woke up may not yet have run what was due. */
	private synchronized boolean admits() {
		return state == State.WAITING && !expiry.passed() && wrong < EasyConnect.TRIES;
	}

	@Override
	public void cancel() {
		close(State.CANCELLED);
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return listeners.add(listener);
	}

	private boolean close(final State last) {
		final Optional<Announcement> announced;
		final Optional<Listening> met;
		synchronized (this) {
			if (state.isOver()) {
				return false;
			}
			state = last;
			announced = announcement;
			met = meeting;
		}
		expiry.cancel();
		announced.ifPresent(Announcement::close);
		met.ifPresent(Listening::close);
		closed.run();
		changed();
		return true;
	}

	private void changed() {
		listeners.tell(Runnable::run);
	}

	/** One try at the password. */
	private final class Try implements Attempt {

		private boolean over;
		private boolean spent;

		@Override
		public String way() {
			return handle;
		}

		@Override
		public byte[] secret() {
			return lock.secret().clone();
		}

		@Override
		public boolean spend() {
			synchronized (LocalDoor.this) {
				if (spent || over || !admits()) {
					return false;
				}
				spent = true;
				wrong++;
				return true;
			}
		}

		/** Somebody who needs no password may not ask without end. */
		@Override
		public Optional<Why> turnsAway(final byte[] longTermKey, final byte[] shown) {
			return lock.way() == Way.CONTACTS ? parts.arrivals().hindrance(Way.CONTACTS, longTermKey).map(OfferDoor::told) : Optional.empty();
		}

		@Override
		public void succeeded() {
			synchronized (LocalDoor.this) {
				if (!over) {
					over = true;
					busy = false;
					wrong--;
				}
			}
		}

		@Override
		public void failed() {
			final boolean last;
			synchronized (LocalDoor.this) {
				if (over) {
					return;
				}
				over = true;
				busy = false;
				last = wrong >= EasyConnect.TRIES;
			}
			if (last) {
				close(State.TOO_MANY_TRIES);
			} else {
				changed();
			}
		}
	}
}
