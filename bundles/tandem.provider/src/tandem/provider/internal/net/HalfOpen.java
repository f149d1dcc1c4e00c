// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import io.netty.channel.Channel;

/**
 * The connections of one listener that have not yet proved anything. Above a limit the oldest is closed: of the same address first, so
 * that a flood from one place neither costs memory nor keeps others out. Thread-safe.
 */
final class HalfOpen {

	/** Each holds a TLS engine of some 100 KiB at most. */
	static final int LIMIT = 128;

	/** Of one address, or one IPv6 /64. */
	static final int LIMIT_EACH = 32;

	private boolean closed;

	private final Map<Channel, String> waiting = new LinkedHashMap<>();

	/** A new one. Returns the one that had to go, or null. */
	Channel add(final Channel channel) {
		final var from = StrangerLimit.key(channel.remoteAddress());
		final Channel oldest;
		synchronized (waiting) {
			if (closed) {
				return channel;
			}
			waiting.put(channel, from);
			oldest = waiting.values().stream().filter(from::equals).count() > LIMIT_EACH ? oldestOf(from)
					: waiting.size() > LIMIT ? waiting.keySet().iterator().next() : null;
			waiting.remove(oldest);
		}
		channel.closeFuture().addListener(done -> remove(channel));
		return oldest;
	}

	private Channel oldestOf(final String from) {
		return waiting.entrySet().stream().filter(entry -> entry.getValue().equals(from)).findFirst().orElseThrow().getKey();
	}

	void remove(final Channel channel) {
		synchronized (waiting) {
			waiting.remove(channel);
		}
	}

	void closeAll() {
		final ArrayList<Channel> all;
		synchronized (waiting) {
			closed = true;
			all = new ArrayList<>(waiting.keySet());
		}
		all.forEach(Channel::close);
	}
}
