// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.internal.probe.Ports;
import tandem.firewall.internal.probe.Visitor;
import tandem.relay.protocol.ProbeNonce;

/** Has the technician's workbench come to this computer's port from outside, once. */
final class Reception {

	/** Longer than a {@link Visitor} takes, by a slow line's ways. */
	private static final Duration WAIT = Visitor.TAKES.plusSeconds(10);

	/** Asks the other end to come; blocking. */
	@FunctionalInterface
	interface Call {

		/** As {@link Tell.Come}. */
		void come(int port, ProbeNonce nonce, List<InetAddress> addresses) throws InterruptedException;
	}

	private final Ports ports;
	private final int port;
	private final Supplier<List<InetAddress>> own;
	private final CompletableFuture<Optional<InetAddress>> came = new CompletableFuture<>();

	/** At all addresses of this computer that others could come to. */
	Reception(final Ports ports, final int port) {
		this(ports, port, Reception::addresses);
	}

	Reception(final Ports ports, final int port, final Supplier<List<InetAddress>> own) {
		this.ports = ports;
		this.port = port;
		this.own = own;
	}

	/** What the other end says that it met. */
	void came(final Optional<InetAddress> where) {
		came.complete(where);
	}

	/** What became of it. Blocking, for some seconds. */
	Result receive(final Call call) throws InterruptedException {
		final var addresses = own.get();
		if (addresses.isEmpty()) {
			return untried("This computer has no address that others could come to.");
		}
		if (port < Visitor.LOWEST_PORT) {
			return untried("Nobody is sent to ports below " + Visitor.LOWEST_PORT + '.');
		}
		try (var open = ports.open(Optional.empty(), port)) {
			final var nonce = nonce();
			open.say(nonce.toBytes());
			call.come(port, nonce, addresses);
			return of(came.get(WAIT.toMillis(), TimeUnit.MILLISECONDS));
		} catch (final TimeoutException | CancellationException e) {
			return untried("The helper's workbench did not say what it met.");
		} catch (final ExecutionException e) {
			throw new IllegalStateException(e);
		} catch (final IOException e) {
			return untried("TCP " + port + " is in use by another program, or may not be opened now.");
		}
	}

	private Result of(final Optional<InetAddress> where) {
		return where.map(address -> new Result(Topic.PROBE, State.OPEN, "The helper's workbench came to TCP " + port + " at " + address.getHostAddress() + " and reached this computer.", ""))
				.orElseGet(() -> new Result(Topic.PROBE, State.NOTE, "The helper's workbench came to TCP " + port + " and did not reach this computer.",
						"A firewall here or on the way stops it, or the two computers are in different networks. A code works everywhere."));
	}

	private static Result untried(final String why) {
		return new Result(Topic.PROBE, State.NOTE, "Whether the helper's workbench reaches this computer can't be tried.", why);
	}

	private static ProbeNonce nonce() {
		final var bytes = new byte[ProbeNonce.LENGTH];
		new SecureRandom().nextBytes(bytes);
		return new ProbeNonce(bytes);
	}

	private static List<InetAddress> addresses() {
		try {
			return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).filter(Visitor::isOfANetwork).distinct().limit(Visitor.MOST).toList();
		} catch (final SocketException e) {
			return List.of();
		}
	}
}
