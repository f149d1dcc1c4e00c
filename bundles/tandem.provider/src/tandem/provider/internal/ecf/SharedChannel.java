// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.ecf;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.ecf.core.identity.ID;
import org.eclipse.ecf.core.util.ECFException;

import tandem.channel.Channel;
import tandem.channel.Channel.Sent;
import tandem.channel.Connection;
import tandem.channel.ecf.IChannel;
import tandem.channel.ecf.IChannelConfig;
import tandem.channel.ecf.IChannelListener;

/** A container's channel: one {@link Channel} for each peer. */
final class SharedChannel implements IChannel {

	private final ID id;

	private final IChannelConfig config;

	private final Runnable disposed;

	private final Map<ID, Channel> peers = new ConcurrentHashMap<>();

	/** @param disposed tells the container */
	SharedChannel(final ID id, final IChannelConfig config, final Runnable disposed) {
		this.id = id;
		this.config = config;
		this.disposed = disposed;
	}

	void open(final ID peer, final Connection connection) {
		final var channel = connection.open(config.getConfig());
		peers.put(peer, channel);
		channel.listen(new PeerChannel(this, peer));
	}

	void gone(final ID peer) {
		peers.remove(peer);
	}

	@Override
	public ID getID() {
		return id;
	}

	@Override
	public IChannelListener getListener() {
		return config.getListener();
	}

	@Override
	public Sent sendMessage(final byte[] message) throws ECFException {
		var least = Sent.CLOSED;
		for (final var channel : peers.values()) {
			final var sent = send(channel, message.clone());
			least = least == Sent.WINDOW_FULL || sent == Sent.CLOSED ? least : sent;
		}
		return least;
	}

	@Override
	public Sent sendMessage(final ID receiver, final byte[] message) throws ECFException {
		final var channel = peers.get(receiver);
		return channel == null ? Sent.CLOSED : send(channel, message.clone());
	}

	private static Sent send(final Channel channel, final byte[] message) throws ECFException {
		try {
			return channel.send(message);
		} catch (final IllegalArgumentException e) {
			throw new ECFException(e.getMessage(), e);
		}
	}

	@Override
	public void dispose() {
		disposed.run();
		peers.values().forEach(Channel::close);
	}
}
