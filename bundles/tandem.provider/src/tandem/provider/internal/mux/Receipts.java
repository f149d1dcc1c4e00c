// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import tandem.provider.internal.net.Frame.Kind;

/**
 * Tells the other end what has arrived here and what was taken. Who sends and never reads is told nothing: both sums wait until the line
 * takes them. Event loop only.
 */
final class Receipts {

	/**
	 * Arrivals are acknowledged no more often: each acknowledgement is a record and a packet of its own, and wakes the other end. A quarter of
	 * the time that {@link FlowCap} lets wait on a fast line.
	 */
	private static final long PACE_NANOS = TimeUnit.MICROSECONDS.toNanos(250);

	/** So many bytes are looked at even while more is being read. */
	private static final long MUCH = 64 << 10;

	private final Link link;

	/** Credit that the other end is still to be told of, in one sum a channel. */
	private final Map<MuxChannel, Integer> owed = new LinkedHashMap<>();

	private long received;

	private long acknowledged;

	private long acknowledgedAt;

	private boolean later;

	Receipts(final Link link) {
		this.link = link;
	}

	/** Bytes below input urgency came in. */
	void arrived(final int bytes) {
		received += bytes;
		if (received - acknowledged >= MUCH) {
			acknowledgeInTime();
		}
	}

	/** All that had come was read. */
	void readComplete() {
		if (received > acknowledged) {
			acknowledgeInTime();
		}
	}

	/** A channel's listener has taken messages. */
	void taken(final MuxChannel channel, final int bytes) {
		owed.merge(channel, bytes, Integer::sum);
		pay();
	}

	/** The line takes more again. */
	void goOn() {
		acknowledge();
		pay();
	}

	private void acknowledgeInTime() {
		final var now = System.nanoTime();
		if (now - acknowledgedAt >= PACE_NANOS) {
			acknowledgedAt = now;
			acknowledge();
		} else if (!later) {
			later = true;
			link.after(PACE_NANOS, () -> {
				later = false;
				acknowledge();
			});
		}
	}

	private void acknowledge() {
		if (received > acknowledged && link.isWritable()) {
			acknowledged = received;
			link.say(Wire.number(link.allocator(), Kind.ACK, received));
		}
	}

	private void pay() {
		if (!owed.isEmpty() && link.isWritable()) {
			final var due = Map.copyOf(owed);
			owed.clear();
			due.forEach((channel, bytes) -> {
				// What was closed meanwhile is owed nothing.
				if (channel.connected()) {
					link.write(Wire.credit(link.allocator(), channel.id(), bytes));
				}
			});
			link.flush();
		}
	}
}
