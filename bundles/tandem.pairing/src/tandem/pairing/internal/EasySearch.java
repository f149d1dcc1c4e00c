// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;
import tandem.channel.Peer;
import tandem.discovery.Neighbour;
import tandem.discovery.Neighbourhood;
import tandem.pairing.EasyCalls.Call;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyCalls.Step;
import tandem.pairing.Relay;
import tandem.session.Arrivals;
import tandem.session.host.Listeners;
import tandem.session.host.Trouble;
import tandem.settings.Way;

/** Looks for whoever knows a secret: those on the local network one after the other as they are found, and whoever waits at the relay. */
final class EasySearch implements Call {

	/**
	 * How long is looked.
	 *
	 * @param nearby for computers on the local network
	 * @param headStart that these have before the relay is asked
	 */
	record Patience(Duration nearby, Duration headStart) {
	}

	/**
	 * What every search is made of.
	 *
	 * @param relay finds the relay; may block
	 * @param worked told of a relay by which it came about
	 */
	record Parts(Connector connector, Arrivals arrivals, Neighbourhood neighbourhood, Supplier<Optional<Relay>> relay, Consumer<Relay> worked,
			Patience patience, Trouble trouble) {
	}

	/**
	 * Whom it looks for.
	 *
	 * @param label what lists show until the sharer's name is known
	 * @param addresses where alone is looked, {@code host:port}; empty to look everywhere
	 * @param keys by which they may be found; each is tried
	 * @param welcome asked of who proved the secret; false where they are not who they must be
	 */
	record Wanted(Way way, String label, List<String> addresses, List<Key> keys, Predicate<Peer> welcome) {

		/** Somebody who must be found. */
		Wanted(final Way way, final String label, final List<Key> keys, final Predicate<Peer> welcome) {
			this(way, label, List.of(), keys, welcome);
		}

		/** Somebody whose address is known, {@code host:port}: there is looked and nowhere else. */
		static Wanted at(final Way way, final String label, final List<String> addresses, final List<Key> keys, final Predicate<Peer> welcome) {
			return new Wanted(way, label, List.copyOf(addresses), keys, welcome);
		}
	}

	/**
	 * One that they may know.
	 *
	 * @param announced what they tell the local network, a kind of way in
	 * @param id that is presented to them
	 * @param shown what this end shows of itself to who knows it
	 */
	record Key(String announced, byte[] id, byte[] secret, byte[] shown) {

		/** With nothing to show. */
		Key(final String announced, final byte[] id, final byte[] secret) {
			this(announced, id, secret, new byte[0]);
		}

		/** The same with something to show. */
		Key showing(final byte[] what) {
			return new Key(announced, id, secret, what);
		}
	}

	/** Computers that are tried: strangers can't send the technician's end around for ever. */
	private static final int MOST = 8;

	/** What nobody hears but who may come. */
	private static final Set<Why> TOLD = Set.of(Why.NOBODY_THERE, Why.OCCUPIED, Why.TOO_OFTEN);

	private static final int TURN_MILLIS = 100;

	private final Wanted wanted;
	private final Parts parts;
	private final Listeners<Runnable> listeners;
	private final Set<String> tried = new HashSet<>();
	private final List<Failure.NotConnected> failures = new ArrayList<>();
	private Step step = Step.SEARCHING;
	private Optional<Failure> failure = Optional.empty();
	private Optional<CompletableFuture<Connection>> running = Optional.empty();

	EasySearch(final Wanted wanted, final Parts parts) {
		this.wanted = wanted;
		this.parts = parts;
		listeners = new Listeners<>(parts.trouble());
	}

	/** Looks until it is over. */
	void go() {
		try {
			if (!wanted.addresses().isEmpty()) {
				there();
				over(Step.FAILED, Optional.of(why(Optional.empty(), Optional.empty())));
				return;
			}
			final var networkTrouble = nearby();
			final var relay = isOver() ? Optional.<Relay>empty() : parts.relay().get();
			relay.filter(known -> !isOver()).ifPresent(this::atRelay);
			over(Step.FAILED, Optional.of(why(relay, networkTrouble)));
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			over(Step.CANCELLED, Optional.empty());
		} catch (final RuntimeException e) {
			parts.trouble().report("Looking for a sharer failed.", e); //$NON-NLS-1$
			over(Step.FAILED, Optional.of(new Failure.NotConnected(Why.VIOLATION, ""))); //$NON-NLS-1$
		}
	}

	/** Who refuses one key may know the next. */
	private void there() throws InterruptedException {
		for (final var key : wanted.keys()) {
			var why = Why.UNREACHABLE;
			for (final var address : wanted.addresses()) {
				why = isOver() ? null : call(Step.NEARBY, "tandem+tls://" + address, address, key); //$NON-NLS-1$
				if (why != Why.UNREACHABLE) {
					break;
				}
			}
			if (why != Why.REFUSED) {
				return;
			}
		}
	}

