// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tandem.channel.Connection;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.provider.internal.FakeDoor;
import tandem.provider.internal.TandemConnector;
import tandem.provider.internal.tls.RawCaller;
import tandem.testsupport.Await;
import tandem.testsupport.session.FakeIdentity;

/** Whatever comes in over the network is refused with one line in the log, and the next honest caller gets in. */
class BadCallerTest {

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();

	private final LinkedBlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();

	private final TandemConnector sharer = new TandemConnector(new FakeIdentity("Bella"), log::add);

	private final TandemConnector technician = new TandemConnector(new FakeIdentity("Tom"), line -> { });

	private Listening listening;

	@BeforeEach
	void listen() throws Exception {
		listening = sharer.listen("tandem+tls://127.0.0.1:0", new FakeDoor(), accepted::add);
	}

	@AfterEach
	void end() {
		listening.close();
		sharer.close();
		technician.close();
	}

	private void assertOneLineAndAnOpenDoor() throws Exception {
		Await.until("a line in the log", () -> !log.isEmpty());
		final var credential = new Credential("invitation", FakeDoor.ID, FakeDoor.SECRET, listening.fingerprint());
		technician.connect(listening.target(), credential, step -> { }).get(30, TimeUnit.SECONDS).close();
		assertEquals(1, log.size(), log::toString);
		assertFalse(log.getFirst().contains("\n"), log::toString);
		assertFalse(log.getFirst().contains(HexFormat.of().formatHex(FakeDoor.ID)), log::toString);
	}

	private static void readToEnd(final Socket socket) throws IOException {
		try {
			while (socket.getInputStream().read() >= 0) {
				// Whatever it says, it hangs up in the end.
			}
		} catch (final SSLException | java.net.SocketException e) {
			assertFalse(e instanceof java.net.SocketTimeoutException);
		}
	}

	static Stream<Arguments> strangeBytes() {
		return Stream.of(Arguments.of("HTTP", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
				Arguments.of("a Java object", HexFormat.of().parseHex("aced0005737200116a6176612e7574696c2e48617368536574")),
				Arguments.of("zeroes", new byte[4096]), Arguments.of("SSH", "SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII)));
	}

	@ParameterizedTest
	@MethodSource("strangeBytes")
	void bytesThatAreNotTls(final String what, final byte[] bytes) throws Exception {
		try (var socket = new Socket(InetAddress.getLoopbackAddress(), listening.port())) {
			socket.getOutputStream().write(bytes);
			readToEnd(socket);
		}
		assertOneLineAndAnOpenDoor();
	}

	@Test
	void aTruncatedHandshake() throws Exception {
		try (var socket = new Socket(InetAddress.getLoopbackAddress(), listening.port())) {
			socket.getOutputStream().write(HexFormat.of().parseHex("160301020001"));
		}
		assertOneLineAndAnOpenDoor();
	}

	@Test
	void anOlderTls() throws Exception {
		try (var socket = RawCaller.open(listening.port(), "TLSv1.2", true)) {
			assertThrows(IOException.class, socket::startHandshake);
		}
		assertOneLineAndAnOpenDoor();
	}

	@Test
	void aCallerWithoutACertificate() throws Exception {
		try (var socket = RawCaller.open(listening.port(), "TLSv1.3", false)) {
			socket.startHandshake();
			readToEnd(socket);
		}
		assertOneLineAndAnOpenDoor();
	}

	static Stream<Arguments> strangeFrames() {
		final var hex = HexFormat.of();
		return Stream.of(Arguments.of("oversized", hex.parseHex("ffff01")), Arguments.of("one byte too long", hex.parseHex("3ffe01")),
				Arguments.of("an unknown kind", hex.parseHex("0000ff")), Arguments.of("a channel before the PAKE", hex.parseHex("000010")),
				Arguments.of("longer than any frame of the conversation", java.util.Arrays.copyOf(hex.parseHex("200001"), 0x2003)),
				Arguments.of("much before the PAKE", java.util.Arrays.copyOf(hex.parseHex("200012"), 0x2003)), Arguments.of("out of turn", hex.parseHex("000003")), Arguments.of("an empty knock", hex.parseHex("000001")),
				Arguments.of("a knock of another protocol", hex.parseHex("00060148656c6c6f21")),
				Arguments.of("an unknown version", hex.parseHex("00120154414e44454d01006300000001780000000000")));
	}

	@ParameterizedTest
	@MethodSource("strangeFrames")
	void framesThatBreakTheRules(final String what, final byte[] bytes) throws Exception {
		try (var socket = secured()) {
			socket.getOutputStream().write(bytes);
			socket.getOutputStream().flush();
			if (what.equals("a channel before the PAKE")) {
				// It waits for its turn, which never comes.
				socket.shutdownOutput();
			}
			readToEnd(socket);
		}
		assertOneLineAndAnOpenDoor();
	}

	private SSLSocket secured() throws Exception {
		final var socket = RawCaller.open(listening.port(), "TLSv1.3", true);
		socket.startHandshake();
		return socket;
	}

	@Test
	void aThousandHalfOpenConnections() throws Exception {
		final var sockets = new ArrayList<Socket>();
		try {
			for (var i = 0; i < 1000; i++) {
				final var socket = new Socket();
				sockets.add(socket);
				socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.port()), 20_000);
			}
			Await.until("all but a few to be closed", () -> sockets.stream().filter(BadCallerTest::hungUpOn).count() >= 1000 - HalfOpen.LIMIT_EACH);
			final var credential = new Credential("invitation", FakeDoor.ID, FakeDoor.SECRET, listening.fingerprint());
			technician.connect(listening.target(), credential, step -> { }).get(30, TimeUnit.SECONDS).close();
			assertEquals(RefusalLog.LINES, log.size(), "lines in the first minute");
		} finally {
			for (final var socket : sockets) {
				socket.close();
			}
		}
	}

	/** Whether the other end hung up; nothing is said on these sockets, so that there is nothing else to read. */
	private static boolean hungUpOn(final Socket socket) {
		try {
			socket.setSoTimeout(1);
			return socket.getInputStream().read() < 0;
		} catch (final java.net.SocketTimeoutException e) {
			return false;
		} catch (final IOException e) {
			return true;
		}
	}

	@Test
	void strangersWearOutTheirOwnAddressOnly() {
		final var now = new AtomicLong();
		final var limit = new StrangerLimit(now::get);
		final var one = new InetSocketAddress("2001:db8::1", 1);
		final var neighbour = new InetSocketAddress("2001:db8::ffff:2", 2);
		final var other = new InetSocketAddress("2001:db8:0:1::1", 1);
		for (var i = 0; i < 20; i++) {
			assertTrue(limit.allows(i % 2 == 0 ? one : neighbour));
		}
		assertFalse(limit.allows(one));
		assertFalse(limit.allows(neighbour));
		assertTrue(limit.allows(other));
		now.addAndGet(TimeUnit.SECONDS.toNanos(4));
		assertTrue(limit.allows(neighbour));
		assertFalse(limit.allows(one));
	}
}
