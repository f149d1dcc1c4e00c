// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.relay.internal.config.ConfigException;
import tandem.relay.internal.config.ConfigFileAccess;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.CloseReason;
import tandem.relay.protocol.ProbeNonce;
import tandem.relay.protocol.ProbeResult;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.ServerFrame;
import tandem.testsupport.Await;

/** A relay that goes to ports of its clients, over real sockets; on loopback where a test lets it, which no product does. */
class ProbeTest {

	private static final ServerFrame REACHED = new ServerFrame.Probed(ProbeResult.REACHED);

	private static final ServerFrame NOT_REACHED = new ServerFrame.Probed(ProbeResult.NOT_REACHED);

	private static final ServerFrame NOT_TRIED = new ServerFrame.Probed(ProbeResult.NOT_TRIED);

	private static final Predicate<InetAddress> ANYWHERE = address -> true;

	private static final int NORMAL = 1000;

	@TempDir
	private Path folder;

	private final AtomicLong skipped = new AtomicLong();

	private final List<AutoCloseable> open = new ArrayList<>();

	@AfterEach
	void close() throws Exception {
		for (final var one : open.reversed()) {
			one.close();
		}
	}

	private TestRelay relay(final String more, final Predicate<InetAddress> probes) {
		final var relay = new TestRelay(folder, more, () -> System.nanoTime() + skipped.get(), probes);
		open.add(relay);
		return relay;
	}

	private TestClient from(final TestRelay relay, final String address) {
		final var client = relay.client(address);
		open.add(client);
		return client;
	}

	/** What listens, and what it was told. */
	private final class Port implements AutoCloseable {

		final CompletableFuture<byte[]> says = new CompletableFuture<>();

		final CompletableFuture<byte[]> hears = new CompletableFuture<>();

		final AtomicInteger visits = new AtomicInteger();

		final ServerSocket server;

		Port(final String address) {
			this(address, 0);
		}

		Port(final String address, final int number) {
			try {
				server = new ServerSocket(number, 10, InetAddress.getByName(address));
			} catch (final IOException e) {
				throw new AssertionError(e);
			}
			open.add(this);
			Thread.ofVirtual().start(this::serve);
		}

		private void serve() {
			while (!server.isClosed()) {
				try (var visitor = server.accept()) {
					visits.incrementAndGet();
					visitor.getOutputStream().write(says.join());
					hears.complete(read(visitor));
				} catch (final IOException e) {
					// The next one.
				}
			}
		}

		private static byte[] read(final Socket visitor) {
			final var heard = new java.io.ByteArrayOutputStream();
			try {
				visitor.getInputStream().transferTo(heard);
			} catch (final IOException e) {
				// The relay resets what it is done with.
			}
			return heard.toByteArray();
		}

		int number() {
			return server.getLocalPort();
		}

		@Override
		public void close() throws IOException {
			says.cancel(false);
			server.close();
		}
	}

	private static ProbeNonce probing(final TestClient client, final int port) {
		return assertInstanceOf(ServerFrame.Probing.class, client.ask(new ClientFrame.Probe(port))).nonce();
	}

	private Prober prober(final String more) {
		try {
			return new Prober(ConfigFileAccess.parse("{\"listen\": {}" + more + "}", folder), ANYWHERE, System::nanoTime);
		} catch (final ConfigException e) {
			throw new AssertionError(e);
		}
	}

	private void pass(final long seconds) {
		skipped.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
	}

	@Test
	void aPortThatSaysTheNonceIsReached() {
		final var relay = relay("", ANYWHERE);
		final var port = new Port("127.0.0.1");
		final var client = from(relay, "127.0.0.1");
		port.says.complete(probing(client, port.number()).toBytes());
		assertEquals(REACHED, client.frame());
		assertEquals(NORMAL, client.closeStatus());
		assertEquals(0, TestClient.await(port.hears).length, "nothing is said there");
		assertEquals(1, port.visits.get());
		assertEquals(1, relay.metric("tandem_relay_probed_total{result=\"reached\",}"));
		final var event = relay.events.stream().filter(one -> one.name().equals("probe")).findFirst().orElseThrow();
		assertEquals("{client=127.0.0.0/24, reached=true}", event.fields().toString(), "neither port nor nonce");
		Await.until("it is over", () -> relay.metric("tandem_relay_probes") == 0);
	}

