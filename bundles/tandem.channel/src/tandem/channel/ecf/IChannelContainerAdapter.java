// SPDX-License-Identifier: EPL-2.0
package tandem.channel.ecf;

import org.eclipse.ecf.core.identity.ID;
import org.eclipse.ecf.core.util.ECFException;

/**
 * The channels of a container, from {@code IContainer.getAdapter(IChannelContainerAdapter.class)}. Thread-safe. A container that is
 * connected to several others (a listener) reaches each of them with every channel.
 */
public interface IChannelContainerAdapter {

	/**
	 * Makes a channel. It carries messages once the other end has made one of the same name, in whichever order.
	 *
	 * @param config what the channel is like
	 * @throws ECFException where the container has a channel of that name, or is disposed
	 */
	IChannel createChannel(IChannelConfig config) throws ECFException;

	/** The channel with this id, or null. */
	IChannel getChannel(ID channelID);

	/**
	 * Ends a channel on both sides; the container stays connected.
	 *
	 * @return whether there was such a channel
	 */
	boolean removeChannel(ID channelID);

	/** Ids of channels are names in this namespace: {@code IDFactory.createID("tandem.channel", "my.chat")}. */
	String CHANNEL_NAMESPACE = "tandem.channel"; //$NON-NLS-1$
}
