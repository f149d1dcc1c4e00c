// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.ecf;

import org.eclipse.ecf.core.identity.ID;

import tandem.channel.Channel;
import tandem.channel.ecf.IChannelEvent;

/** One peer's part of a container's channel: turns what happens on it into events. */
record PeerChannel(SharedChannel owner, ID peer) implements Channel.Listener {

	@Override
	public void connected() {
		owner.getListener().handleChannelEvent(new IChannelEvent.Connected(owner.getID(), peer));
	}

	@Override
	public void message(final byte[] message) {
		owner.getListener().handleChannelEvent(new IChannelEvent.Message(owner.getID(), peer, message));
	}

	@Override
	public void disconnected() {
		owner.gone(peer);
		owner.getListener().handleChannelEvent(new IChannelEvent.Disconnected(owner.getID(), peer));
	}
}
