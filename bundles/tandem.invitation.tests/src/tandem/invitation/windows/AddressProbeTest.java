// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import tandem.invitation.AddressKind;
import tandem.invitation.windows.AddressProbe.Outcome;

class AddressProbeTest {

	private static final int ENOUGH = 30;

	private static WindowsAddress address(final String host, final int port) {
		return new WindowsAddress(host, port, AddressKind.of(host));
	}

	private static Map<WindowsAddress, Outcome> probe(final AddressProbe probe, final WindowsAddress... addresses) throws Exception {
		final var outcomes = new ConcurrentHashMap<WindowsAddress, Outcome>();
		probe.run(List.of(addresses), result -> outcomes.put(result.address(), result.outcome())).get(ENOUGH, TimeUnit.SECONDS);
		return outcomes;
	}

	private static int free() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@Test
	void eachAddressIsToldForItself() throws Exception {
		try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress()); var probe = new AddressProbe()) {
			final var answers = address("127.0.0.1", server.getLocalPort());
			final var refused = address("127.0.0.1", free());
			final var senseless = address("ff02::1", 1);
			final var unknown = address("no-such-computer.invalid", 1);
			assertEquals(Map.of(answers, Outcome.ANSWERS, refused, Outcome.REFUSED, senseless, Outcome.SENSELESS, unknown, Outcome.NAME_UNKNOWN),
					probe(probe, answers, refused, senseless, unknown));
		}
	}

	/** A listener whose queue is full does not answer: the kernel drops what comes. */
	@Test
	void whoDoesNotAnswerIsWaitedForUntilItsTimeOrUntilTheProbeIsClosed() throws Exception {
		final var waiting = new ArrayList<SocketChannel>();
		try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			for (int i = 0; i < 8; i++) {
				final var channel = SocketChannel.open();
				channel.configureBlocking(false);
				channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
				waiting.add(channel);
			}
			final var silent = address("127.0.0.1", server.getLocalPort());
			try (var probe = new AddressProbe(Duration.ofMillis(300))) {
				assertEquals(Map.of(silent, Outcome.TIMED_OUT), probe(probe, silent));
			}
			final var outcomes = new ConcurrentHashMap<WindowsAddress, Outcome>();
			final var probe = new AddressProbe(Duration.ofHours(1));
			final var all = probe.run(List.of(silent), result -> outcomes.put(result.address(), result.outcome()));
			assertFalse(all.isDone());
			probe.close();
			all.get(ENOUGH, TimeUnit.SECONDS);
			assertEquals(Map.of(silent, Outcome.CANCELLED), outcomes);
		} finally {
			for (final var channel : waiting) {
				channel.close();
			}
		}
	}
}
