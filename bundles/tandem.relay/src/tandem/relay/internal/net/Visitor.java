// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import tandem.relay.internal.limit.Quota;

/** Who is at the other end of a connection, and what it holds of the relay's limits until it has said what it wants. On its event loop alone. */
final class Visitor {

	private final Desk desk;

	private final SocketChannel channel;

	private InetAddress address;

	private Newcomers.Seat seat;

	private Future<?> deadline;

	private boolean settled;

	private boolean answered;

	Visitor(final Desk desk, final SocketChannel channel) {
		this.desk = desk;
		this.channel = channel;
		address = channel.remoteAddress().getAddress();
	}

	/** The client, or whoever speaks for it. */
	InetAddress address() {
		return address;
	}

	/** Takes the connection into account; false where it must be closed. */
	boolean enter() {
		desk.metrics.accepted();
		final var total = desk.connections.take(address);
		final var taken = desk.newcomers.take(channel::close);
		taken.ifPresent(got -> seat = got);
		if (total.isEmpty() || taken.isEmpty() || !isProxy() && !isWelcome()) {
			total.ifPresent(Quota.Lease::close);
			taken.ifPresent(Newcomers.Seat::free);
			desk.metrics.turnedAway();
			return false;
		}
		deadline = channel.eventLoop().schedule(() -> channel.close(), desk.config.times().firstFrame(), TimeUnit.SECONDS);
		channel.closeFuture().addListener(_ -> {
			total.get().close();
			if (!settled) {
				if (!answered) {
					desk.metrics.handshakeFailed();
				}
				settled();
			}
		});
		return true;
	}

	/** A proxy has said for whom it connects; false where that one has too many connections. */
	boolean isFor(final InetAddress client) {
		address = client;
		if (!isWelcome()) {
			desk.metrics.turnedAway();
			return false;
		}
		return true;
	}

	/** It has said what it wants in time. */
	void settled() {
		settled = true;
		deadline.cancel(false);
		seat.free();
	}

	/** It asked whether the relay is well, and heard it: nothing more will come, and that is no failure. */
	void answered() {
		answered = true;
	}

	private boolean isProxy() {
		return desk.config.proxies().speakProxyProtocol(address) || desk.config.proxies().forward(address);
	}

	/**
	 * Whether its address may have one more connection. One that comes too soon is not closed but read later: whoever waits for answers is slowed down
	 * by that, and has no advantage over others behind the same address.
	 */
	private boolean isWelcome() {
		if (!seat.isOf(address)) {
			return false;
		}
		final var wait = desk.arrivals.reserve(address, TimeUnit.SECONDS.toNanos(desk.config.times().firstFrame()) / 2);
		wait.ifPresent(nanos -> {
			if (nanos > 0) {
				channel.config().setAutoRead(false);
				channel.eventLoop().schedule(() -> channel.config().setAutoRead(true), nanos, TimeUnit.NANOSECONDS);
			}
		});
		return wait.isPresent();
	}
}
