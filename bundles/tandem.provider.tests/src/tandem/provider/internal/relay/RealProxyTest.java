// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Credential;
import tandem.provider.internal.FakeDoor;
import tandem.provider.internal.TandemConnector;
import tandem.testsupport.session.FakeIdentity;

/** Both ends go to the relay through real proxies: tinyproxy and microsocks, with passwords. */
class RealProxyTest {

	private static final ChannelConfig CHAT = new ChannelConfig("test.chat", 1, 1 << 20, Urgency.NORMAL);

	private static final byte[] ID = ScriptedRelay.MAILBOX.getBytes(StandardCharsets.US_ASCII);

	@TempDir
	private Path folder;

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();
	private final LinkedBlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();
	private volatile String proxy = "direct";
	private final TandemConnector here = connector("Tom");
	private final TandemConnector there = connector("Bella");
	private ScriptedRelay relay;

	private TandemConnector connector(final String name) {
		return new TandemConnector(new FakeIdentity(name), new RelayAccess(new Proxies(new tandem.relay.protocol.proxy.ProxySearch(() -> proxy)), Path.of("no-token")), log::add);
	}

	@BeforeEach
	void start() throws Exception {
		relay = new ScriptedRelay();
	}

	@AfterEach
	void end() {
		here.close();
		there.close();
		relay.close();
	}

	private void meet() throws Exception {
		try (var mailbox = here.listen(relay.target(), new FakeDoor("code", ID), accepted::add)) {
			final var connection = there.connect(relay.target(), new Credential("code", ID, FakeDoor.SECRET, null), step -> { }).get(40, TimeUnit.SECONDS);
			final var got = new LinkedBlockingQueue<byte[]>();
			accepted.poll(40, TimeUnit.SECONDS).open(CHAT).listen(got::add);
			final var channel = connection.open(CHAT);
			channel.listen(new Channel.Listener() {
				@Override
				public void connected() {
					channel.send(new byte[] { 1, 2, 3 });
				}

				@Override
				public void message(final byte[] message) {
					got.add(message);
				}
			});
			assertArrayEquals(new byte[] { 1, 2, 3 }, got.poll(40, TimeUnit.SECONDS));
			connection.close();
		}
	}

	/** Why both ends fail, which is the same for both; nothing of a password is in it. */
	private ConnectFailedException fails() {
		final var listening = assertThrows(ConnectFailedException.class, () -> here.listen(relay.target(), (way, id) -> Optional.empty(), accepted::add));
		final var calling = assertInstanceOf(ConnectFailedException.class, assertThrows(ExecutionException.class,
				() -> there.connect(relay.target(), new Credential("code", ID, FakeDoor.SECRET, null), step -> { }).get(40, TimeUnit.SECONDS)).getCause());
		assertEquals(listening.why(), calling.why(), () -> listening + " " + calling);
		for (final var text : List.of(listening.toString(), calling.toString(), log.toString())) {
			assertFalse(text.contains(RealProxy.PLAIN) || text.contains(RealProxy.SPECIAL) || text.contains("p%40ss"), text);
		}
		return calling;
	}

	private void fails(final Why why) {
		final var failure = fails();
		assertEquals(why, failure.why(), failure::toString);
		assertFalse(failure.getMessage().isBlank());
	}

	@Test
	void anHttpProxyLetsThroughWhoHasThePassword() throws Exception {
		try (var tinyproxy = RealProxy.tinyproxy(folder, relay.port())) {
			proxy = "http://sam:" + RealProxy.PLAIN + "@127.0.0.1:" + tinyproxy.port();
			meet();
			assertEquals(2, tinyproxy.log().lines().filter(line -> line.contains("CONNECT 127.0.0.1:" + relay.port())).count(), tinyproxy::log);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://sam:wrong@127.0.0.1:", "http://sam@127.0.0.1:", "http://127.0.0.1:", "127.0.0.1:" })
	void anHttpProxyThatWantsAnotherPasswordIsTold(final String without) throws Exception {
		try (var tinyproxy = RealProxy.tinyproxy(folder, relay.port())) {
			proxy = without + tinyproxy.port();
			fails(Why.PROXY_PASSWORD);
		}
	}

	@Test
	void anHttpProxyThatRefusesThePortIsTold() throws Exception {
		try (var tinyproxy = RealProxy.tinyproxy(folder, 443)) {
			proxy = "http://sam:" + RealProxy.PLAIN + "@127.0.0.1:" + tinyproxy.port();
			final var failure = fails();
			assertEquals(Why.PROXY, failure.why());
			assertTrue(failure.getMessage().contains("403"), failure::getMessage);
		}
	}

	@Test
	void aRelayThatAnHttpProxyCanNotReachIsNotTheProxysFault() throws Exception {
		try (var tinyproxy = RealProxy.tinyproxy(folder, relay.port())) {
			proxy = "http://sam:" + RealProxy.PLAIN + "@127.0.0.1:" + tinyproxy.port();
			relay.stopListening();
			fails(Why.UNREACHABLE);
		}
	}

	@Test
	void aSocksProxyLetsThroughWhoHasThePassword() throws Exception {
		try (var microsocks = RealProxy.microsocks(folder)) {
			proxy = "socks5://sam:p%40ss%3Aw%2Frd@127.0.0.1:" + microsocks.port();
			meet();
			assertEquals(2, microsocks.log().lines().filter(line -> line.contains("connected to 127.0.0.1:" + relay.port())).count(), microsocks::log);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "socks5://sam:wrong@127.0.0.1:", "socks5h://127.0.0.1:" })
	void aSocksProxyThatWantsAnotherPasswordIsTold(final String without) throws Exception {
		try (var microsocks = RealProxy.microsocks(folder)) {
			proxy = without + microsocks.port();
			fails(Why.PROXY_PASSWORD);
		}
	}

	@Test
	void aRelayThatASocksProxyCanNotReachIsNotTheProxysFault() throws Exception {
		try (var microsocks = RealProxy.microsocks(folder)) {
			proxy = "socks5://sam:p%40ss%3Aw%2Frd@127.0.0.1:" + microsocks.port();
			relay.stopListening();
			fails(Why.UNREACHABLE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:", "socks5://127.0.0.1:" })
	void aProxyThatIsDownIsTold(final String down) throws Exception {
		proxy = down + RealProxy.freePort();
		final var failure = fails();
		assertEquals(Why.PROXY, failure.why());
		assertTrue(failure.getMessage().startsWith("no proxy at 127.0.0.1:"), failure::getMessage);
	}

	@Test
	void aProxyWhoseNameNobodyKnowsIsTold() {
		proxy = "http://proxy.invalid:3128";
		fails(Why.PROXY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:", "socks5://127.0.0.1:" })
	void aProxyThatHangsUpIsTold(final String rude) throws Exception {
		try (var server = new ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
			Thread.ofVirtual().start(() -> hangUp(server));
			proxy = rude + server.getLocalPort();
			fails(Why.PROXY);
		}
	}

	private static void hangUp(final ServerSocket server) {
		try {
			while (true) {
				server.accept().close();
			}
		} catch (final IOException e) {
			// The test is over.
		}
	}
}
