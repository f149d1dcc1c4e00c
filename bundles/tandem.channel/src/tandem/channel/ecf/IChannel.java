// SPDX-License-Identifier: EPL-2.0
package tandem.channel.ecf;

import org.eclipse.ecf.core.identity.ID;
import org.eclipse.ecf.core.identity.IIdentifiable;
import org.eclipse.ecf.core.util.ECFException;

import tandem.channel.Channel.Sent;

/** A named, ordered, flow-controlled message stream of a container. Messages arrive in order, at most once, whole or not at all. Thread-safe. */
public interface IChannel extends IIdentifiable {

	/**
	 * Sends to every peer, without blocking. With several peers the answer is the least of theirs; each peer gets the message for
	 * itself.
	 *
	 * @param message not changed afterwards
	 * @return {@link Sent#WINDOW_FULL} where a peer has not read enough, {@link Sent#CLOSED} where no peer has the channel
	 * @throws ECFException where the message is above the channel's limit
	 */
	Sent sendMessage(byte[] message) throws ECFException;

	/**
	 * Sends to one peer, without blocking.
	 *
	 * @param receiver the container at the other end, as events name it
	 * @param message not changed afterwards
	 * @throws ECFException where the message is above the channel's limit
	 */
	Sent sendMessage(ID receiver, byte[] message) throws ECFException;

	/** Who hears the channel. */
	IChannelListener getListener();

	/** Ends the channel on both sides; does nothing the second time. */
	void dispose();
}
