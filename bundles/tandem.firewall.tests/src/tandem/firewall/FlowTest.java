// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a flow is written. */
class FlowTest {

	@Test
	void readsWhatPeopleWrite() {
		final var flow = Flow.parse("tcp 10.77.0.2 -> 10.77.0.1:49152 on eth0");
		assertEquals(Protocol.TCP, flow.protocol());
		assertEquals("10.77.0.2", flow.source().getHostAddress());
		assertEquals(OptionalInt.empty(), flow.sourcePort());
		assertEquals("10.77.0.1", flow.destination().getHostAddress());
		assertEquals(49152, flow.port());
		assertEquals("eth0", flow.interfaceName());
	}

	@Test
	void readsIpv6AndPortsAndPrograms() {
		final var flow = Flow.parse("udp [fd77::2]:5000 -> [fd77::1]:53 on \"Wi-Fi 2\" program \"C:\\Program Files\\x.exe\"");
		assertTrue(flow.isIpv6());
		assertEquals(OptionalInt.of(5000), flow.sourcePort());
		assertEquals(53, flow.port());
		assertEquals("Wi-Fi 2", flow.interfaceName());
		assertEquals(Optional.of("C:\\Program Files\\x.exe"), flow.program());
		assertEquals(OptionalInt.empty(), Flow.parse("tcp fd77::2 -> [fd77::1]:22 on lo").sourcePort());
		assertEquals(OptionalInt.of(7), Flow.parse("tcp 1.2.3.4:7 -> 5.6.7.8:22 on lo").sourcePort());
	}

	@Test
	void isWrittenAsItIsRead() {
		final var flow = Flow.parse("tcp [fd77::2]:1 -> [fd77::1]:22 on eth0");
		assertEquals(flow, Flow.parse(flow.toString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "tcp", "sctp 1.2.3.4 -> 1.2.3.4:5 on lo", "tcp 1.2.3.4 -> 1.2.3.4 on lo", "tcp 1.2.3.4 -> 1.2.3.4:0 on lo",
			"tcp 1.2.3.4 -> 1.2.3.4:65536 on lo", "tcp 1.2.3.4 -> [::1]:5 on lo", "tcp host -> 1.2.3.4:5 on lo", "tcp 1.2.3.4 -> 1.2.3.4:5",
			"tcp 1.2.3.4:99999999999 -> 1.2.3.4:5 on lo" })
	void refusesTheRestWithWords(final String text) {
		assertThrows(IllegalArgumentException.class, () -> Flow.parse(text));
	}
}
