// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import tandem.channel.Connector;
import tandem.channel.PortProof;

/** Ports of this computer that show whose they are to those who come from outside. Thread-safe. */
@Component(service = Ports.class)
public class Ports {

	private final AtomicReference<Connector> connector = new AtomicReference<>();

	/** Of a program that listens for nobody yet. */
	@Activate
	public Ports() {
		// Nothing is open.
	}

	/** Of a program that listens by a connector. */
	public Ports(final Connector listening) {
		connector.set(listening);
	}

	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
	void setConnector(final Connector listening) {
		connector.set(listening);
	}

	void unsetConnector(final Connector listening) {
		connector.compareAndSet(listening, null);
	}

	/**
	 * The port of an invitation that is open in this program, or else one that is open until it is closed.
	 *
	 * @param here the address to open it at; empty for all
	 * @throws IOException where it is in use by another program, or may not be opened
	 */
	public PortProof open(final Optional<InetAddress> here, final int port) throws IOException {
		final var listening = Optional.ofNullable(connector.get()).flatMap(it -> it.prove(port));
		return listening.isPresent() ? listening.get()
				: new OwnPort(here.map(address -> new InetSocketAddress(address, port)).orElseGet(() -> new InetSocketAddress(port)));
	}
}
