// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.ecf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.ecf.core.identity.ID;
import org.eclipse.ecf.core.util.ECFException;

import tandem.channel.Connection;
import tandem.channel.ecf.IChannel;
import tandem.channel.ecf.IChannelConfig;
import tandem.channel.ecf.IChannelContainerAdapter;

/** The channels of one container, over all its connections. */
final class ChannelHub implements IChannelContainerAdapter {

	private final ChannelNamespace namespace = new ChannelNamespace();

	private final Map<ID, SharedChannel> channels = new HashMap<>();

	private final Map<ID, Connection> connections = new HashMap<>();

	private boolean disposed;

	@Override
	public IChannel createChannel(final IChannelConfig config) throws ECFException {
		final var id = new TextID(namespace, config.getConfig().name());
		final var channel = new SharedChannel(id, config, () -> drop(id));
		synchronized (this) {
			if (disposed || channels.putIfAbsent(id, channel) != null) {
				throw new ECFException("the channel exists, or the container is disposed: " + id); //$NON-NLS-1$
			}
			connections.forEach(channel::open);
		}
		return channel;
	}

	@Override
	public synchronized IChannel getChannel(final ID channelID) {
		return channels.get(channelID);
	}

	@Override
	public boolean removeChannel(final ID channelID) {
		final var channel = getChannel(channelID);
		if (channel == null) {
			return false;
		}
		channel.dispose();
		return true;
	}

	private synchronized void drop(final ID id) {
		channels.remove(id);
	}

	synchronized void add(final ID peer, final Connection connection) {
		if (disposed) {
			connection.close();
			return;
		}
		connections.put(peer, connection);
		channels.values().forEach(channel -> channel.open(peer, connection));
	}

	synchronized void remove(final ID peer) {
		connections.remove(peer);
	}

	/** Closes every connection; channels wait for the next. */
	void disconnect() {
		final List<Connection> all;
		synchronized (this) {
			all = List.copyOf(connections.values());
			connections.clear();
		}
		all.forEach(Connection::close);
	}

	void dispose() {
		synchronized (this) {
			disposed = true;
			channels.clear();
		}
		disconnect();
	}
}
