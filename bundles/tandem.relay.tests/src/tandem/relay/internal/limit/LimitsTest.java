// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is counted together, and for how long; with a clock that the test moves. */
class LimitsTest {

	private final AtomicLong now = new AtomicLong(5);

	private void pass(final long seconds) {
		now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
	}

	private static InetAddress address(final String text) {
		return Cidr.address(text).orElseThrow();
	}

	private int waitAfterFailure(final GuessLimit limit, final InetAddress address) {
		limit.failed(address);
		return limit.waitSeconds(address);
	}

	@Test
	void prefixesAreThoseThatOneAttackerMayHave() {
		assertEquals(List.of("c0000201/v4", "c00002/v4"), Place.of(address("192.0.2.1")).stream().map(Place::name).toList());
		assertEquals(List.of("20010db800010203/v6", "20010db8000102/v6", "20010db80001/v6"),
				Place.of(address("2001:db8:1:203:4:5:6:7")).stream().map(Place::name).toList());
		assertEquals(Place.of(address("192.0.2.1")), Place.of(address("::ffff:192.0.2.1")));
	}

	@Test
	void theDelayDoublesUpToTheLongest() {
		final var limit = new GuessLimit(2, 20, now::get);
		final var one = address("192.0.2.1");
		assertEquals(List.of(0, 0, 1, 1, 2, 4, 8, 16, 20, 20),
				java.util.stream.IntStream.range(0, 10).mapToObj(_ -> Integer.valueOf(waitAfterFailure(limit, one))).toList());
		pass(19);
		assertEquals(1, limit.waitSeconds(one));
		pass(1);
		assertEquals(0, limit.waitSeconds(one));
	}

	@Test
	void failuresAreForgottenOneByOne() {
		final var limit = new GuessLimit(2, 10, now::get);
		final var one = address("192.0.2.1");
		for (var failure = 0; failure < 4; failure++) {
			limit.failed(one);
		}
		pass(20);
		assertEquals(1, waitAfterFailure(limit, one), "two of four are forgotten");
		pass(1000);
		assertEquals(0, waitAfterFailure(limit, one));
	}

	@Test
	void aPrefixWaitsForWhatItsAddressesDo() {
		final var limit = new GuessLimit(2, 20, now::get);
		for (var host = 1; host <= 9; host++) {
			limit.failed(address("192.0.2." + host));
		}
		assertEquals(1, limit.waitSeconds(address("192.0.2.200")));
		assertEquals(0, limit.waitSeconds(address("192.0.3.1")));
		for (var host = 1; host <= 33; host++) {
			limit.failed(address("2001:db8:1:" + Integer.toHexString(host << 8) + "::1"));
		}
		assertEquals(1, limit.waitSeconds(address("2001:db8:1:ff00::1")), "the /48");
		assertEquals(0, limit.waitSeconds(address("2001:db8:2::1")));
	}

	@Test
	void whoWaitsHitsSeldom() {
		final var limit = new GuessLimit(2, 20, now::get);
		final var one = address("192.0.2.1");
		for (var hit = 0; hit < GuessLimit.HITS; hit++) {
			assertTrue(limit.mayHit(one));
		}
		assertFalse(limit.mayHit(one));
		assertTrue(limit.mayHit(address("198.51.100.1")));
		pass(GuessLimit.SECONDS_PER_HIT);
		assertTrue(limit.mayHit(one));
		assertFalse(limit.mayHit(one));
	}

	@Test
	void aRateFillsUpAgain() {
		final var rate = new Rate(2, 0.5, now::get);
		final var one = address("192.0.2.1");
		assertTrue(rate.take(one) && rate.take(one));
		assertFalse(rate.take(one));
		assertEquals(2, rate.retryAfterSeconds(one));
		pass(1);
		assertFalse(rate.take(one));
		pass(1);
		assertTrue(rate.take(one));
		assertFalse(rate.take(one));
	}

