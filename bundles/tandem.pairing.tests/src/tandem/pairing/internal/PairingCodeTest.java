// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.pairing.PairingCode;

class PairingCodeTest {

	private final SecureRandom random = new SecureRandom();

	@ParameterizedTest
	@CsvSource({ "8,3,4", "9,4,4", "10,4,5", "11,4,6", "12,4,7" })
	void eachFurtherSymbolIsSecret(final int length, final int routing, final int secret) {
		assertEquals(routing, PairingCode.routingLength(length));
		final var code = PairingCode.generate("K7M4".substring(0, routing), length, random);
		assertEquals(length, code.symbols().length());
		assertEquals("K7M4".substring(0, routing), code.routing());
		final var proven = new String(code.secret(), StandardCharsets.US_ASCII);
		assertEquals(routing + secret, proven.length());
		assertTrue(code.symbols().startsWith(proven));
	}

	@Test
	void secretsDiffer() {
		final var seen = new java.util.HashSet<String>();
		for (var i = 0; i < 50; i++) {
			seen.add(PairingCode.generate("K7M4", 12, random).symbols());
		}
		assertEquals(50, seen.size());
	}

	@Test
	void showsItselfInGroupsAndHidesInLogs() {
		final var code = PairingCode.generate("K7M4", 9, random);
		assertTrue(code.inGroups().matches("K7M-4[0-9A-Z]{2}-[0-9A-Z]{3}"), code.inGroups());
		assertFalse(code.toString().contains(code.symbols()));
		assertArrayEquals(code.secret(), PairingCode.of(code.symbols()).secret());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "K7M4XQ2", "K7M4XQ2PDK7M4", "UUUUUUUUU" })
	void refusesWhatIsNone(final String symbols) {
		assertThrows(IllegalArgumentException.class, () -> PairingCode.of(symbols));
	}

	@Test
	void refusesARoutingPartThatDoesNotFit() {
		assertThrows(IllegalArgumentException.class, () -> PairingCode.generate("K7M", 9, random));
		assertThrows(IllegalArgumentException.class, () -> PairingCode.generate("K7ML", 9, random));
		assertThrows(IllegalArgumentException.class, () -> PairingCode.generate("K7M4", 13, random));
	}
}
