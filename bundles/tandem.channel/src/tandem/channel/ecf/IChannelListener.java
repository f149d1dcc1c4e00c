// SPDX-License-Identifier: EPL-2.0
package tandem.channel.ecf;

/**
 * Hears a channel: a {@link IChannelEvent.Connected}, then {@link IChannelEvent.Message}s in order, then a {@link IChannelEvent.Disconnected}.
 * Events of one peer come one after another on a thread that is the channel's alone; blocking or throwing hurts this channel only.
 */
@FunctionalInterface
public interface IChannelListener {

	/** Something happened on the channel. */
	void handleChannelEvent(IChannelEvent event);
}
