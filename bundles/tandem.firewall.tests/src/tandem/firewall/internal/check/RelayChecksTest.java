// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.firewall.check.Request.Relay;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.internal.probe.Ports;

/** The way to a relay over real sockets; what answers at its end is good, or fails as networks do. The real relay answers in the end-to-end tests. */
class RelayChecksTest {

	private static final char[] PASSWORD = "changeit".toCharArray();

	/** Below those that relays go to: whether they come is in {@link RelayProbeTest}. */
	private static final int HELP = 22;

	@TempDir
	private Path folder;

	private final List<AutoCloseable> open = new ArrayList<>();
	private Clock clock = Clock.systemUTC();
	private String pin = "";

	/** What a server does with one connection. */
	private interface Service {
		void serve(Socket socket) throws IOException;
	}

	@AfterEach
	void close() throws Exception {
		for (final var one : open) {
			one.close();
		}
	}

	private int serve(final ServerSocket server, final Service service) {
		open.add(server);
		Thread.ofVirtual().start(() -> {
			while (!server.isClosed()) {
				try (var socket = server.accept()) {
					service.serve(socket);
				} catch (final IOException e) {
					// The next one.
				}
			}
		});
		return server.getLocalPort();
	}

	private int plain(final Service service) throws IOException {
		return serve(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), service);
	}

	private int tls(final Service service) throws Exception {
		final var file = Files.createTempDirectory(folder, "key").resolve("key.p12");
		final var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(), "-genkeypair", "-alias", "relay", "-keyalg", "EC", "-dname",
				"CN=relay.example", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD)).redirectErrorStream(true)
						.redirectOutput(folder.resolve("keytool.txt").toFile()).start().waitFor();
		assertEquals(0, made, Files.readString(folder.resolve("keytool.txt")));
		final var store = KeyStore.getInstance("PKCS12");
		try (var in = Files.newInputStream(file)) {
			store.load(in, PASSWORD);
		}
		pin = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(store.getCertificate("relay").getEncoded()));
		final var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, PASSWORD);
		final var context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return serve(context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress()), service);
	}

	private List<Result> check(final int port, final String proxy) {
		final var results = new ArrayList<Result>();
		new RelayChecks(clock, new Ports()).run(new Relay("127.0.0.1", port, pin, proxy), HELP, Optional.empty(), results::add);
		return results;
	}

	private static Result last(final List<Result> results) {
		return results.getLast();
	}

	private static void blocked(final Topic topic, final String words, final List<Result> results) {
		assertEquals(topic, last(results).topic(), results::toString);
		assertEquals(State.BLOCKED, last(results).state(), results::toString);
		assertTrue((last(results).title() + last(results).text()).contains(words), results::toString);
		assertFalse(last(results).text().isEmpty(), "says what to do");
	}

	/** The greeting of a WebSocket and one pong, with a clock of its own. */
	private static void relay(final Socket socket, final Instant time) throws IOException {
		final var head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			final var next = socket.getInputStream().read();
			if (next < 0) {
				return;
			}
			head.append((char) next);
		}
		final var key = head.toString().lines().filter(line -> line.startsWith("Sec-WebSocket-Key: ")).findFirst().orElseThrow().substring(19);
		try {
			final var accept = Base64.getEncoder().encodeToString(
					MessageDigest.getInstance("SHA-1").digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII)));
			socket.getOutputStream().write(HttpHead.bytes("HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "sec-websocket-accept: " + accept,
					"Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC))));
		} catch (final java.security.NoSuchAlgorithmException e) {
			throw new AssertionError(e);
		}
		socket.getInputStream().readNBytes(6);
		socket.getOutputStream().write(new byte[] { (byte) 0x8a, 0 });
		socket.getInputStream().read();
	}

	private static void says(final Socket socket, final String... lines) throws IOException {
		socket.getInputStream().read();
		socket.getOutputStream().write(HttpHead.bytes(lines));
		socket.getOutputStream().flush();
		socket.getInputStream().read(new byte[4096]);
	}

	@Test
	void theWholeWay() throws Exception {
		final var results = check(tls(socket -> relay(socket, Instant.now())), "direct");
		assertEquals(List.of(Topic.PROXY, Topic.NAME, Topic.CONNECTION, Topic.CERTIFICATE, Topic.CLOCK, Topic.RELAY, Topic.PROBE), results.stream().map(Result::topic).toList(),
				results::toString);
		assertEquals(State.OPEN, State.worst(results.stream().map(Result::state).toList()), results::toString);
	}

	@Test
	void nobodyListens() throws Exception {
		final int port;
		try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = server.getLocalPort();
		}
		blocked(Topic.CONNECTION, "refuses", check(port, "direct"));
	}

	@Test
	void aNameThatNobodyKnows() {
		final var results = new ArrayList<Result>();
		new RelayChecks(clock, new Ports()).run(new Relay("relay.invalid", 443, "", "direct"), HELP, Optional.empty(), results::add);
		blocked(Topic.NAME, "relay.invalid", results);
	}

	@Test
	void anotherCertificateThanThePinnedOne() throws Exception {
		final var port = tls(socket -> relay(socket, Instant.now()));
		pin = "00".repeat(32);
		blocked(Topic.CERTIFICATE, "relay.example", check(port, "direct"));
	}

	@Test
	void aCertificateForWhichNobodyVouches() throws Exception {
		final var port = tls(socket -> relay(socket, Instant.now()));
		pin = "";
		blocked(Topic.CERTIFICATE, "issued by CN=relay.example", check(port, "direct"));
	}

	@Test
	void aLoginPageInsteadOfTls() throws Exception {
		blocked(Topic.CERTIFICATE, "log in", check(plain(socket -> says(socket, "HTTP/1.1 302 Found", "Location: http://login.example/")), "direct"));
	}

	@Test
	void aLoginPageBehindTls() throws Exception {
		final var results = check(tls(socket -> says(socket, "HTTP/1.1 302 Found", "Location: http://login.example/")), "direct");
		blocked(Topic.RELAY, "http://login.example/", results);
		assertTrue(last(results).text().contains("log in"), results::toString);
	}

	@Test
	void anotherServer() throws Exception {
		blocked(Topic.RELAY, "status 404", check(tls(socket -> says(socket, "HTTP/1.1 404 Not Found", "Content-Length: 0")), "direct"));
		blocked(Topic.RELAY, "no relay", check(tls(socket -> says(socket, "SSH-2.0-OpenSSH_9")), "direct"));
	}

	@Test
	void aServerThatHangsUp() throws Exception {
		blocked(Topic.RELAY, "does not answer", check(tls(socket -> socket.getInputStream().read()), "direct"));
	}

	@Test
	void aClockThatIsWrongIsToldWithItsError() throws Exception {
		clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-42));
		final var results = check(tls(socket -> relay(socket, Instant.now())), "direct");
		final var told = results.stream().filter(result -> result.topic() == Topic.CLOCK).findFirst().orElseThrow();
		assertEquals(State.UNKNOWN, told.state());
		assertTrue(told.title().contains("42 minutes behind") || told.title().contains("41 minutes behind"), told::title);
	}

	@Test
	void proxiesAreSpokenToAndTheirRefusalsTold() throws Exception {
		final var relay = tls(socket -> relay(socket, Instant.now()));
		final var wantsPassword = plain(socket -> says(socket, "HTTP/1.1 407 Proxy Authentication Required"));
		blocked(Topic.PROXY, "wants a name", check(relay, "http://127.0.0.1:" + wantsPassword));
		final var refuses = plain(socket -> says(socket, "HTTP/1.1 403 Forbidden"));
		blocked(Topic.PROXY, "status 403", check(relay, "http://127.0.0.1:" + refuses));
		final var socksOnly = plain(socket -> {
			socket.getInputStream().read();
			socket.getOutputStream().write(new byte[] { 5, (byte) 0xff });
			socket.getInputStream().read(new byte[100]);
		});
		blocked(Topic.PROXY, "wants a name", check(relay, "socks5://127.0.0.1:" + socksOnly));
		blocked(Topic.PROXY, "no proxy that can be used", check(relay, "gopher://127.0.0.1"));
	}
}
