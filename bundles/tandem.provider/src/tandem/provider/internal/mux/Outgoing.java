// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

import tandem.channel.ChannelConfig.Urgency;

/**
 * Puts what waits in the channels on the line: input first, then by weight as much as may be under way. Takes no more from the channels
 * than the line takes at once, so that input can pass the rest. Event loop only, but for {@link #wake}.
 */
final class Outgoing {

	private final AtomicBoolean waking = new AtomicBoolean();

	private final Scheduler scheduler = new Scheduler();

	private final FlowCap cap = new FlowCap();

	private final Link link;

	private final Collection<MuxChannel> channels;

	/** Payloads below input urgency, in bytes since the start. */
	private long sent;

	private long acknowledged;

	/** @param channels all that are open, as they come and go */
	Outgoing(final Link link, final Collection<MuxChannel> channels) {
		this.link = link;
		this.channels = channels;
	}

	/** Something waits. Any thread. */
	void wake() {
		if (waking.compareAndSet(false, true)) {
			link.run(() -> {
				waking.set(false);
				drain();
			});
		}
	}

	void roundTrip(final long nanos) {
		cap.roundTrip(nanos);
	}

	/** The other end has received so many bytes in all. */
	void acknowledged(final long total) throws Violation {
		if (total < acknowledged || total > sent) {
			throw new Violation("bytes acknowledged that were never sent"); //$NON-NLS-1$
		}
		acknowledged = total;
		cap.acknowledged(total, System.nanoTime(), sent > acknowledged);
		drain();
	}

	void drain() {
		var wrote = false;
		for (var room = link.room(); room > 0 && fill(room); room = link.room()) {
			wrote = true;
		}
		if (wrote) {
			link.flush();
		}
	}

	/** Writes one buffer; false where nothing may go now. */
	private boolean fill(final long room) {
		final var batch = new Batch(link.allocator(), room);
		while (!batch.isFull() && next(batch)) {
			// One piece after the other.
		}
		if (batch.frames() == null) {
			return false;
		}
		sent += batch.counted();
		link.write(batch.frames());
		return true;
	}

	private boolean next(final Batch batch) {
		final var urgent = scheduler.urgent(channels, System.nanoTime());
		if (urgent != null) {
			scheduler.urgentSent(piece(urgent, batch));
			return true;
		}
		if (sent + batch.counted() - acknowledged >= cap.bytes()) {
			return false;
		}
		final var next = scheduler.weighted(channels);
		if (next != null) {
			scheduler.weightedSent(next, piece(next, batch));
		}
		return next != null;
	}

	private static int piece(final MuxChannel channel, final Batch batch) {
		batch.counting(channel.config().urgency() != Urgency.INPUT);
		return Math.max(0, channel.nextPiece(batch));
	}
}
