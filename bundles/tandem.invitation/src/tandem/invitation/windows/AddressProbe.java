// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import tandem.invitation.AddressKind;

/**
 * Tries whether addresses answer: one TCP connection each, all at once, closed as soon as it stands. Nothing is sent. Used once;
 * thread-safe.
 */
public final class AddressProbe implements AutoCloseable {

	/** How long an address may take. */
	public static final Duration TIME = Duration.ofSeconds(5);

	/** What came of an address. */
	public enum Outcome {
		/** Something listens. */
		ANSWERS,
		/** The computer is there; nothing listens on the port, or its firewall says so. */
		REFUSED,
		/** Nobody answered: computer off, or a firewall drops it. */
		TIMED_OUT,
		/** This computer has no way there, for example no IPv6. */
		NO_NETWORK,
		/** A router on the way says that it isn't there. */
		NO_ROUTE,
		/** The name means nothing here. */
		NAME_UNKNOWN,
		/** Link-local IPv6, and no network of this computer has that. */
		NO_LINK,
		/** It leads nowhere, or to this computer itself. */
		SENSELESS,
		/** Not waited for. */
		CANCELLED
	}

	/** An address and what came of it. */
	public record Result(WindowsAddress address, Outcome outcome) {
	}

	private final int millis;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	/** Gives each address {@link #TIME}. */
	public AddressProbe() {
		this(TIME);
	}

	AddressProbe(final Duration time) {
		millis = Math.toIntExact(time.toMillis());
	}

	/**
	 * Tries them.
	 *
	 * @param found told of each as it comes, on threads of its own
	 * @return completed when all are told
	 */
	public CompletableFuture<Void> run(final List<WindowsAddress> addresses, final Consumer<Result> found) {
		final var all = addresses.stream().map(address -> CompletableFuture.runAsync(() -> found.accept(new Result(address, attempt(address))),
				task -> Thread.ofVirtual().start(task))).toList();
		return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
	}

	private Outcome attempt(final WindowsAddress address) {
		if (address.kind() == AddressKind.UNUSABLE) {
			return Outcome.SENSELESS;
		}
		final List<InetAddress> targets;
		try {
			targets = targets(address);
		} catch (final UnknownHostException e) {
			return closed ? Outcome.CANCELLED : Outcome.NAME_UNKNOWN;
		} catch (final IOException e) {
			return Outcome.NO_NETWORK;
		}
		var outcome = Outcome.NO_LINK;
		for (final var target : targets) {
			outcome = connect(new InetSocketAddress(target, address.port()));
			if (outcome == Outcome.ANSWERS || outcome == Outcome.CANCELLED) {
				break;
			}
		}
		return outcome;
	}

	/** The zone of a link-local address is a number of the other computer: here, each network is tried. */
	private static List<InetAddress> targets(final WindowsAddress address) throws IOException {
		final var literal = AddressKind.literal(address.host());
		if (literal.isEmpty()) {
			return List.of(InetAddress.getByName(address.host()));
		}
		if (!(literal.get() instanceof final Inet6Address six) || !six.isLinkLocalAddress()) {
			return List.of(literal.get());
		}
		final var targets = new ArrayList<InetAddress>();
		for (final var network : NetworkInterface.networkInterfaces().toList()) {
			if (network.isUp() && !network.isLoopback() && network.inetAddresses().anyMatch(own -> own instanceof Inet6Address && own.isLinkLocalAddress())) {
				targets.add(Inet6Address.getByAddress(null, six.getAddress(), network));
			}
		}
		return targets;
	}

	private Outcome connect(final InetSocketAddress target) {
		try (var socket = new Socket()) {
			sockets.add(socket);
			if (closed) {
				return Outcome.CANCELLED;
			}
			try {
				socket.connect(target, millis);
				return Outcome.ANSWERS;
			} finally {
				sockets.remove(socket);
			}
		} catch (final IOException e) {
			return closed ? Outcome.CANCELLED : outcome(e);
		}
	}

	private static Outcome outcome(final IOException failure) {
		return switch (failure) {
		case final SocketTimeoutException _ -> Outcome.TIMED_OUT;
		case final NoRouteToHostException _ -> Outcome.NO_ROUTE;
		case final ConnectException refused when refused.getMessage() == null || !refused.getMessage().contains("unreachable") -> Outcome.REFUSED; //$NON-NLS-1$
		default -> Outcome.NO_NETWORK;
		};
	}

	/** Gives up on those still under way; each is told as cancelled. */
	@Override
	public void close() {
		closed = true;
		for (final var socket : sockets) {
			try {
				socket.close();
			} catch (final IOException e) {
				continue; // it is closed as far as can be
			}
		}
	}
}