	/** @return why the local network can't be looked at */
	private Optional<String> nearby() throws InterruptedException {
		final var start = System.nanoTime();
		try (var search = parts.neighbourhood().search(() -> { })) {
			while (!isOver() && System.nanoTime() - start < parts.patience().nearby().toNanos()) {
				final var next = search.found().stream().filter(one -> key(one).isPresent() && !tried.contains(one.id())).findFirst();
				if (next.isPresent() && tried.size() < MOST) {
					tried.add(next.get().id());
					call(next.get(), key(next.get()).orElseThrow());
				} else if (tried.isEmpty() || System.nanoTime() - start < parts.patience().headStart().toNanos()) {
					Thread.sleep(TURN_MILLIS);
				} else {
					break;
				}
			}
			return Optional.empty();
		} catch (final IOException e) {
			parts.trouble().report("The local network can't be looked at.", e); //$NON-NLS-1$
			return Optional.of(String.valueOf(e.getMessage()));
		}
	}

	private Optional<Key> key(final Neighbour neighbour) {
		return wanted.keys().stream().filter(key -> neighbour.card().ways().contains(key.announced())).findFirst();
	}

	private void call(final Neighbour neighbour, final Key key) throws InterruptedException {
		for (final var address : neighbour.addresses()) {
			if (isOver() || call(Step.NEARBY, "tandem+tls://" + address, address, key) != Why.UNREACHABLE) { //$NON-NLS-1$
				return;
			}
		}
	}

	private void atRelay(final Relay relay) {
		try {
			final var target = relay.target() + (relay.pin().isPresent() ? "&" : "?") + "meet=1"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			for (final var key : wanted.keys()) {
				if (!isOver()) {
					call(Step.RELAY, target, relay.address(), key);
				}
			}
			if (step() == Step.CONNECTED) {
				parts.worked().accept(relay);
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			over(Step.CANCELLED, Optional.empty());
		}
	}

	/** One try; null where it came about or was given up. */
	private Why call(final Step now, final String target, final String where, final Key key) throws InterruptedException {
		final var credential = new Credential(wanted.way().kind(), key.id(), key.secret(), null, key.shown());
		final var call = parts.connector().connect(target, credential, progress -> { });
		synchronized (this) {
			running = Optional.of(call);
		}
		if (!at(now)) {
			call.cancel(true);
		}
		try {
			arrived(call.get());
			return null;
		} catch (final ExecutionException e) {
			final var why = e.getCause() instanceof final ConnectFailedException told ? told.why() : Why.UNREACHABLE;
			failures.add(new Failure.NotConnected(why, where));
			return why;
		} catch (final CancellationException e) {
			return null; // the technician gave it up
		} finally {
			credential.forget();
		}
	}

	private void arrived(final Connection connection) {
		if (!wanted.welcome().test(connection.peer())) {
			connection.close();
			over(Step.FAILED, Optional.of(new Failure.SomebodyElse()));
			return;
		}
		if (isOver() || !parts.arrivals().take(connection, wanted.label(), wanted.way())) {
			connection.close();
			over(Step.FAILED, Optional.of(new Failure.NotConnected(Why.BUSY, connection.peer().address())));
			return;
		}
		over(Step.CONNECTED, Optional.empty());
	}

	/** What says most: what only the right one is told, then a refusal, then anything but silence. */
	private Failure why(final Optional<Relay> relay, final Optional<String> networkTrouble) {
		final var told = failures.stream().filter(one -> TOLD.contains(one.why())).findFirst();
		if (told.isPresent()) {
			return told.get();
		}
		if (failures.stream().anyMatch(one -> one.why() == Why.REFUSED)) {
			return new Failure.Refused();
		}
		return failures.stream().filter(one -> one.why() != Why.NO_MAILBOX).<Failure>map(one -> one).findFirst()
				.orElse(new Failure.Nobody(relay, networkTrouble));
	}

	@Override
	public synchronized Step step() {
		return step;
	}

	@Override
	public synchronized Optional<Failure> failure() {
		return failure;
	}

	@Override
	public void cancel() {
		final Optional<CompletableFuture<Connection>> call;
		synchronized (this) {
			call = running;
		}
		over(Step.CANCELLED, Optional.empty());
		call.ifPresent(now -> now.cancel(true));
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return listeners.add(listener);
	}

	private synchronized boolean isOver() {
		return step == Step.CONNECTED || step == Step.FAILED || step == Step.CANCELLED;
	}

	private boolean at(final Step now) {
		synchronized (this) {
			if (isOver()) {
				return false;
			}
			step = now;
		}
		listeners.tell(Runnable::run);
		return true;
	}

	private void over(final Step last, final Optional<Failure> why) {
		synchronized (this) {
			if (isOver()) {
				return;
			}
			step = last;
			failure = why;
		}
		listeners.tell(Runnable::run);
	}
}
