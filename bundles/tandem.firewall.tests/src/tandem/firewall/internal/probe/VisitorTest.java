// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.relay.protocol.ProbeNonce;

/** The technician's end of a probe: whoever sends it somewhere learns nothing else, and sends it nowhere it must not go. */
class VisitorTest {

	private static final ProbeNonce NONCE = new ProbeNonce(HexFormat.of().parseHex("5a".repeat(ProbeNonce.LENGTH)));

	private static final Duration SHORT = Duration.ofMillis(10);

	private final InetAddress here = InetAddress.getLoopbackAddress();

	private final Visitor anywhere = new Visitor(_ -> true, Visitor.TAKES);

	@Test
	void hearsTheNonceAndSaysNothing() throws Exception {
		try (var server = new ServerSocket(0, 4, here)) {
			final var heard = new CompletableFuture<byte[]>();
			Thread.ofVirtual().start(() -> {
				try (var caller = server.accept()) {
					caller.getOutputStream().write(NONCE.toBytes());
					caller.shutdownOutput();
					heard.complete(caller.getInputStream().readAllBytes());
				} catch (final IOException e) {
					// A reset: it goes as soon as it knows.
					heard.complete(new byte[0]);
				}
			});
			assertEquals(Optional.of(here), anywhere.go(List.of(InetAddress.ofLiteral("127.0.0.9"), here), server.getLocalPort(), NONCE));
			assertArrayEquals(new byte[0], heard.get(20, TimeUnit.SECONDS));
		}
	}

	@Test
	void whoeverSaysSomethingElseIsNotTheOne() throws Exception {
		try (var server = new ServerSocket(0, 4, here)) {
			Thread.ofVirtual().start(() -> {
				try (var caller = server.accept()) {
					caller.getOutputStream().write("SSH-2.0-OpenSSH_9.2p1 banner\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
				} catch (final IOException e) {
					// It went.
				}
			});
			assertEquals(Optional.empty(), new Visitor(_ -> true, Duration.ofSeconds(1)).go(List.of(here), server.getLocalPort(), NONCE));
		}
	}

	/** A sharer who sends it to a hundred computers of the technician's network gets as far as the first few. */
	@Test
	void goesToAFewOnly() throws Exception {
		final var asked = new AtomicInteger();
		final var counting = new Visitor(_ -> {
			asked.incrementAndGet();
			return false;
		}, SHORT);
		counting.go(Collections.nCopies(100, here), 49152, NONCE);
		assertEquals(Visitor.MOST, asked.get());
	}

	@Test
	void goesNowhereBelowTheLowestPort() throws Exception {
		final var asked = new AtomicInteger();
		final var counting = new Visitor(_ -> {
			asked.incrementAndGet();
			return true;
		}, SHORT);
		assertEquals(Optional.empty(), counting.go(List.of(here), Visitor.LOWEST_PORT - 1, NONCE));
		assertEquals(0, asked.get());
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "::", "169.254.1.1", "fe80::1", "224.0.0.1", "ff02::1", "::ffff:127.0.0.1", "::127.0.0.1", "::10.0.0.1" })
	void neverToItself(final String address) {
		assertFalse(Visitor.isOfANetwork(InetAddress.ofLiteral(address)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.77.0.1", "192.168.1.2", "198.51.100.7", "fd00::7", "2001:db8::7" })
	void toNetworks(final String address) {
		assertTrue(Visitor.isOfANetwork(InetAddress.ofLiteral(address)));
	}
}
