// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.ArrayList;
import java.util.LinkedHashSet;

import io.netty.channel.Channel;

/**
 * The connections of one listener that have not yet proved anything. Above the limit the oldest is closed, so that a flood costs
 * bounded memory and the next honest caller still gets in. Thread-safe.
 */
final class HalfOpen {

	/** Each holds a TLS engine of some 100 KiB at most. */
	static final int LIMIT = 128;

	private final LinkedHashSet<Channel> waiting = new LinkedHashSet<>();

	/** A new one. Returns the one that had to go, or null. */
	Channel add(final Channel channel) {
		final Channel oldest;
		synchronized (waiting) {
			waiting.add(channel);
			oldest = waiting.size() > LIMIT ? waiting.removeFirst() : null;
		}
		channel.closeFuture().addListener(done -> remove(channel));
		return oldest;
	}

	void remove(final Channel channel) {
		synchronized (waiting) {
			waiting.remove(channel);
		}
	}

	void closeAll() {
		synchronized (waiting) {
			new ArrayList<>(waiting).forEach(Channel::close);
		}
	}
}
