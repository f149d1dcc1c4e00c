// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a relay goes, and how often: attackers ask for what they would like it to reach. */
class PublicAddressesTest {

	private static final PublicAddresses WITHOUT_OWN = new PublicAddresses(List::of);

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - TimeUnit.MINUTES.toNanos(10)); // wraps on the way

	private static InetAddress address(final String text) {
		return Cidr.address(text).orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
			"192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2003::1", "2600::1", "2a00:1450::1" })
	void publicAddresses(final String text) {
		assertTrue(WITHOUT_OWN.test(address(text)), text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.8.9.1", "169.254.169.254", "172.16.0.1",
			"172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.251",
			"239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1",
			"2001::1", "2001:20::1", "2001:db8::1", "2002:a00:1::1", "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::fb" })
	void allOthers(final String text) {
		assertFalse(WITHOUT_OWN.test(address(text)), text);
	}

	@Test
	void notItsOwnNetwork() {
		final var here = new PublicAddresses(() -> Stream.of("1.2.3.4/24", "2a00:1:2:3::9/64").map(Cidr::parse).map(java.util.Optional::orElseThrow).toList());
		assertEquals(List.of(false, false, true, false, true),
				Stream.of("1.2.3.4", "1.2.3.200", "1.2.4.1", "2a00:1:2:3:4::5", "2a00:1:2:4::5").map(text -> Boolean.valueOf(here.test(address(text)))).toList());
	}

	@Test
	void nothingWhileItDoesNotKnowItsOwnNetwork() {
		assertFalse(new PublicAddresses(() -> {
			throw new UncheckedIOException(new IOException("no interfaces"));
		}).test(address("1.1.1.1")));
	}

	@Test
	void noAddressOfThisComputer() throws SocketException {
		final var here = PublicAddresses.ofThisComputer();
		final var all = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
		assertFalse(all.isEmpty());
		assertEquals(List.of(), all.stream().filter(here).toList());
	}

	@Test
	void onceInTenSecondsAndTwentyTimesInAnyHour() {
		final var window = new Window(20, Duration.ofHours(1), Duration.ofSeconds(10), now::get);
		final var one = address("1.2.3.4");
		for (var count = 0; count < 20; count++) {
			assertEquals(0, window.take(one), "number " + count);
			if (count < 19) {
				assertEquals(10, window.take(one), "at once after number " + count);
				now.addAndGet(TimeUnit.SECONDS.toNanos(10) - 1);
				assertEquals(1, window.take(one), "just before");
				now.addAndGet(1);
			}
		}
		assertEquals(3600 - 190, window.take(one));
		now.addAndGet(TimeUnit.SECONDS.toNanos(3600 - 190) - 1);
		assertEquals(1, window.take(one));
		now.addAndGet(1);
		assertEquals(0, window.take(one), "the first is an hour ago");
		assertEquals(10, window.take(one), "and the second nearly: nothing is saved up");
	}

	@Test
	void neighboursCountAsOne() {
		final var window = new Window(20, Duration.ofHours(1), Duration.ofSeconds(10), now::get);
		assertEquals(List.of(0, 10, 10, 0, 0, 10, 0),
				Stream.of("1.2.3.4", "1.2.3.5", "::ffff:1.2.3.6", "1.2.4.4", "2a00:1:2:3::4", "2a00:1:2:3:ffff::4", "2a00:1:2:4::4")
						.map(text -> Integer.valueOf(window.take(address(text)))).toList());
	}
}
