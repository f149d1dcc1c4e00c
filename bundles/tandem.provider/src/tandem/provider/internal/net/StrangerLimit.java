// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import io.netty.channel.local.LocalAddress;

/**
 * How often an address may call without a valid id: 20 at once, then one in three seconds. IPv6 counts by /64. Thread-safe, bounded.
 */
final class StrangerLimit {

	private static final double BURST = 20;

	private static final double PER_SECOND = 1.0 / 3;

	private static final int MAX_ADDRESSES = 4096;

	private static final int PREFIX = 8;

	private static final double SECOND = 1e9;

	private record Bucket(double left, long at) {
	}

	private final LongSupplier nanoTime;

	private final Map<String, Bucket> buckets = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(final Map.Entry<String, Bucket> eldest) {
			return size() > MAX_ADDRESSES;
		}
	};

	StrangerLimit(final LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/** Takes one call from the address's allowance; false where none is left. */
	synchronized boolean allows(final SocketAddress from) {
		final var now = nanoTime.getAsLong();
		final var key = key(from);
		final var bucket = buckets.getOrDefault(key, new Bucket(BURST, now));
		final var left = Math.min(BURST, bucket.left + (now - bucket.at) / SECOND * PER_SECOND);
		buckets.put(key, new Bucket(Math.max(left - 1, 0), now));
		return left >= 1;
	}

	/** The address, or its /64, or what a plug-in's carrier calls it: what counts as one place. */
	static String key(final SocketAddress from) {
		if (from instanceof final InetSocketAddress socket && socket.getAddress() != null) {
			final var bytes = socket.getAddress().getAddress();
			return HexFormat.of().formatHex(socket.getAddress() instanceof Inet6Address ? Arrays.copyOf(bytes, PREFIX) : bytes);
		}
		return from instanceof final LocalAddress local && local.id().startsWith(Lines.PLUGGED) ? Lines.show(local) : "memory"; //$NON-NLS-1$
	}
}
