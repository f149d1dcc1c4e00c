// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.ServerFrame;
import tandem.testsupport.Await;

/** A real HAProxy before the relay, that says in PROXY headers for whom it connects. */
class HaproxyTest {

	private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");

	@TempDir
	private Path folder;

	private Process haproxy(final int port, final int relay, final String version) throws IOException {
		final var config = folder.resolve("haproxy-" + version + ".cfg");
		Files.writeString(config, """
				global
				  maxconn 100
				defaults
				  mode tcp
				  timeout connect 5s
				  timeout client 60s
				  timeout server 60s
				frontend door
				  bind 127.0.0.1:%d
				  default_backend relay
				backend relay
				  server relay 127.0.0.1:%d %s source 127.5.0.1
				""".formatted(port, relay, version));
		return new ProcessBuilder(HAPROXY.toString(), "-db", "-f", config.toString()).redirectErrorStream(true)
				.redirectOutput(folder.resolve("haproxy.log").toFile()).start();
	}

	private static int freePort() throws IOException {
		try (var socket = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

	private static boolean isOpen(final int port) {
		try (var socket = new java.net.Socket("127.0.0.1", port)) {
			return socket.isConnected();
		} catch (final IOException _) {
			return false;
		}
	}

	@Test
	void clientsComeThroughItUnderTheirOwnAddresses() throws IOException, InterruptedException {
		Assumptions.assumeTrue(Files.isExecutable(HAPROXY), "HAProxy is not installed: releng/setup installs it");
		for (final var version : List.of("send-proxy", "send-proxy-v2")) {
			final var port = freePort();
			try (var relay = new TestRelay(folder, ", \"log\": {\"addresses\": \"full\"}, \"proxies\": {\"proxyProtocol\": [\"127.5.0.1\"]}")) {
				final var haproxy = haproxy(port, relay.port(), version);
				try {
					Await.until("HAProxy is up", () -> isOpen(port));
					try (var technician = through(port, "127.33.0.1"); var sharer = through(port, "127.33.0.2")) {
						assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(technician.allocate())));
						assertInstanceOf(ServerFrame.Ready.class, technician.frame());
						technician.send(new byte[] { 1, 2 });
						assertArrayEquals(new byte[] { 1, 2 }, sharer.bytes());
					}
					assertEquals(List.of("127.33.0.1"), relay.events.stream().filter(event -> event.name().equals("mailbox.opened"))
							.map(event -> event.fields().get("client")).toList());
				} finally {
					haproxy.destroy();
					haproxy.waitFor(10, TimeUnit.SECONDS);
				}
			}
		}
	}

	private static TestClient through(final int port, final String from) throws IOException {
		return new TestClient(URI.create("wss://127.0.0.1:" + port + RelayProtocol.PATH), java.net.InetAddress.getByName(from),
				builder -> builder.subprotocols(RelayProtocol.SUBPROTOCOL));
	}
}
