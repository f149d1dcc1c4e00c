// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.reading;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import tandem.firewall.Host.Address;
import tandem.firewall.Host.Interface;

/** This computer's interfaces as the JDK knows them, where no tool tells more. Stateless. */
public final class JavaInterfaces {

	private JavaInterfaces() {
	}

	/** Those that are up; empty where they can't be told. */
	public static List<Interface> all() {
		try {
			final var interfaces = new ArrayList<Interface>();
			for (final var one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
				if (one.isUp()) {
					interfaces.add(new Interface(one.getName(), one.getInterfaceAddresses().stream().map(it -> new Address(plain(it.getAddress()), it.getNetworkPrefixLength())).toList()));
				}
			}
			return interfaces;
		} catch (final SocketException e) {
			return List.of();
		}
	}

	/** Without the zone. */
	private static InetAddress plain(final InetAddress address) {
		try {
			return InetAddress.getByAddress(address.getAddress());
		} catch (final UnknownHostException e) {
			throw new IllegalStateException(e);
		}
	}
}
