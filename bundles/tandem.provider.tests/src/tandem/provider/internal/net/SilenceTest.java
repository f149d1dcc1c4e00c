// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.channel.Connection;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.provider.internal.FakeDoor;
import tandem.provider.internal.TandemConnector;
import tandem.testsupport.session.FakeIdentity;

/** A listener that proves whose port it is: to the silent, and to nobody else. */
class SilenceTest {

	private static final byte[] PROOF = "sixteen bytes it".getBytes(StandardCharsets.US_ASCII);

	private final TandemConnector sharer = new TandemConnector(new FakeIdentity("Bella"), _ -> { });

	private final TandemConnector technician = new TandemConnector(new FakeIdentity("Tom"), _ -> { });

	private final LinkedBlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();

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

	private Socket caller() throws Exception {
		final var socket = new Socket(InetAddress.getLoopbackAddress(), listening.port());
		socket.setSoTimeout(20_000);
		return socket;
	}

	@Test
	void theSilentAreToldAndSentAway() throws Exception {
		try (var proof = sharer.prove(listening.port()).orElseThrow(); var early = caller()) {
			proof.say(PROOF);
			try (var late = caller()) {
				assertArrayEquals(PROOF, early.getInputStream().readAllBytes());
				assertArrayEquals(PROOF, late.getInputStream().readAllBytes());
			}
		}
	}

	@Test
	void whoKnowsTheSecretComesInMeanwhile() throws Exception {
		try (var proof = sharer.prove(listening.port()).orElseThrow()) {
			proof.say(PROOF);
			final var there = technician.connect(listening.target(), new Credential("invitation", FakeDoor.ID, FakeDoor.SECRET, listening.fingerprint()), _ -> { })
					.get(30, TimeUnit.SECONDS);
			assertEquals(there.peer().words(), accepted.poll(30, TimeUnit.SECONDS).peer().words());
			there.close();
		}
	}

	@Test
	void whoeverSpeaksIsNotTold() throws Exception {
		try (var proof = sharer.prove(listening.port()).orElseThrow(); var caller = caller()) {
			caller.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			proof.say(PROOF);
			final var answer = caller.getInputStream().readAllBytes();
			assertFalse(Arrays.equals(PROOF, answer), () -> new String(answer, StandardCharsets.US_ASCII));
		}
	}

	@Test
	void isProvedOnceAtATimeAndByNobodyElse() throws Exception {
		assertTrue(technician.prove(listening.port()).isEmpty(), "another program's");
		assertTrue(sharer.prove(0).isEmpty());
		try (var proof = sharer.prove(listening.port()).orElseThrow()) {
			assertTrue(sharer.prove(listening.port()).isEmpty());
			proof.say(PROOF);
		}
		try (var again = sharer.prove(listening.port()).orElseThrow(); var caller = caller()) {
			again.say(PROOF);
			assertArrayEquals(PROOF, caller.getInputStream().readAllBytes());
		}
		final var port = listening.port();
		listening.close();
		assertTrue(sharer.prove(port).isEmpty(), "it listens no more");
	}

	/** A flood of strangers is told for a while only. */
	@Test
	void afterSomeNobodyIsTold() throws Exception {
		final var told = new Silence(() -> { });
		told.say(PROOF);
		var count = 0;
		for (var i = 0; i < 40; i++) {
			final var channel = new io.netty.channel.embedded.EmbeddedChannel();
			told.heed(channel);
			channel.advanceTimeBy(Silence.WAIT_MILLIS, TimeUnit.MILLISECONDS);
			channel.runScheduledPendingTasks();
			channel.runPendingTasks();
			count += channel.readOutbound() == null ? 0 : 1;
			channel.finishAndReleaseAll();
		}
		assertEquals(16, count);
	}
}