	@Test
	void aRateCountsPrefixesToo() {
		final var rate = new Rate(1, 0.1, now::get);
		for (var host = 1; host <= 4; host++) {
			assertTrue(rate.take(address("192.0.2." + host)));
		}
		assertFalse(rate.take(address("192.0.2.5")));
		assertTrue(rate.take(address("192.0.3.1")));
	}

	@Test
	void whoComesTooSoonStandsInLine() {
		final var rate = new Rate(1, 10, now::get);
		final var one = address("192.0.2.1");
		final var second = TimeUnit.SECONDS.toNanos(1);
		for (var number = 0; number <= 10; number++) {
			assertEquals(number * second / 10.0, rate.reserve(one, second).getAsLong(), 1000);
		}
		assertTrue(rate.reserve(one, second).isEmpty(), "the line is long enough");
		assertEquals(0, rate.reserve(address("198.51.100.1"), second).getAsLong());
		pass(1);
		assertEquals(second / 10.0, rate.reserve(one, second).getAsLong(), 1000);
	}

	/** How many addresses of a network may each have all of what one may have, until the network has too many. */
	@ParameterizedTest
	@CsvSource({ "192.0.2.%d, 4", "2001:db8:1:203::%x, 1", "2001:db8:1:2%02x::1, 4", "2001:db8:1:%x00::1, 16", "2001:db8:%x::1, 255" })
	void aNetworkHasItsShare(final String pattern, final int share) {
		final var each = 3;
		final var quota = new Quota(10_000, each);
		final var rate = new Rate(each, 0.001, now::get);
		final var guesses = new GuessLimit(each, 20, now::get);
		var held = 0;
		var taken = 0;
		var free = 0;
		for (var host = 1; host <= 255; host++) {
			final var address = address(String.format(pattern, host));
			for (var number = 0; number < each; number++) {
				held += quota.take(address).isPresent() ? 1 : 0;
				taken += rate.take(address) ? 1 : 0;
				if (guesses.waitSeconds(address) == 0) {
					guesses.failed(address);
					free += guesses.waitSeconds(address) == 0 ? 1 : 0;
				}
			}
		}
		assertEquals(share * each, held);
		assertEquals(share * each, taken);
		assertEquals(share * each, free);
	}

	@Test
	void aMillionAddressesAreNotAllRemembered() {
		final var remembered = new Bounded<Integer>();
		for (var number = 0; number < 2 * Bounded.MOST; number++) {
			remembered.put("a" + number, 1);
		}
		assertEquals(Bounded.MOST, remembered.size());
	}

	@Test
	void aQuotaIsGivenBackOnce() {
		final var quota = new Quota(3, 2);
		final var one = address("192.0.2.1");
		final var first = quota.take(one).orElseThrow();
		quota.take(one).orElseThrow();
		assertTrue(quota.take(one).isEmpty());
		first.close();
		first.close();
		assertEquals(1, quota.inUse());
		quota.take(one).orElseThrow();
		assertTrue(quota.take(one).isEmpty());
		quota.take(address("198.51.100.1")).orElseThrow();
		assertTrue(quota.take(address("203.0.113.1")).isEmpty(), "three in all");
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8,10.255.1.2,true", "10.0.0.0/8,11.0.0.1,false", "192.0.2.7,192.0.2.7,true", "192.0.2.7,192.0.2.6,false",
			"2001:db8::/33,2001:db8:7fff::1,true", "2001:db8::/33,2001:db8:8000::1,false", "0.0.0.0/0,203.0.113.9,true", "0.0.0.0/0,::1,false" })
	void rangesHoldWhatTheyHold(final String range, final String address, final boolean holds) {
		assertEquals(holds, Cidr.parse(range).orElseThrow().contains(address(address)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "10.0.0", "1.2.3.4:80", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::1/129", "fe80::1%eth0", "256.1.1.1", "1.2.3.4 " })
	void whatIsNoAddressIsNone(final String text) {
		assertTrue(Cidr.parse(text).isEmpty());
	}
}
