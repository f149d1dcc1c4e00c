// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import tandem.channel.Credential;
import tandem.provider.internal.FakeDoor;
import tandem.provider.internal.TandemConnector;
import tandem.provider.internal.tls.Certificate;
import tandem.provider.internal.tls.RawCaller;
import tandem.provider.internal.tls.Tls;
import tandem.testsupport.Await;
import tandem.testsupport.session.FakeIdentity;

/** Handshakes that stop at any byte, and what TLS leaves behind. */
class CutHandshakeTest {

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();

	@Test
	void aHandshakeCutAtAnyByteCostsOneLineOfFew() throws Exception {
		try (var sharer = new TandemConnector(new FakeIdentity("Bella"), log::add);
				var technician = new TandemConnector(new FakeIdentity("Tom"), line -> { });
				var listening = sharer.listen("tandem+tls://127.0.0.1:0", new FakeDoor(), connection -> { })) {
			final var engine = Tls.calling(Certificate.fresh(), Optional.empty());
			final var hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
			engine.wrap(ByteBuffer.allocate(0), hello);
			assertTrue(hello.position() > 100, hello::toString);
			for (var length = 1; length <= hello.position(); length++) {
				try (var socket = new Socket(InetAddress.getLoopbackAddress(), listening.port())) {
					socket.setSoTimeout(20_000);
					socket.getOutputStream().write(hello.array(), 0, length);
					socket.shutdownOutput();
					while (socket.getInputStream().read() >= 0) {
						// Whatever it says, it hangs up in the end.
					}
				}
				final var lines = Math.min(length, RefusalLog.LINES);
				Await.until("the line of cut " + length, () -> log.size() >= lines);
			}
			technician.connect(listening.target(), new Credential("invitation", FakeDoor.ID, FakeDoor.SECRET, listening.fingerprint()), step -> { })
					.get(30, TimeUnit.SECONDS).close();
			assertEquals(RefusalLog.LINES, log.size(), log::toString);
		}
	}

	@Test
	void theListenerHandsOutNoSessionTicket() throws Exception {
		try (var sharer = new TandemConnector(new FakeIdentity("Bella"), log::add);
				var listening = sharer.listen("tandem+tls://127.0.0.1:0", new FakeDoor(), connection -> { })) {
			// One session for the handshake; a ticket would make it two.
			assertEquals(1, RawCaller.sessionsAfter(listening.port(), new byte[] { -1, -1, 1 }));
		}
	}
}
