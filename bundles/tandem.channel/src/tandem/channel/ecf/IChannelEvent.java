// SPDX-License-Identifier: EPL-2.0
package tandem.channel.ecf;

import org.eclipse.ecf.core.identity.ID;

/** Something that happened on a channel. */
public sealed interface IChannelEvent {

	/** The channel. */
	ID channelID();

	/** The container at the other end. */
	ID targetID();

	/**
	 * The other end has made the channel too: messages can flow.
	 *
	 * @param channelID the channel
	 * @param targetID the container at the other end
	 */
	record Connected(ID channelID, ID targetID) implements IChannelEvent {
	}

	/**
	 * A message came.
	 *
	 * @param channelID the channel
	 * @param targetID the container that sent it
	 * @param data the message; the listener's own
	 */
	record Message(ID channelID, ID targetID, byte[] data) implements IChannelEvent {
	}

	/**
	 * The channel to this peer ended; nothing follows from it.
	 *
	 * @param channelID the channel
	 * @param targetID the container at the other end
	 */
	record Disconnected(ID channelID, ID targetID) implements IChannelEvent {
	}
}
