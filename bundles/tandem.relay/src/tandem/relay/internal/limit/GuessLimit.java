// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.limit;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Makes those who fail wait, longer each time: some failures are free, then each doubles the delay, up to a longest one, for the address and for
 * each prefix that it belongs to. What is tried while waiting is not counted, so that a flood from an address can't make the wait of everyone behind
 * it endless; and a failure is forgotten for each longest delay without one.
 * <p>
 * Behind one address there may be an attacker and a sharer with a good code. Therefore who waits may still take a mailbox that is there, but only
 * {@link #mayHit so often}: {@value #HITS} at once, then one in {@value #SECONDS_PER_HIT} seconds. An attacker gains little by that. To find one of
 * 100 open codes of 20 routing bits takes ten thousand tries, so the rate of connections is what bounds them, and each find costs the code alone: the
 * secret is not the relay's to try. Thread-safe, bounded.
 */
public final class GuessLimit {

	static final int HITS = 3;

	static final int SECONDS_PER_HIT = 20;

	private static final long FIRST_DELAY = TimeUnit.MILLISECONDS.toNanos(500);

	private static final int MOST_DOUBLINGS = 30;

	private record Failures(int count, long last, long waitUntil) {
	}

	private final int free;

	private final long longest;

	private final LongSupplier nanoTime;

	private final Bounded<Failures> failures = new Bounded<>();

	private final Rate hits;

	/**
	 * @param free failures that cost nothing, for a single address
	 * @param longestSeconds longest delay
	 * @param nanoTime clock
	 */
	public GuessLimit(final int free, final int longestSeconds, final LongSupplier nanoTime) {
		this.free = free;
		longest = TimeUnit.SECONDS.toNanos(longestSeconds);
		this.nanoTime = nanoTime;
		hits = new Rate(HITS, 1.0 / SECONDS_PER_HIT, nanoTime);
	}

	/** Whole seconds that this address has to wait; 0 if it need not. */
	public synchronized int waitSeconds(final InetAddress address) {
		final var now = nanoTime.getAsLong();
		var wait = 0L;
		for (final var place : Place.of(address)) {
			final var known = failures.get(place.name());
			wait = known == null ? wait : Math.max(wait, known.waitUntil - now);
		}
		return (int) ((wait + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1));
	}

	/** Counts a failure. */
	public synchronized void failed(final InetAddress address) {
		final var now = nanoTime.getAsLong();
		for (final var place : Place.of(address)) {
			final var known = failures.getOrDefault(place.name(), new Failures(0, now, now));
			final var count = (int) Math.max(0, known.count - (now - known.last) / longest) + 1;
			final var over = count - free * place.share();
			final var delay = over <= 0 ? 0 : Math.min(longest, FIRST_DELAY << Math.min(over - 1, MOST_DOUBLINGS));
			failures.put(place.name(), new Failures(count, now, Math.max(known.waitUntil, now + delay)));
		}
	}

	/** Takes one of the few hits that an address has while it waits. */
	public boolean mayHit(final InetAddress address) {
		return hits.take(address);
	}
}