	/** Whoever shares an address with others learns nothing of their ports: not by what is answered, and not by when. */
	@Test
	void whatElseIsAtAPortIsNotTold() throws IOException {
		final var relay = relay("", ANYWHERE);
		final var banner = new Port("127.1.0.1");
		banner.says.complete("SSH-2.0-OpenSSH_9.9 and very much more".getBytes(StandardCharsets.US_ASCII));
		final var wrong = new Port("127.1.1.1");
		final var anothers = new Port("127.1.4.1");
		final var silent = new Port("127.1.2.1");
		final int closed;
		try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.1.3.1"))) {
			closed = free.getLocalPort();
		}
		final var clients = List.of(from(relay, "127.1.0.1"), from(relay, "127.1.1.1"), from(relay, "127.1.2.1"), from(relay, "127.1.3.1"),
				from(relay, "127.1.4.1"));
		final var begun = System.nanoTime();
		probing(clients.get(0), banner.number());
		final var other = probing(clients.get(1), wrong.number()).toBytes();
		other[15] ^= 1;
		wrong.says.complete(other.clone());
		probing(clients.get(2), silent.number());
		probing(clients.get(3), closed);
		probing(clients.get(4), anothers.number());
		other[15] ^= 1;
		anothers.says.complete(other); // the second client's, as it should be there
		for (final var client : clients) {
			assertEquals(NOT_REACHED, client.frame());
			assertTrue(System.nanoTime() - begun >= RelayProtocol.PROBE_TAKES.toNanos(), "no sooner than where nobody answers");
		}
	}

	@Test
	void itGoesToTheAddressThatAsksAndToNoOther() throws IOException {
		final var relay = relay("", ANYWHERE);
		final var victim = new Port("127.3.0.1");
		final var own = new Port("127.3.1.1", victim.number());
		final var client = new TestClient(URI.create("wss://127.0.0.1:" + relay.port() + RelayProtocol.PATH), InetAddress.getByName("127.3.1.1"),
				builder -> builder.subprotocols(RelayProtocol.SUBPROTOCOL).header("X-Forwarded-For", "127.3.0.1"));
		open.add(client);
		final var nonce = probing(client, victim.number()).toBytes();
		victim.says.complete(nonce);
		own.says.complete(nonce);
		assertEquals(REACHED, client.frame());
		assertEquals(1, own.visits.get());
		assertEquals(0, victim.visits.get());
	}

	/** A proxy that the operator trusts says where clients are; it is no client. */
	@Test
	void aProxyIsNoClient() throws IOException {
		final var relay = relay(", \"proxies\": {\"forwardedFor\": [\"127.5.0.1\"]}", ANYWHERE);
		final var proxy = new Port("127.5.0.1");
		final var port = new Port("127.5.1.1");
		final var client = new TestClient(URI.create("wss://127.0.0.1:" + relay.port() + RelayProtocol.PATH), InetAddress.getByName("127.5.0.1"),
				builder -> builder.subprotocols(RelayProtocol.SUBPROTOCOL).header("X-Forwarded-For", "127.5.1.1"));
		open.add(client);
		port.says.complete(probing(client, port.number()).toBytes());
		assertEquals(REACHED, client.frame());
		assertEquals(0, proxy.visits.get());
		final var prober = prober(", \"proxies\": {\"proxyProtocol\": [\"1.2.3.0/24\"]}");
		assertEquals(java.util.Optional.of(NOT_TRIED), prober.objection(InetAddress.getByName("1.2.3.4")), "its own health check");
		assertEquals(0, prober.count());
	}

	@Test
	void productsDoNotGoToLoopback() {
		final var relay = new TestRelay(folder, "");
		open.add(relay);
		final var port = new Port("127.0.0.1");
		final var client = from(relay, "127.0.0.1");
		assertEquals(NOT_TRIED, client.ask(new ClientFrame.Probe(port.number())));
		assertEquals(NORMAL, client.closeStatus());
		assertEquals(0, port.visits.get());
		assertEquals(1, relay.metric("tandem_relay_probed_total{result=\"not_tried\",}"));
	}

	@Test
	void anOperatorMaySayNever() throws IOException {
		final var relay = relay(", \"limits\": {\"probesPerHour\": 0}", ANYWHERE);
		final var port = new Port("127.11.0.1");
		assertEquals(NOT_TRIED, from(relay, "127.11.0.1").ask(new ClientFrame.Probe(port.number())));
		assertEquals(0, port.visits.get());
		assertThrows(ConfigException.class, () -> ConfigFileAccess.parse("{\"limits\": {\"probesPerHour\": 21}}", folder), "never more than usual");
	}

	@Test
	void portsOfTheSystemAreNoPorts() {
		final var relay = relay("", ANYWHERE);
		for (final var port : new int[] { 0, 22, 443, 1023 }) {
			final var client = from(relay, "127.6.0.1");
			client.send(new byte[] { 1, 4, (byte) (port >> 8), (byte) port });
			assertEquals(new ServerFrame.Refused(Refusal.MALFORMED, 0), client.frame());
		}
	}

	@Test
	void onceInTenSecondsForAllNeighbours() {
		final var relay = relay("", ANYWHERE);
		final var port = new Port("127.7.0.1");
		probing(from(relay, "127.7.0.1"), port.number());
		for (final var neighbour : List.of("127.7.0.1", "127.7.0.2", "127.7.0.254")) {
			final var refused = assertInstanceOf(ServerFrame.Refused.class, from(relay, neighbour).ask(new ClientFrame.Probe(port.number())));
			assertEquals(Refusal.RATE, refused.reason());
			assertTrue(refused.retryAfterSeconds() >= 1 && refused.retryAfterSeconds() <= 10, refused::toString);
		}
		pass(10);
		probing(from(relay, "127.7.0.2"), port.number());
	}

	@Test
	void notMoreThanSoManyAtOnce() throws IOException {
		final var prober = prober("");
		for (var count = 0; count < Prober.AT_ONCE; count++) {
			assertTrue(prober.objection(InetAddress.getByName("1.0." + count + ".1")).isEmpty());
		}
		final var late = InetAddress.getByName("1.1.0.1");
		assertEquals(new ServerFrame.Refused(Refusal.LIMIT, 0), prober.objection(late).orElseThrow());
		assertEquals(Prober.AT_ONCE, prober.count());
		prober.done();
		assertTrue(prober.objection(late).isEmpty(), "a refusal has cost nothing");
	}

	@Test
	void whoLeavesIsNotWaitedFor() {
		final var relay = relay("", ANYWHERE);
		final var silent = new Port("127.8.0.1");
		final var client = from(relay, "127.8.0.1");
		probing(client, silent.number());
		Await.until("it went there", () -> silent.visits.get() == 1);
		client.close();
		Await.until("it is over", () -> relay.metric("tandem_relay_probes") == 0);
		assertEquals(0, relay.metric("tandem_relay_probed_total{result=\"not_reached\",}"));
	}

	@Test
	void whoSpeaksMeanwhileBreaksTheProtocol() {
		final var relay = relay("", ANYWHERE);
		final var silent = new Port("127.9.0.1");
		final var client = from(relay, "127.9.0.1");
		probing(client, silent.number());
		client.send(new ClientFrame.Probe(silent.number()));
		assertEquals(CloseReason.PROTOCOL.status(), client.closeStatus());
	}

	@Test
	void aRelayThatStopsGoesNowhere() {
		final var relay = relay("", ANYWHERE);
		final var port = new Port("127.10.0.1");
		final var client = from(relay, "127.10.0.1");
		relay.server.drain();
		assertEquals(new ServerFrame.Refused(Refusal.DRAINING, 0), client.ask(new ClientFrame.Probe(port.number())));
		assertEquals(0, port.visits.get());
	}
}
