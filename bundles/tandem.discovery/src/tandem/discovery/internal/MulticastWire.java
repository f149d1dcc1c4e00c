// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Multicast DNS over IPv4: one socket, a member of its group on each network. Messages from elsewhere than these networks are not heard. */
final class MulticastWire implements Wire {

	private static final int PORT = 5353;

	private static final byte[] GROUP = { (byte) 224, 0, 0, (byte) 251 };

	private static final int HOPS = 255;

	private final DatagramChannel channel;

	private final InetAddress group;

	private final Consumer<DnsMessage> heard;

	private final Consumer<String> trouble;

	private final Set<NetworkInterface> joined = new HashSet<>();

	/**
	 * Listens at once.
	 *
	 * @param heard gets each message, on one thread
	 * @param trouble hears what does not work, in words for a log
	 */
	MulticastWire(final Consumer<DnsMessage> heard, final Consumer<String> trouble) throws IOException {
		this.heard = heard;
		this.trouble = trouble;
		group = InetAddress.getByAddress(GROUP);
		channel = DatagramChannel.open(StandardProtocolFamily.INET);
		try {
			channel.setOption(StandardSocketOptions.SO_REUSEADDR, true).setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS)
					.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true).bind(new InetSocketAddress(PORT));
			join();
		} catch (final IOException e) {
			channel.close();
			throw e;
		}
		Thread.ofVirtual().name("tandem-neighbourhood").start(this::listen); //$NON-NLS-1$
	}

	/** Networks come and go: those that are new are joined. */
	private synchronized List<NetworkInterface> join() throws IOException {
		final var now = NetworkInterface.networkInterfaces().filter(MulticastWire::isUsable).toList();
		joined.retainAll(now);
		for (final var network : now) {
			if (!joined.contains(network)) {
				try {
					channel.join(group, network);
				} catch (final IllegalStateException | IOException e) {
					trouble.accept("Computers on " + network.getName() + " can't be found: " + e.getMessage()); //$NON-NLS-1$ //$NON-NLS-2$
				}
				joined.add(network);
			}
		}
		return now;
	}

	private static boolean isUsable(final NetworkInterface network) {
		try {
			return network.isUp() && !network.isLoopback() && !network.isPointToPoint() && network.supportsMulticast() && !addresses(network).isEmpty();
		} catch (final IOException e) {
			return false; // it is going away
		}
	}

	private static List<InetAddress> addresses(final NetworkInterface network) {
		return network.getInterfaceAddresses().stream().map(InterfaceAddress::getAddress).filter(Inet4Address.class::isInstance).toList();
	}

	@Override
	public synchronized void send(final Function<List<InetAddress>, DnsMessage> message) {
		try {
			for (final var network : join()) {
				send(network, DnsWriter.write(message.apply(addresses(network))));
			}
		} catch (final ClosedChannelException e) {
			return; // nobody announces or looks any more
		} catch (final IOException e) {
			trouble.accept("The local networks can't be told: " + e.getMessage()); //$NON-NLS-1$
		}
	}

	private void send(final NetworkInterface network, final byte[] bytes) throws ClosedChannelException {
		try {
			channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
			channel.send(ByteBuffer.wrap(bytes), new InetSocketAddress(group, PORT));
		} catch (final ClosedChannelException e) {
			throw e;
		} catch (final IOException e) {
			joined.remove(network); // unplugged in this moment, perhaps back the next time
		}
	}

	private void listen() {
		final var buffer = ByteBuffer.allocate(DnsReader.MAX_MESSAGE + 1);
		while (channel.isOpen()) {
			try {
				buffer.clear();
				if (channel.receive(buffer) instanceof final InetSocketAddress from && from.getPort() == PORT && isNear(from.getAddress())) {
					final var bytes = new byte[buffer.flip().remaining()];
					buffer.get(bytes);
					heard.accept(DnsReader.read(bytes));
				}
			} catch (final DnsException e) {
				continue; // anybody may send anything
			} catch (final IOException e) {
				if (channel.isOpen()) {
					trouble.accept("The local networks can't be heard: " + e.getMessage()); //$NON-NLS-1$
					close();
				}
			}
		}
	}

	/** Whether an address is on one of our networks. */
	private synchronized boolean isNear(final InetAddress from) {
		return joined.stream().map(NetworkInterface::getInterfaceAddresses).flatMap(Collection::stream)
				.anyMatch(own -> own.getAddress() instanceof Inet4Address && sameNetwork(own.getAddress(), from, own.getNetworkPrefixLength()));
	}

	private static boolean sameNetwork(final InetAddress one, final InetAddress other, final int prefix) {
		final var a = ByteBuffer.wrap(one.getAddress());
		final var b = ByteBuffer.wrap(other.getAddress());
		return a.remaining() == Integer.BYTES && b.remaining() == Integer.BYTES && (prefix == 0 || (a.getInt() ^ b.getInt()) >>> Integer.SIZE - prefix == 0);
	}

	@Override
	public void close() {
		try {
			channel.close();
		} catch (final IOException e) {
			trouble.accept("The local networks could not be left: " + e.getMessage()); //$NON-NLS-1$
		}
	}
}
