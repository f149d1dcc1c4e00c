// SPDX-License-Identifier: EPL-2.0
package tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.RelayCodec;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.ServerFrame;

/** The packaged relay as an operator meets it: its command line, its configuration, its end. */
class PackagedRelayTest {

	private static final Path PRODUCT = Path.of(System.getProperty("tandem.root"), "releng/products/target/products/tandem-relay/linux/gtk/x86_64");

	private static final long SECONDS = 60;

	private static final String LOOPBACK = "\"listen\": {\"address\": \"127.0.0.1\", \"port\": 0}";

	@TempDir
	private Path folder;

	private Optional<Process> relay = Optional.empty();

	@AfterEach
	void end() {
		relay.ifPresent(Process::destroyForcibly);
	}

	private Process start(final String... arguments) throws IOException {
		final var builder = new ProcessBuilder(PRODUCT.resolve("tandem-relay").toString());
		builder.command().addAll(java.util.List.of(arguments));
		builder.environment().putAll(Map.of("XDG_STATE_HOME", folder.resolve("state").toString(), "JAVA_HOME", System.getProperty("java.home")));
		final var process = builder.redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile()).start();
		relay = Optional.of(process);
		return process;
	}

	private int run(final String... arguments) throws IOException, InterruptedException {
		final var process = start(arguments);
		assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> said("out") + said("err"));
		return process.exitValue();
	}

	private String said(final String stream) {
		try {
			return Files.readString(folder.resolve(stream));
		} catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	/** Waits until a stream says something. */
	private Matcher hears(final String stream, final String pattern) {
		final var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
		while (System.nanoTime() < end) {
			final var matcher = Pattern.compile(pattern).matcher(said(stream));
			if (matcher.find()) {
				return matcher;
			}
			java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
		throw new AssertionError(pattern + " is not in: " + said("out") + said("err"));
	}

	private Path config(final String text) throws IOException {
		return Files.writeString(folder.resolve("relay.json"), text);
	}

	/** A client with the JDK's WebSocket that knows the relay by its certificate. */
	private final class Client implements WebSocket.Listener {

		private final BlockingQueue<ByteBuffer> messages = new LinkedBlockingQueue<>();

		private final CompletableFuture<Integer> closed = new CompletableFuture<>();

		private final WebSocket socket;

		Client(final HttpClient http, final int port) {
			socket = http.newWebSocketBuilder().subprotocols(RelayProtocol.SUBPROTOCOL)
					.buildAsync(URI.create("wss://localhost:" + port + RelayProtocol.PATH), this).join();
		}

		@Override
		public CompletionStage<?> onBinary(final WebSocket from, final ByteBuffer data, final boolean last) {
			messages.add(ByteBuffer.allocate(data.remaining()).put(data).flip());
			from.request(1);
			return null;
		}

		@Override
		public CompletionStage<?> onClose(final WebSocket from, final int status, final String reason) {
			closed.complete(status);
			return null;
		}

		ByteBuffer next() throws InterruptedException {
			final var message = messages.poll(SECONDS, TimeUnit.SECONDS);
			assertTrue(message != null, () -> said("out") + said("err"));
			return message;
		}

		ServerFrame ask(final ClientFrame frame) throws Exception {
			socket.sendBinary(ByteBuffer.wrap(RelayCodec.encode(frame)), true).get(SECONDS, TimeUnit.SECONDS);
			return RelayCodec.decodeServer(next());
		}
	}

	private HttpClient trusting(final Path certificate) throws Exception {
		final var store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		try (var in = Files.newInputStream(certificate)) {
			store.setCertificateEntry("relay", CertificateFactory.getInstance("X.509").generateCertificate(in));
		}
		final var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		final var context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_1_1).build();
	}

	@Test
	void aWrongConfigurationStopsItWithSentences() throws Exception {
		final var file = config("{\"limits\": {\"mailbox\": 3}}");
		assertEquals(2, run("--config", file.toString()), () -> said("out") + said("err"));
		assertTrue(said("err").contains("- tls.certificate is missing: name the PEM file"), () -> said("err"));
		assertTrue(said("err").contains("- limits.mailbox is no setting; limits may have"), () -> said("err"));
		assertEquals(2, run());
		assertTrue(said("err").contains("--config FILE is missing"), () -> said("err"));
	}

	@Test
	void theSampleConfigurationIsGoodButForItsCertificate() throws Exception {
		final var sample = Files.readString(PRODUCT.resolve("relay/tandem-relay.json"));
		assertEquals(2, run("--config", config(sample).toString(), "--check"));
		assertTrue(said("err").contains("/etc/tandem-relay/fullchain.pem can't be read"), () -> said("err"));
		assertTrue(!said("err").contains("- "), () -> said("err"));
	}

	@Test
	void aSessionEndsInItsOwnTimeWhenTheRelayIsToldToStop() throws Exception {
		final var process = start("--dev", "--config", config("{" + LOOPBACK + "}").toString());
		assertEquals(64, hears("err", "\npin ([0-9a-f]+)\n").group(1).length());
		final var port = Integer.parseInt(hears("out", "\"event\":\"relay.started\",\"port\":([0-9]+)").group(1));
		try (var http = trusting(folder.resolve("state/tandem/relay/dev/relay-dev.crt"))) {
			final var technician = new Client(http, port);
			final var sharer = new Client(http, port);
			final var allocated = (ServerFrame.Allocated) technician.ask(new ClientFrame.Allocate(4, 600, Optional.empty()));
			assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(allocated.routing())));
			assertInstanceOf(ServerFrame.Ready.class, RelayCodec.decodeServer(technician.next()));
			process.destroy(); // SIGTERM
			hears("out", "\"event\":\"relay.draining\",\"sessions\":1");
			technician.socket.sendBinary(ByteBuffer.wrap(new byte[] { 42 }), true).get(SECONDS, TimeUnit.SECONDS);
			assertEquals(42, sharer.next().get());
			assertTrue(process.isAlive());
			sharer.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(SECONDS, TimeUnit.SECONDS);
			technician.closed.get(SECONDS, TimeUnit.SECONDS);
			http.shutdownNow();
		}
		assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS));
		assertTrue(said("out").endsWith("\"event\":\"relay.stopped\"}\n"), () -> said("out"));
		assertTrue(said("out").lines().allMatch(line -> line.startsWith("{\"time\":\"")), () -> said("out"));
	}

	/** The packaged command line goes the whole way to it, and says where it stops when it is gone. */
	@Test
	void theCommandLineLooksAtTheWayToIt() throws Exception {
		final var process = start("--dev", "--config", config("{" + LOOPBACK + "}").toString());
		final var pin = hears("err", "\npin ([0-9a-f]+)\n").group(1);
		final var port = hears("out", "\"event\":\"relay.started\",\"port\":([0-9]+)").group(1);
		final var found = check("127.0.0.1:" + port, pin);
		for (final var topic : List.of("name", "connection", "certificate", "relay")) {
			assertEquals("open", found.get(topic), found::toString);
		}
		assertEquals("note", found.get("clock"), found::toString);
		assertEquals("note", found.get("probe"), "a relay goes to public addresses alone, and this one is loopback: " + found);
		assertEquals("blocked", check("127.0.0.1:" + port, "00".repeat(32)).get("certificate"));
		process.destroyForcibly().waitFor();
		assertEquals("blocked", check("127.0.0.1:" + port, pin).get("connection"));
	}

	/** The state of each topic. */
	private Map<String, String> check(final String address, final String pin) throws Exception {
		final var cli = PRODUCT.resolveSibling("x86_64").resolve("../../../../tandem-cli/linux/gtk/x86_64/tandem").normalize();
		final var builder = new ProcessBuilder(cli.toString(), "firewall", "check", "--json", "--relay", address, "--relay-pin", pin);
		builder.environment().putAll(Map.of("XDG_STATE_HOME", folder.resolve("cli").toString(), "XDG_CONFIG_HOME", folder.resolve("cli").toString()));
		final var checking = builder.redirectErrorStream(false).redirectError(folder.resolve("check-err").toFile()).start();
		final var said = new String(checking.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		assertTrue(checking.waitFor(SECONDS, TimeUnit.SECONDS));
		final var states = new java.util.HashMap<String, String>();
		com.google.gson.JsonParser.parseString(said).getAsJsonObject().getAsJsonArray("results").forEach(result -> states
				.merge(result.getAsJsonObject().get("topic").getAsString(), result.getAsJsonObject().get("state").getAsString(), (one, other) -> other));
		return states;
	}
}
