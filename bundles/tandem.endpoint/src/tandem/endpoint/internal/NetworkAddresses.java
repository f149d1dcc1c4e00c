// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses of this computer's interfaces: those of the default routes first, then the rest with IPv4 before IPv6, those of bridges to
 * containers and virtual machines last. Link-local ones are left out: they mean nothing elsewhere without a zone.
 */
final class NetworkAddresses implements Addresses {

	/** Most addresses, loopback not counted. */
	private static final int MOST = 8;

	/** Documentation addresses (RFC 5737, RFC 3849): connecting a datagram socket picks a route and sends nothing. */
	private static final List<String> ELSEWHERE = List.of("192.0.2.1", "2001:db8::1"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final Pattern BRIDGE = Pattern.compile("(docker|br-|veth|virbr|lxc|lxd|cni|flannel|podman|vmnet|vboxnet).*"); //$NON-NLS-1$

	private static final String LOOPBACK = "127.0.0.1"; //$NON-NLS-1$

	@Override
	public List<String> hosts() {
		final var hosts = new LinkedHashSet<String>();
		ELSEWHERE.stream().map(NetworkAddresses::towards).flatMap(Optional::stream).filter(NetworkAddresses::isUseful).map(NetworkAddresses::text)
				.forEach(hosts::add);
		interfaces().sorted(Comparator.comparing(NetworkAddresses::isBridge)).flatMap(NetworkInterface::inetAddresses)
				.filter(NetworkAddresses::isUseful).sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
				.map(NetworkAddresses::text).forEach(hosts::add);
		return Stream.concat(hosts.stream().limit(MOST), Stream.of(LOOPBACK)).toList();
	}

	private static Stream<NetworkInterface> interfaces() {
		try {
			return NetworkInterface.networkInterfaces().filter(NetworkAddresses::isUp);
		} catch (final SocketException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean isUp(final NetworkInterface network) {
		try {
			return network.isUp() && !network.isLoopback();
		} catch (final SocketException e) {
			// gone since it was listed
			return false;
		}
	}

	private static boolean isBridge(final NetworkInterface network) {
		return BRIDGE.matcher(network.getName()).matches();
	}

	private static boolean isUseful(final InetAddress address) {
		return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isMulticastAddress() && !address.isAnyLocalAddress();
	}

	private static Optional<InetAddress> towards(final String elsewhere) {
		try (var channel = DatagramChannel.open()) {
			channel.connect(new InetSocketAddress(InetAddress.getByName(elsewhere), 9));
			return Optional.of(((InetSocketAddress) channel.getLocalAddress()).getAddress());
		} catch (final IOException | RuntimeException e) {
			// no such route
			return Optional.empty();
		}
	}

	private static String text(final InetAddress address) {
		return address.getHostAddress().replaceAll("%.*", ""); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
