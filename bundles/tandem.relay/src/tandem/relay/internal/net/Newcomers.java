// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import tandem.relay.internal.limit.Place;
import tandem.relay.internal.limit.Quota;

/**
 * Connections that have not yet said what they want: so many at most in all, and from an address. Where there are too many, the one that has had
 * longest makes room for the next, once it has had {@value #ENOUGH_SECONDS} seconds. So whoever opens connections and leaves them open keeps out
 * neither strangers nor others behind the same address, and who is merely slow has time enough unless the relay is flooded. Thread-safe.
 */
final class Newcomers {

	/** Some round trips by satellite. */
	static final long ENOUGH_SECONDS = 2;

	/** The place of one of them, until it has said what it wants or is gone. */
	final class Seat {

		private final long since;

		private final Runnable leave;

		private Set<Place> places = Set.of();

		private Optional<Quota.Lease> lease = Optional.empty();

		private Seat(final long since, final Runnable leave) {
			this.since = since;
			this.leave = leave;
		}

		/** Counts it for an address, and no longer for an earlier one; false where that has too many. */
		boolean isOf(final InetAddress address) {
			return count(this, address);
		}

		/** Gives it back; further calls do nothing. */
		void free() {
			give(this);
		}
	}

	private final int most;

	private final Quota byAddress;

	private final LongSupplier nanoTime;

	private final Set<Seat> seats = new LinkedHashSet<>();

	/**
	 * @param most in all
	 * @param mostByAddress from a single address
	 * @param nanoTime clock
	 */
	Newcomers(final int most, final int mostByAddress, final LongSupplier nanoTime) {
		this.most = most;
		this.nanoTime = nanoTime;
		byAddress = new Quota(most, mostByAddress);
	}

	synchronized int count() {
		return seats.size();
	}

	/**
	 * Takes one more in; none where there are too many and nobody can make room.
	 *
	 * @param leave closes the connection; from any thread
	 */
	synchronized Optional<Seat> take(final Runnable leave) {
		if (seats.size() >= most && !makeRoom(_ -> true)) {
			return Optional.empty();
		}
		final var seat = new Seat(nanoTime.getAsLong(), leave);
		seats.add(seat);
		return Optional.of(seat);
	}

	private synchronized boolean count(final Seat seat, final InetAddress address) {
		if (!seats.contains(seat)) {
			return false; // it has made room
		}
		seat.lease.ifPresent(Quota.Lease::close);
		for (var full = byAddress.full(address); full.isPresent(); full = byAddress.full(address)) {
			final var where = full.get();
			if (!makeRoom(other -> other != seat && other.places.contains(where))) {
				return false;
			}
		}
		seat.places = Set.copyOf(Place.of(address));
		seat.lease = byAddress.take(address);
		return seat.lease.isPresent();
	}

	private boolean makeRoom(final Predicate<Seat> fits) {
		final var now = nanoTime.getAsLong();
		for (final var seat : seats) {
			if (now - seat.since < TimeUnit.SECONDS.toNanos(ENOUGH_SECONDS)) {
				return false; // and all that came after it
			}
			if (fits.test(seat)) {
				give(seat);
				seat.leave.run();
				return true;
			}
		}
		return false;
	}

	private synchronized void give(final Seat seat) {
		seats.remove(seat);
		seat.lease.ifPresent(Quota.Lease::close);
	}
}
