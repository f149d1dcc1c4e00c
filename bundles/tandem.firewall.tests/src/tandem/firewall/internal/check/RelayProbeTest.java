// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.internal.probe.Ports;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.ProbeNonce;
import tandem.relay.protocol.ProbeResult;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.RelayCodec;
import tandem.relay.protocol.RelayFrame;
import tandem.relay.protocol.RelayProtocolException;
import tandem.relay.protocol.ServerFrame;

/** The client's end of a probe, against relays that are good, old, busy or hostile. */
class RelayProbeTest {

	private static final ProbeNonce NONCE = new ProbeNonce(HexFormat.of().parseHex("5a".repeat(ProbeNonce.LENGTH)));

	private final InetAddress here = InetAddress.getLoopbackAddress();

	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

	private int port;

	private final List<AutoCloseable> open = new ArrayList<>();

	@BeforeEach
	void choosePort() throws IOException {
		try (var free = new ServerSocket(0, 1, here)) {
			port = free.getLocalPort();
		}
	}

	@AfterEach
	void close() throws Exception {
		for (final var one : open) {
			one.close();
		}
	}

	private static byte[] message(final RelayFrame frame) {
		final var content = RelayCodec.encode(frame);
		return ByteBuffer.allocate(2 + content.length).put((byte) 0x82).put((byte) content.length).put(content).array();
	}

	private Result ask(final byte[]... answers) {
		final var all = new ByteArrayOutputStream();
		List.of(answers).forEach(all::writeBytes);
		return new RelayProbe(port, new Ports()).ask(here, new RelayMessages(new ByteArrayInputStream(all.toByteArray()), sent));
	}

	private static void note(final String words, final Result result) {
		assertEquals(Topic.PROBE, result.topic());
		assertEquals(State.NOTE, result.state(), result::toString);
		assertTrue(result.text().contains(words), result::toString);
	}

	@Test
	void theRelayIsAskedForThePortAlone() throws RelayProtocolException {
		note("know how", ask());
		final var bytes = sent.toByteArray();
		assertEquals((byte) 0x82, bytes[0]);
		assertEquals((byte) (0x80 | bytes.length - 6), bytes[1], "masked, as a client's must be");
		final var content = new byte[bytes.length - 6];
		for (var index = 0; index < content.length; index++) {
			content[index] = (byte) (bytes[index + 6] ^ bytes[2 + index % 4]);
		}
		assertEquals(new ClientFrame.Probe(port), RelayCodec.decodeClient(ByteBuffer.wrap(content)));
	}

	/** As a relay does: it connects once it has told the nonce, and answers what it heard. */
	@Test
	void whoeverConnectsIsToldTheNonce() throws Exception {
		try (var relay = new ServerSocket(0, 1, here); var client = new Socket(here, relay.getLocalPort()); var served = relay.accept()) {
			final var heard = new AtomicReference<byte[]>();
			final var acting = Thread.ofVirtual().unstarted(() -> {
				try (var early = new Socket(here, port)) {
					served.getOutputStream().write(message(new ServerFrame.Probing(NONCE)));
					heard.set(early.getInputStream().readAllBytes());
					served.getOutputStream().write(message(new ServerFrame.Probed(ProbeResult.REACHED)));
				} catch (final IOException e) {
					throw new java.io.UncheckedIOException(e);
				}
			});
			final var asking = new RelayMessages(client.getInputStream(), new java.io.OutputStream() {
				@Override
				public void write(final int one) {
					throw new AssertionError();
				}

				@Override
				public void write(final byte[] bytes) {
					acting.start(); // The port is open now.
				}
			});
			final var result = new RelayProbe(port, new Ports()).ask(here, asking);
			acting.join();
			assertEquals(State.OPEN, result.state(), result::toString);
			assertArrayEquals(NONCE.toBytes(), heard.get(), "the nonce, and nothing more");
			assertThrows(IOException.class, () -> new Socket(here, port).close(), "closed again");
		}
	}

	@Test
	void whatWasNotReachedIsSaidAsFarAsItIsKnown() {
		note("router", ask(message(new ServerFrame.Probing(NONCE)), message(new ServerFrame.Probed(ProbeResult.NOT_REACHED))));
		note("public addresses", ask(message(new ServerFrame.Probed(ProbeResult.NOT_TRIED))));
	}

	/** It may also be the relay's own firewall: nobody here is blamed for sure. */
	@Test
	void aPublicAddressThatIsNotReachedIsUnknown() throws IOException {
		final var result = new RelayProbe(port, new Ports()).of(ProbeResult.NOT_REACHED, InetAddress.getByName("198.51.100.7"));
		assertEquals(State.UNKNOWN, result.state(), result::toString);
	}

	@ParameterizedTest
	@CsvSource({ "MALFORMED,0,older", "VERSION,0,older", "RATE,7,in 7 s", "LIMIT,0,busy", "DRAINING,0,busy" })
	void aRelayThatDoesNotIsNoMatter(final Refusal reason, final int seconds, final String words) {
		note(words, ask(message(new ServerFrame.Refused(reason, seconds))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "827f", "827e7fff", "8100", "0200", "8203010203", "8203014700", "880203e8", "8900890089", "82034701" })
	void aRelayThatBreaksItsProtocolIsNoMatter(final String hex) {
		note("", ask(HexFormat.of().parseHex(hex)));
	}

	@Test
	void pingsInBetweenDoNotDisturbButAreNotEndless() {
		final var ping = HexFormat.of().parseHex("890101");
		note("public addresses", ask(ping, message(new ServerFrame.Probed(ProbeResult.NOT_TRIED))));
		final var many = new ByteArrayOutputStream();
		for (var count = 0; count < 1000; count++) {
			many.writeBytes(ping);
		}
		note("know how", ask(many.toByteArray(), message(new ServerFrame.Probed(ProbeResult.NOT_TRIED))));
	}

	@Test
	void answersThatBelongToOtherQuestionsAreNone() {
		note("something else", ask(message(new ServerFrame.Ready(0, 0))));
		note("something else", ask(message(new ServerFrame.Probing(NONCE)), message(new ServerFrame.Probing(NONCE))));
	}

	@Test
	void aPortInUseIsLeftAlone() throws IOException {
		open.add(new ServerSocket(port, 1, here));
		note("in use", ask(message(new ServerFrame.Probed(ProbeResult.REACHED))));
		assertEquals(0, sent.size(), "nothing was asked");
	}

	@Test
	void portsOfTheSystemAreNotAskedFor() {
		port = 1023;
		note("1024", ask(message(new ServerFrame.Probed(ProbeResult.REACHED))));
		assertEquals(0, sent.size(), "nothing was asked");
	}

	/** Whoever comes before the nonce is known and never hears it keeps nothing open. */
	@Test
	void aStrangerWhoComesTooEarlyHearsNothing() throws IOException {
		final Socket stranger;
		try (var opened = new Ports().open(Optional.of(here), port)) {
			stranger = new Socket(here, port);
			open.add(stranger);
		}
		assertEquals(0, heard(stranger).length);
	}

	private static byte[] heard(final Socket socket) {
		try {
			return socket.getInputStream().readAllBytes();
		} catch (final IOException e) {
			return new byte[0]; // reset
		}
	}
}
