// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import tandem.relay.internal.limit.Cidr;

/** Who makes room for whom; with a clock that the test moves. */
class NewcomersTest {

	private static final InetAddress ONE = Cidr.address("192.0.2.1").orElseThrow();

	private static final InetAddress NEIGHBOUR = Cidr.address("192.0.2.2").orElseThrow();

	private static final InetAddress OTHER = Cidr.address("198.51.100.1").orElseThrow();

	private final AtomicLong now = new AtomicLong(7);

	private final List<String> left = new ArrayList<>();

	private Newcomers.Seat seat(final Newcomers newcomers, final String name, final InetAddress address) {
		final var seat = newcomers.take(() -> left.add(name)).orElseThrow();
		assertTrue(seat.isOf(address));
		return seat;
	}

	private void pass(final long seconds) {
		now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
	}

	@Test
	void theOldestOfTheSameAddressMakesRoomOnceItHasHadTime() {
		final var newcomers = new Newcomers(100, 2, now::get);
		seat(newcomers, "stranger", OTHER);
		seat(newcomers, "first", ONE);
		seat(newcomers, "second", ONE);
		assertFalse(newcomers.take(() -> left.add("third")).orElseThrow().isOf(ONE), "nobody has had time");
		pass(Newcomers.ENOUGH_SECONDS);
		seat(newcomers, "fourth", ONE);
		assertEquals(List.of("first"), left);
		seat(newcomers, "fifth", ONE);
		assertEquals(List.of("first", "second"), left);
		assertFalse(newcomers.take(() -> left.add("sixth")).orElseThrow().isOf(ONE));
		assertEquals(2, left.size());
	}

	@Test
	void aFullNetworkIsMadeRoomInByAnyOfIt() {
		final var newcomers = new Newcomers(100, 1, now::get);
		for (var host = 11; host <= 14; host++) {
			seat(newcomers, "host " + host, Cidr.address("192.0.2." + host).orElseThrow());
		}
		pass(Newcomers.ENOUGH_SECONDS);
		seat(newcomers, "one", ONE);
		seat(newcomers, "neighbour", NEIGHBOUR);
		assertEquals(List.of("host 11", "host 12"), left);
	}

	@Test
	void theOldestOfAllMakesRoomWhereAllIsFull() {
		final var newcomers = new Newcomers(2, 2, now::get);
		final var first = seat(newcomers, "first", ONE);
		seat(newcomers, "second", OTHER);
		assertTrue(newcomers.take(() -> left.add("third")).isEmpty());
		pass(Newcomers.ENOUGH_SECONDS);
		seat(newcomers, "fourth", NEIGHBOUR);
		assertEquals(List.of("first"), left);
		first.free();
		assertEquals(2, newcomers.count());
	}

	@Test
	void whoIsDoneMakesRoomAtOnceAndOnlyOnce() {
		final var newcomers = new Newcomers(100, 1, now::get);
		final var first = seat(newcomers, "first", ONE);
		first.free();
		first.free();
		final var second = seat(newcomers, "second", ONE);
		first.free();
		assertEquals(1, newcomers.count());
		assertFalse(newcomers.take(() -> left.add("third")).orElseThrow().isOf(ONE));
		second.free();
		assertTrue(left.isEmpty());
	}
}
