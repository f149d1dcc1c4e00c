// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.limit;

import java.net.InetAddress;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How often something may be done from an address, and from each prefix that it belongs to: some at once, then so many a second. Thread-safe, bounded. */
public final class Rate {

	private static final double SECOND = 1e9;

	private record Bucket(double left, long at) {
	}

	private final double burst;

	private final double perSecond;

	private final LongSupplier nanoTime;

	private final Bounded<Bucket> buckets = new Bounded<>();

	/**
	 * @param burst how many at once, for a single address
	 * @param perSecond how many a second in the long run, for a single address
	 * @param nanoTime clock
	 */
	public Rate(final double burst, final double perSecond, final LongSupplier nanoTime) {
		this.burst = burst;
		this.perSecond = perSecond;
		this.nanoTime = nanoTime;
	}

	/** Takes one from every place of the address; false, and nothing is taken, where one of them has none left. */
	public synchronized boolean take(final InetAddress address) {
		final var now = nanoTime.getAsLong();
		final var places = Place.of(address);
		for (final var place : places) {
			if (left(place, now) < 1) {
				return false;
			}
		}
		places.forEach(place -> buckets.put(place.name(), new Bucket(left(place, now) - 1, now)));
		return true;
	}

	/**
	 * Takes one from every place of the address, be it one that there will only be; later ones stand behind it.
	 *
	 * @param mostNanos longest wait
	 * @return nanoseconds to wait until it is there; empty, and nothing is taken, where that is too long
	 */
	public synchronized OptionalLong reserve(final InetAddress address, final long mostNanos) {
		final var now = nanoTime.getAsLong();
		final var places = Place.of(address);
		final var wait = (long) (seconds(places, now) * SECOND);
		if (wait > mostNanos) {
			return OptionalLong.empty();
		}
		places.forEach(place -> buckets.put(place.name(), new Bucket(left(place, now) - 1, now)));
		return OptionalLong.of(wait);
	}

	/** Whole seconds until one could be taken, at least 1. */
	public synchronized int retryAfterSeconds(final InetAddress address) {
		return Math.max(1, (int) Math.ceil(seconds(Place.of(address), nanoTime.getAsLong())));
	}

	private double seconds(final List<Place> places, final long now) {
		return places.stream().mapToDouble(place -> (1 - left(place, now)) / (perSecond * place.share())).reduce(0, Math::max);
	}

	private double left(final Place place, final long now) {
		final var bucket = buckets.get(place.name());
		final var full = burst * place.share();
		return bucket == null ? full : Math.min(full, bucket.left + (now - bucket.at) / SECOND * perSecond * place.share());
	}
}
