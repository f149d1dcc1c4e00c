// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import javax.net.ssl.SSLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.RoutingPart;
import tandem.relay.protocol.ServerFrame;
import tandem.testsupport.Await;

/** What comes to the port that is no good client: it gets nowhere, costs little, and others are served meanwhile. */
class FrontDoorTest {

	@TempDir
	private Path folder;

	private static final String V2 = "\r\n\r\n\0\r\nQUIT\n";

	private void serves(final TestRelay relay, final String from) {
		try (var technician = relay.client(from); var sharer = relay.client(from)) {
			assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(technician.allocate())));
		}
	}

	@Test
	void plainHttpIsNotServed() throws IOException {
		try (var relay = new TestRelay(folder, "");
				var http = new RawClient(relay.port(), "127.0.0.1");
				var upgrade = new RawClient(relay.port(), "127.0.0.1");
				var garbage = new RawClient(relay.port(), "127.0.0.1")) {
			assertTrue(http.say("GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n").isClosed());
			assertTrue(upgrade.say(RawClient.WEB_SOCKET + "\r\n").isClosed());
			assertTrue(garbage.say(new byte[1000]).isClosed());
			serves(relay, "127.0.0.1");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "TLSv1.2", "TLSv1.3" })
	void bothVersionsOfTlsAreServed(final String protocol) throws IOException {
		try (var relay = new TestRelay(folder, ""); var client = new RawClient(relay.port(), "127.0.0.1").secured(protocol)) {
			assertEquals("HTTP/1.1 101 Switching Protocols", client.say(RawClient.WEB_SOCKET + "\r\n").answer());
		}
	}

	@Test
	void olderTlsIsNot() throws IOException {
		try (var relay = new TestRelay(folder, ""); var client = new RawClient(relay.port(), "127.0.0.1")) {
			assertThrows(SSLException.class, () -> client.secured("TLSv1.1"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"GET /healthz HTTP/1.1|200 OK", //
			"HEAD /readyz HTTP/1.1|200 OK", //
			"GET / HTTP/1.1|404 Not Found", //
			"GET /metrics HTTP/1.1|404 Not Found", //
			"GET /tandem/v1?code=ABC HTTP/1.1|404 Not Found", //
			"GET /tandem/v1 HTTP/1.1|426 Upgrade Required", //
			"GET https://elsewhere.example/ HTTP/1.1|404 Not Found", //
			"CONNECT elsewhere.example:443 HTTP/1.1|404 Not Found", //
			"GARBAGE|400 Bad Request" })
	void aRequestIsAnsweredAndNothingIsPassedOn(final String line, final String status) throws IOException {
		try (var relay = new TestRelay(folder, ""); var client = new RawClient(relay.port(), "127.0.0.1").secured()) {
			assertEquals("HTTP/1.1 " + status, client.say(line + "\r\nHost: relay\r\n\r\n").answer());
		}
	}

	@Test
	void whoAsksAfterTheRelaysHealthHasNotFailed() throws IOException {
		try (var relay = new TestRelay(folder, "");
				var well = new RawClient(relay.port(), "127.0.0.1").secured();
				var lost = new RawClient(relay.port(), "127.0.0.1").secured()) {
			assertEquals("HTTP/1.1 200 OK", well.say("GET /readyz HTTP/1.1\r\nHost: relay\r\n\r\n").answer());
			assertEquals("HTTP/1.1 404 Not Found", lost.say("GET /else HTTP/1.1\r\nHost: relay\r\n\r\n").answer());
			Await.until("both are gone", () -> relay.metric("tandem_relay_connections") == 0);
			assertEquals(1, relay.metric("tandem_relay_handshakes_failed_total"));
		}
	}

	@Test
	void aWebSocketMustBeOurs() throws IOException {
		try (var relay = new TestRelay(folder, "");
				var browser = new RawClient(relay.port(), "127.0.0.1").secured();
				var library = new RawClient(relay.port(), "127.0.0.1").secured();
				var other = new RawClient(relay.port(), "127.0.0.1").secured();
				var old = new RawClient(relay.port(), "127.0.0.1").secured();
				var large = new RawClient(relay.port(), "127.0.0.1").secured()) {
			assertEquals("HTTP/1.1 403 Forbidden", browser.say(RawClient.WEB_SOCKET + "Origin: https://page.example\r\n\r\n").answer());
			assertEquals("HTTP/1.1 101 Switching Protocols", library.say(RawClient.WEB_SOCKET + "Origin: https://relay\r\n\r\n").answer());
			assertEquals("HTTP/1.1 400 Bad Request",
					other.say(RawClient.WEB_SOCKET.replace(RelayProtocol.SUBPROTOCOL, "chat") + "\r\n").answer());
			assertEquals("HTTP/1.1 426 Upgrade Required", old.say(RawClient.WEB_SOCKET.replace("Version: 13", "Version: 8") + "\r\n").answer());
			assertEquals("HTTP/1.1 400 Bad Request", large.say(RawClient.WEB_SOCKET + "X: " + "x".repeat(9000) + "\r\n\r\n").answer());
		}
	}

	@Test
	void noMessageIsCompressed() throws IOException {
		try (var relay = new TestRelay(folder, ""); var client = new RawClient(relay.port(), "127.0.0.1").secured()) {
			client.say(RawClient.WEB_SOCKET + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
			assertEquals("HTTP/1.1 101 Switching Protocols", client.answer());
			for (var line = client.answer(); !line.strip().isEmpty(); line = client.answer()) {
				assertTrue(!line.toLowerCase(java.util.Locale.ROOT).contains("sec-websocket-extensions"), line);
			}
			client.say(new byte[] { (byte) 0xc2, (byte) 0x80, 0, 0, 0, 0 }); // RSV1: compressed
			assertTrue(client.answer().strip().startsWith("\u0088"), "a close frame");
		}
	}

	@Test
	void anUnmaskedFrameIsRefused() throws IOException {
		try (var relay = new TestRelay(folder, ""); var client = new RawClient(relay.port(), "127.0.0.1").secured()) {
			client.say(RawClient.WEB_SOCKET + "\r\n");
			for (var line = client.answer(); !line.strip().isEmpty(); line = client.answer()) {
				assertTrue(line.length() < 200);
			}
			client.say(new byte[] { (byte) 0x82, 1, 0 });
			assertTrue(client.answer().strip().startsWith("\u0088"), "a close frame");
		}
	}

	@Test
	void aThousandHalfOpenConnectionsKeepNobodyOut() throws IOException {
		try (var relay = new TestRelay(folder, ", \"seconds\": {\"firstFrame\": 3}")) {
			final var idle = new ArrayList<RawClient>();
			try {
				for (var number = 0; number < 1000; number++) {
					idle.add(new RawClient(relay.port(), "127.7.0.1"));
				}
				Await.until("all are seen", () -> relay.metric("tandem_relay_connections_accepted_total") >= 1000);
				assertTrue(relay.metric("tandem_relay_connections") <= 128, "what one address may have");
				serves(relay, "127.8.0.1");
				Await.until("those that stayed are closed in time", Duration.ofSeconds(30), () -> relay.metric("tandem_relay_connections") == 0);
				for (final var client : idle) {
					assertTrue(client.isClosed());
				}
			} finally {
				for (final var client : idle) {
					client.close();
				}
			}
		}
	}

	@Test
	void connectionsHeldHalfOpenKeepNoNeighbourOut() throws IOException {
		try (var relay = new TestRelay(folder, ", \"limits\": {\"newConnectionsPerAddress\": 20}, \"seconds\": {\"firstFrame\": 3600}")) {
			final var idle = new ArrayList<RawClient>();
			try {
				for (var number = 0; number < 20; number++) {
					idle.add(new RawClient(relay.port(), "127.7.0.1"));
				}
				Await.until("all are in", () -> relay.metric("tandem_relay_connections_new") == 20);
				Await.until("one has made room", Duration.ofSeconds(30), () -> {
					try (var client = relay.client("127.7.0.1")) {
						client.allocate();
						return true;
					} catch (final CompletionException _) {
						return false;
					}
				});
				Await.until("the others are still there", () -> relay.metric("tandem_relay_connections") == 19);
			} finally {
				for (final var client : idle) {
					client.close();
				}
			}
		}
	}

	@Test
	void whoSpeaksTooSlowlyIsClosedAtAnyStep() throws IOException {
		try (var relay = new TestRelay(folder, ", \"seconds\": {\"firstFrame\": 2}");
				var silent = new RawClient(relay.port(), "127.0.0.1");
				var halfHello = new RawClient(relay.port(), "127.0.0.1").say(new byte[] { 22, 3, 1, 2, 0, 1 });
				var halfRequest = new RawClient(relay.port(), "127.0.0.1").secured().say("GET /tandem/v1 HTTP/1.1\r\nHo");
				var noFrame = relay.client()) {
			assertTrue(silent.isClosed());
			assertTrue(halfHello.isClosed());
			assertTrue(halfRequest.isClosed());
			Await.until("closed", noFrame::isOver);
		}
	}

	@Test
	void onlyConfiguredProxiesMaySpeakForOthers() throws IOException {
		try (var relay = new TestRelay(folder, ", \"limits\": {\"mailboxesPerAddress\": 1}, \"proxies\": {\"forwardedFor\": [\"127.5.0.1\", \"10.0.0.9\"]}")) {
			try (var one = forwarded(relay, "127.6.0.1", "198.51.100.1"); var two = forwarded(relay, "127.6.0.1", "198.51.100.2")) {
				one.allocate();
				assertEquals(new ServerFrame.Refused(Refusal.LIMIT, 0), two.ask(new ClientFrame.Allocate(4, 60, Optional.empty())), "a header from anywhere is nothing");
			}
			try (var one = forwarded(relay, "127.5.0.1", "198.51.100.1");
					var two = forwarded(relay, "127.5.0.1", "198.51.100.2");
					var spoofed = forwarded(relay, "127.5.0.1", "203.0.113.77, 198.51.100.2");
					var through = forwarded(relay, "127.5.0.1", "198.51.100.2, 10.0.0.9")) {
				one.allocate();
				two.allocate();
				assertEquals(new ServerFrame.Refused(Refusal.LIMIT, 0), spoofed.ask(new ClientFrame.Allocate(4, 60, Optional.empty())), "the last one counts");
				assertEquals(new ServerFrame.Refused(Refusal.LIMIT, 0), through.ask(new ClientFrame.Allocate(4, 60, Optional.empty())), "proxies are skipped");
			}
			for (final var header : new String[] { "", "X-Forwarded-For: unknown\r\n", "X-Forwarded-For: 10.0.0.9\r\n", "X-Forwarded-For: 1.2.3.4:5\r\n" }) {
				try (var client = new RawClient(relay.port(), "127.5.0.1").secured()) {
					assertEquals("HTTP/1.1 400 Bad Request", client.say(RawClient.WEB_SOCKET + header + "\r\n").answer(), header);
				}
			}
		}
	}

	private static TestClient forwarded(final TestRelay relay, final String from, final String client) throws IOException {
		return new TestClient(URI.create("wss://127.0.0.1:" + relay.port() + RelayProtocol.PATH), InetAddress.getByName(from),
				builder -> builder.subprotocols(RelayProtocol.SUBPROTOCOL).header("X-Forwarded-For", client));
	}

	@Test
	void aProxyHeaderIsDueFromConfiguredPeersAndTakenFromNobodyElse() throws IOException {
		final var v1 = "PROXY TCP4 198.51.100.1 192.0.2.1 1111 443\r\n";
		final var v2 = V2 + "!\u0011\0\f" + "\u00c6\u0033\u0064\u0002" + "\u00c0\0\u0002\u0001" + "\u0004W\u0001\u00bb";
		final var local = V2 + " \0\0\0";
		try (var relay = new TestRelay(folder, ", \"log\": {\"addresses\": \"full\"}, \"proxies\": {\"proxyProtocol\": [\"127.5.0.1\"]}")) {
			for (final var header : new String[] { v1, v2 }) {
				try (var stranger = new RawClient(relay.port(), "127.6.0.1")) {
					assertTrue(stranger.say(header).isClosed());
				}
			}
			try (var without = new RawClient(relay.port(), "127.5.0.1")) {
				assertThrows(IOException.class, without::secured);
			}
			try (var bad = new RawClient(relay.port(), "127.5.0.1")) {
				assertTrue(bad.say("PROXY TCP4 198.51.100 x 1 2\r\n").isClosed());
			}
			try (var unknown = new RawClient(relay.port(), "127.5.0.1")) {
				assertTrue(unknown.say("PROXY UNKNOWN\r\n").isClosed());
			}
			for (final var header : new String[] { v1, v2, local }) {
				try (var client = new RawClient(relay.port(), "127.5.0.1").say(header).secured()) {
					assertEquals("HTTP/1.1 101 Switching Protocols", client.say(RawClient.WEB_SOCKET + "\r\n").answer());
					client.say(new byte[] { (byte) 0x82, (byte) 0x86, 0, 0, 0, 0, 1, 1, 4, 2, 88, 0 });
					Await.until("a mailbox", () -> relay.metric("tandem_relay_mailboxes_waiting") == 1);
				}
				Await.until("none", () -> relay.metric("tandem_relay_mailboxes_waiting") == 0);
			}
			final var clients = relay.events.stream().filter(event -> event.name().equals("mailbox.opened")).map(event -> event.fields().get("client")).toList();
			assertEquals(java.util.List.of("198.51.100.1", "198.51.100.2", "127.5.0.1"), clients);
		}
	}

	@Test
	void metricsAreForThoseAllowed() throws IOException {
		try (var relay = new TestRelay(folder, ", \"admin\": {\"port\": 0, \"allow\": [\"10.0.0.0/8\"]}"); var client = new RawClient(relay.server.adminPort().getAsInt(), "127.0.0.1")) {
			assertTrue(client.say("GET /metrics HTTP/1.1\r\nHost: relay\r\n\r\n").isClosed());
		}
		try (var relay = new TestRelay(folder, "")) {
			assertEquals(404, relay.admin("/").statusCode());
			assertEquals(200, relay.admin("/metrics").statusCode());
			assertTrue(relay.metric("tandem_relay_certificate_seconds_left") > 0);
			try (var guesser = relay.client()) {
				guesser.ask(new ClientFrame.Claim(new RoutingPart("0000")));
			}
			assertEquals(1, relay.metric("tandem_relay_refusals_total{reason=\"unavailable\",}"));
		}
	}

	@Test
	void aClientFromTheWrongPathGetsNoWebSocket() {
		try (var relay = new TestRelay(folder, "")) {
			final var uri = URI.create("wss://127.0.0.1:" + relay.port() + "/tandem/v2");
			assertThrows(CompletionException.class, () -> new TestClient(uri, InetAddress.getLoopbackAddress(), builder -> builder));
		}
	}
}
