// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import java.util.Collection;

import tandem.channel.ChannelConfig.Urgency;

/**
 * Decides whose piece goes next: input first, up to 64 KiB a second; then by weight, each channel that wants the line getting its
 * share within a few pieces. Event loop only.
 */
final class Scheduler {

	private static final long URGENT_BYTES_PER_SECOND = 64 << 10;

	private static final long URGENT_BURST = URGENT_BYTES_PER_SECOND;

	private static final double SECOND = 1e9;

	private double urgentLeft = URGENT_BURST;

	private long urgentSince;

	private double level;

	/** The input channel to serve now, or null. */
	MuxChannel urgent(final Collection<MuxChannel> channels, final long now) {
		urgentLeft = Math.min(URGENT_BURST, urgentLeft + (now - urgentSince) / SECOND * URGENT_BYTES_PER_SECOND);
		urgentSince = now;
		if (urgentLeft <= 0) {
			return null;
		}
		for (final var channel : channels) {
			if (channel.config().urgency() == Urgency.INPUT && channel.wantsLine()) {
				return channel;
			}
		}
		return null;
	}

	/** An input channel sent so many bytes ahead of all others. */
	void urgentSent(final int bytes) {
		urgentLeft -= bytes;
	}

	/** The channel to serve next by weight, or null; input above its rate takes part here. */
	MuxChannel weighted(final Collection<MuxChannel> channels) {
		MuxChannel best = null;
		for (final var channel : channels) {
			if (channel.wantsLine()) {
				// Who was silent joins at the present level: silence earns no burst.
				channel.use(Math.max(channel.used(), level));
				if (best == null || channel.used() < best.used()) {
					best = channel;
				}
			}
		}
		if (best != null) {
			level = best.used();
		}
		return best;
	}

	/** A channel sent so many bytes by weight. */
	void weightedSent(final MuxChannel channel, final int bytes) {
		final var weight = Math.max(channel.config().urgency().weight(), 1);
		channel.use(channel.used() + (bytes + (double) MuxChannel.OVERHEAD) / weight);
	}
}
