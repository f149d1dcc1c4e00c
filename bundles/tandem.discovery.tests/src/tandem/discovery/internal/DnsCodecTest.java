// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsCodecTest {

	private static final String HEAD = "000084000000000100000000";

	private static final DnsMessage MESSAGE = new DnsMessage(true, List.of(new DnsMessage.Question("a.local", DnsRecord.ANY)),
			List.of(new DnsRecord.Pointer("_x._tcp.local", 120, "a._x._tcp.local"), new DnsRecord.Service("a._x._tcp.local", 120, 49_152, "a.local"),
					new DnsRecord.Text("a._x._tcp.local", 70_000, List.of("v=1", "computer=Küche")), new DnsRecord.Text("b.local", 0, List.of()),
					new DnsRecord.Address("a.local", 120, List.of((byte) 192, (byte) 0, (byte) 2, (byte) 7))));

	@Test
	void whatIsWrittenIsRead() throws DnsException {
		assertEquals(MESSAGE, DnsReader.read(DnsWriter.write(MESSAGE)));
	}

	@Test
	void eachCutIsRefused() {
		final var whole = DnsWriter.write(MESSAGE);
		for (var length = 0; length < whole.length; length++) {
			final var cut = Arrays.copyOf(whole, length);
			assertThrows(DnsException.class, () -> DnsReader.read(cut), "cut to " + length);
		}
	}

	@Test
	void namesMayPointBack() throws DnsException {
		// The record's name is "b.local", its target "a" and then what stands at 14: "local".
		final var message = HexFormat.of().parseHex(HEAD + "0162056c6f63616c00" + "000c0001" + "00000078" + "0004" + "0161c00e");
		assertEquals(List.of(new DnsRecord.Pointer("b.local", 120, "a.local")), DnsReader.read(message).records());
	}

	@ParameterizedTest
	@ValueSource(strings = { HEAD + "c00c", HEAD + "c00e", HEAD + "0161c00c", HEAD + "c010c00e00", HEAD + "c0ff", HEAD + "4061", "0000840000ff00ff00000000",
			"000084030000000000000000", "0000", "" })
	void circlesAndNonsenseAreRefused(final String hex) {
		assertThrows(DnsException.class, () -> DnsReader.read(HexFormat.of().parseHex(hex)));
	}

	@Test
	void kindsThatNobodyKnowsAreSkipped() throws DnsException {
		final var message = HexFormat.of().parseHex("000084000000000200000000" + "016100" + "00ff0001" + "00000078" + "0002" + "ffff" + "016200" + "00010001" + "00000078"
				+ "0004" + "c0000207");
		assertEquals(List.of(new DnsRecord.Address("b", 120, List.of((byte) 192, (byte) 0, (byte) 2, (byte) 7))), DnsReader.read(message).records());
	}

	@Property
	void anythingIsReadOrRefused(@ForAll @Size(max = 400) final byte[] bytes) {
		readOrRefused(bytes);
	}

	@Property
	void whatIsSpoiltIsReadOrRefused(@ForAll @IntRange(max = 400) final int place, @ForAll final byte value) {
		final var bytes = DnsWriter.write(MESSAGE);
		bytes[place % bytes.length] = value;
		readOrRefused(bytes);
	}

	private static void readOrRefused(final byte[] bytes) {
		try {
			assertTrue(DnsReader.read(bytes).records().size() <= 256);
		} catch (final DnsException e) {
			assertTrue(e.getMessage().length() < 100);
		}
	}
}
