// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import tandem.firewall.Host;
import tandem.firewall.Protocol;
import tandem.firewall.Question;

/** Which ways a question asks about. */
class WaysTest {

	private static Host.Interface one(final String name, final String... addresses) {
		return new Host.Interface(name, Stream.of(addresses).map(Host.Address::parse).toList());
	}

	private static final Host HOST = new Host(List.of(one("lo", "127.0.0.1/8", "::1/128"), one("eth0", "192.0.2.1/24", "fe80::1/64", "2001:db8:5::1/64"), one("wg0", "10.8.0.1/31"), one("tun0", "10.9.0.1/32")),
			Optional.of(false), Optional.of("eth0"), Optional.of(false), Map.of());

	private static List<String> ways(final Question question) {
		return Ways.of(question, HOST).stream().map(Object::toString).toList();
	}

	@Test
	void asksFromNearAndFar() {
		assertEquals(List.of("tcp 192.0.2.2 -> 192.0.2.1:22 on eth0", "tcp 198.51.100.7 -> 192.0.2.1:22 on eth0",
				"tcp 2001:db8:5:0:0:0:0:2 -> [2001:db8:5:0:0:0:0:1]:22 on eth0", "tcp 2001:db8:0:0:0:0:0:7 -> [2001:db8:5:0:0:0:0:1]:22 on eth0",
				"tcp 10.8.0.0 -> 10.8.0.1:22 on wg0", "tcp 198.51.100.7 -> 10.9.0.1:22 on tun0"), ways(Question.inbound(Protocol.TCP, 22)));
	}

	@Test
	void asksOfOnePeerByItsInterface() {
		assertEquals(List.of("udp 10.8.0.0 -> 10.8.0.1:53 on wg0"), ways(Question.inbound(Protocol.UDP, 53).withPeer(InetAddress.ofLiteral("10.8.0.0"))));
		assertEquals(List.of("udp 203.0.113.9 -> 192.0.2.1:53 on eth0"), ways(Question.inbound(Protocol.UDP, 53).withPeer(InetAddress.ofLiteral("203.0.113.9"))));
		assertEquals(List.of("tcp 192.0.2.1 -> 203.0.113.9:443 on eth0"), ways(Question.outbound(Protocol.TCP, InetAddress.ofLiteral("203.0.113.9"), 443)));
	}

	@Test
	void asksOfLoopbackOnlyByName() {
		assertEquals(List.of("tcp 127.0.0.1 -> 127.0.0.1:22 on lo", "tcp 0:0:0:0:0:0:0:1 -> [0:0:0:0:0:0:0:1]:22 on lo"), ways(Question.inbound(Protocol.TCP, 22).withInterface("lo")));
	}
}
