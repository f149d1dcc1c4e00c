// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.firewall.check.Result;
import tandem.firewall.check.State;

class LocalChecksTest {

	@TempDir
	private Path folder;

	private static List<Result> listening(final Listeners listeners) {
		final var results = new ArrayList<Result>();
		new LocalChecks(listeners).listening(49_152, results::add);
		return results;
	}

	@Test
	void readsWhatLinuxTellsOfSockets() throws IOException {
		Files.createDirectories(folder.resolve("net"));
		Files.writeString(folder.resolve("net/tcp"), """
				  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
				   0: 0100007F:C000 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000000000000 100 0 0 10 0
				   1: 0100007F:C000 0100007F:D123 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0000000000000000 100 0 0 10 0
				   2: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0000000000000000 100 0 0 10 0
				""");
		Files.writeString(folder.resolve("net/tcp6"), """
				  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
				   0: 000080FE00000000FF005450B6AD7BFE:C000 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4714 1 0
				""");
		final var process = Files.createDirectories(folder.resolve("815/fd")).getParent();
		Files.writeString(process.resolve("comm"), "java\n");
		Files.createSymbolicLink(process.resolve("fd/7"), Path.of("socket:[4711]"));
		assertEquals(List.of("java (process 815) listens on 127.0.0.1", "A program listens on fe80:0:0:0:5054:ff:fe7b:adb6"),
				new ProcListeners(folder).on(0xC000).stream().map(Object::toString).toList());
	}

	@Test
	void findsItselfInThisSystem() throws IOException {
		Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "this system has no /proc/net/tcp");
		try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			final var found = new ProcListeners(Path.of("/proc")).on(server.getLocalPort());
			assertEquals(1, found.size(), found::toString);
			assertTrue(found.getFirst().address().isLoopbackAddress());
		}
	}

	@Test
	void nothingListensUntilThereIsAnInvitation() {
		assertEquals(State.NOTE, listening(port -> List.of()).getFirst().state());
	}

	@Test
	void whoListensForThisComputerOnlyIsInTheWay() throws IOException {
		final var local = new Listener(InetAddress.ofLiteral("127.0.0.1"), Optional.of("java (process 7)"));
		assertEquals(State.BLOCKED, listening(port -> List.of(local)).getFirst().state());
		final var all = new Listener(InetAddress.ofLiteral("0.0.0.0"), Optional.empty());
		assertEquals(List.of(State.NOTE, State.NOTE), listening(port -> List.of(local, all)).stream().map(Result::state).toList());
	}

	@Test
	void aSystemThatDoesNotTellDecidesNothing() {
		assertEquals(State.NOTE, listening(port -> {
			throw new IOException("no such file");
		}).getFirst().state());
	}

	@ParameterizedTest
	@CsvSource({ "169.254.7.7,eth0,LINK_LOCAL", "fe80::1,eth0,LINK_LOCAL", "10.0.0.1,eth0,PRIVATE", "172.16.0.1,eth0,PRIVATE", "172.32.0.1,eth0,PUBLIC",
			"192.168.1.1,wlan0,PRIVATE", "100.64.0.1,eth0,CARRIER_NAT", "100.127.255.254,eth0,CARRIER_NAT", "100.128.0.1,eth0,PUBLIC", "100.63.0.1,eth0,PUBLIC",
			"10.8.0.2,tun0,VPN", "100.64.0.9,tailscale0,VPN", "fd00::1,eth0,PRIVATE", "2001:db8::1,eth0,PUBLIC", "192.0.2.1,eth0,PUBLIC" })
	void fromWhereAnAddressCanBeReached(final String address, final String interfaceName, final Reach reach) {
		assertEquals(reach, Reach.of(InetAddress.ofLiteral(address), interfaceName));
	}

	@ParameterizedTest
	@CsvSource({ "OPEN NOTE,OPEN", "OPEN UNKNOWN,UNKNOWN", "OPEN UNKNOWN BLOCKED,BLOCKED", "NOTE,UNKNOWN", "'',UNKNOWN" })
	void theWorstDecides(final String states, final State worst) {
		assertEquals(worst, State.worst(states.isEmpty() ? List.of() : List.of(states.split(" ")).stream().map(State::valueOf).toList()));
	}
}
