// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.limit;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many of something there may be at once: in all, from an address, and from each prefix that it belongs to. Thread-safe. */
public final class Quota {

	/** One of them; give it back once, further calls do nothing. */
	public final class Lease implements AutoCloseable {

		private final List<Place> places;

		private final AtomicBoolean held = new AtomicBoolean(true);

		private Lease(final List<Place> places) {
			this.places = places;
		}

		@Override
		public void close() {
			if (held.compareAndSet(true, false)) {
				giveBack(places);
			}
		}
	}

	private final int total;

	private final int perAddress;

	private final Map<String, Integer> held = new HashMap<>();

	private int inUse;

	/**
	 * @param total at most, in all
	 * @param perAddress at most from a single address
	 */
	public Quota(final int total, final int perAddress) {
		this.total = total;
		this.perAddress = perAddress;
	}

	/** How many there are. */
	public synchronized int inUse() {
		return inUse;
	}

	/** The narrowest place of an address that has as many as it may; empty if none of them has. */
	public synchronized Optional<Place> full(final InetAddress address) {
		return Place.of(address).stream().filter(place -> held.getOrDefault(place.name(), 0) >= (long) perAddress * place.share()).findFirst();
	}

	/** Takes one, or none where there are too many. */
	public synchronized Optional<Lease> take(final InetAddress address) {
		if (inUse >= total || full(address).isPresent()) {
			return Optional.empty();
		}
		final var places = Place.of(address);
		inUse++;
		places.forEach(place -> held.merge(place.name(), 1, Integer::sum));
		return Optional.of(new Lease(places));
	}

	private synchronized void giveBack(final List<Place> places) {
		inUse--;
		places.forEach(place -> held.computeIfPresent(place.name(), (_, count) -> count > 1 ? count - 1 : null));
	}
}
