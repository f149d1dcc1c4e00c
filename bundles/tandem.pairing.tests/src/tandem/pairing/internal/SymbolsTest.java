// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import tandem.pairing.PairingCode;

class SymbolsTest {

	@Provide
	Arbitrary<PairingCode> codes() {
		return Arbitraries.integers().between(PairingCode.SHORTEST, PairingCode.LONGEST).map(length -> {
			final var random = new SecureRandom();
			final var routing = new StringBuilder();
			random.ints(PairingCode.routingLength(length), 0, 32).forEach(value -> routing.append(Symbols.ALL.charAt(value)));
			return PairingCode.generate(routing.toString(), length, random);
		});
	}

	@Property
	void everyWrongSymbolIsFound(@ForAll("codes") final PairingCode code, @ForAll @IntRange(max = 11) final int where, @ForAll @IntRange(min = 1, max = 31) final int by) {
		final var symbols = new StringBuilder(code.symbols());
		final var at = where % symbols.length();
		symbols.setCharAt(at, Symbols.ALL.charAt((Symbols.ALL.indexOf(symbols.charAt(at)) + by) % 32));
		assertFalse(Symbols.checks(symbols));
	}

	@Property
	void everyExchangeIsFoundAndSuspected(@ForAll("codes") final PairingCode code, @ForAll @IntRange(max = 10) final int where) {
		final var symbols = new StringBuilder(code.symbols());
		final var at = where % (symbols.length() - 1);
		final var first = symbols.charAt(at);
		Assume.that(first != symbols.charAt(at + 1));
		symbols.setCharAt(at, symbols.charAt(at + 1));
		symbols.setCharAt(at + 1, first);
		assertFalse(Symbols.checks(symbols));
		assertTrue(Symbols.suspects(symbols).containsAll(List.of(at, at + 1)));
	}

	@Property
	void aSymbolHeardAsItsLikeIsSuspected(@ForAll("codes") final PairingCode code, @ForAll @IntRange(max = 11) final int where) {
		final var symbols = new StringBuilder(code.symbols());
		final var at = where % symbols.length();
		final var heard = "BPDBETSFMNMW".indexOf(symbols.charAt(at));
		Assume.that(heard >= 0);
		symbols.setCharAt(at, "BPDBETSFMNMW".charAt(heard % 2 == 0 ? heard + 1 : heard - 1));
		assertTrue(Symbols.suspects(symbols).contains(at), symbols + " at " + at);
	}

	@Property
	void aRightCodeIsNotSuspected(@ForAll("codes") final PairingCode code) {
		assertTrue(Symbols.checks(code.symbols()));
		assertEquals(code, PairingCode.of(code.symbols()));
	}

	@Test
	void lookAlikesMeanOneSymbolAndNothingElseIsGuessed() {
		assertEquals('0', Symbols.meant('o'));
		assertEquals('1', Symbols.meant('l'));
		assertEquals('1', Symbols.meant('I'));
		assertEquals('U', Symbols.meant('u'));
		assertFalse(Symbols.has('U'));
		assertEquals('Z', Symbols.meant('z'));
		assertEquals(32, Symbols.ALL.chars().distinct().count());
	}
}
