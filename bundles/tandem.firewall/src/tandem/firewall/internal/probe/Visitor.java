// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.probe;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import tandem.relay.protocol.ProbeNonce;

/**
 * The technician's end of a probe: goes to a port of the sharer's computer, says nothing, and hears whether it is the one. The sharer's end says where;
 * so that it learns nothing of the technician's network by that, it hears only where its own nonce was said, and else nothing before the whole time is
 * over. Thread-safe.
 */
public final class Visitor {

	/** Most addresses that are gone to. */
	public static final int MOST = 8;

	/** Lowest port that is gone to: below are services of systems. */
	public static final int LOWEST_PORT = 1024;

	/** How long it takes where nobody says the nonce. */
	public static final Duration TAKES = Duration.ofSeconds(5);

	private final Predicate<InetAddress> goesTo;

	private final Duration takes;

	/** Goes to addresses of networks only. */
	public Visitor() {
		this(Visitor::isOfANetwork, TAKES);
	}

	/**
	 * @param goesTo which addresses are gone to at all
	 * @param takes how long it takes where nobody says the nonce
	 */
	public Visitor(final Predicate<InetAddress> goesTo, final Duration takes) {
		this.goesTo = goesTo;
		this.takes = takes;
	}

	/** Whether an address can be another computer's: never this one's own loopback, the next cable's, or everybody's. */
	public static boolean isOfANetwork(final InetAddress address) {
		return !address.isLoopbackAddress() && !address.isAnyLocalAddress() && !address.isLinkLocalAddress() && !address.isMulticastAddress() && !hidesV4(address);
	}

	/** ::127.0.0.1 and its like: IPv4 in clothes that nobody wears any more. */
	private static boolean hidesV4(final InetAddress address) {
		return address instanceof final Inet6Address six && six.isIPv4CompatibleAddress();
	}

	/**
	 * Goes there, to all at once. Blocking, for as long as it takes where the nonce is said nowhere.
	 *
	 * @param addresses the first {@link #MOST} of them are tried
	 * @return the address at which the nonce was said
	 */
	public Optional<InetAddress> go(final List<InetAddress> addresses, final int port, final ProbeNonce nonce) throws InterruptedException {
		final var reached = new CompletableFuture<InetAddress>();
		if (port >= LOWEST_PORT) {
			addresses.stream().limit(MOST).filter(goesTo).distinct().forEach(address -> Thread.ofVirtual().name("tandem-visit").start(() -> {
				if (isSaid(address, port, nonce)) {
					reached.complete(address);
				}
			}));
		}
		try {
			return Optional.of(reached.get(takes.toMillis(), TimeUnit.MILLISECONDS));
		} catch (final TimeoutException e) {
			return Optional.empty();
		} catch (final ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	private boolean isSaid(final InetAddress address, final int port, final ProbeNonce nonce) {
		try (var socket = new Socket()) {
			socket.setSoLinger(true, 0);
			socket.setSoTimeout((int) takes.toMillis());
			socket.connect(new InetSocketAddress(address, port), (int) takes.toMillis());
			final var heard = socket.getInputStream().readNBytes(ProbeNonce.LENGTH);
			return heard.length == ProbeNonce.LENGTH && nonce.equals(new ProbeNonce(heard));
		} catch (final IOException e) {
			return false;
		}
	}
}
