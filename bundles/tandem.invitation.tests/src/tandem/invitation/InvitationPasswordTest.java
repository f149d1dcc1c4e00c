// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationPasswordTest {

	@Test
	void hasThirtyTwoSymbolsWithoutLookAlikesInThreeGroups() {
		final var random = new SecureRandom();
		final var symbols = new HashSet<Integer>();
		for (var i = 0; i < 500; i++) {
			final var password = InvitationPassword.generate(random);
			assertTrue(password.inGroups().matches("[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}"), password.inGroups());
			password.canonical().chars().forEach(symbols::add);
			assertEquals(Optional.of(password.canonical()), InvitationPassword.read(password.inGroups()).map(InvitationPassword::canonical));
		}
		assertEquals(32, symbols.size());
		assertTrue("ILOU".chars().noneMatch(symbols::contains));
	}

	@ParameterizedTest
	@CsvSource({ "K7M4 XQ2P D9WR,K7M4XQ2PD9WR", "k7m4-xq2p-d9wr,K7M4XQ2PD9WR", "'  k7m4xq2pd9wr\t',K7M4XQ2PD9WR", "k7m4–xq2p—d9wr,K7M4XQ2PD9WR",
			"OOOO iiii llll,000011111111", "k7m4\u00a0xq2p\u00a0d9wr,K7M4XQ2PD9WR" })
	void forgivesHowItIsTyped(final String typed, final String canonical) {
		assertEquals(Optional.of(canonical), InvitationPassword.read(typed).map(InvitationPassword::canonical));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "K7M4 XQ2P D9W", "K7M4 XQ2P D9WRR", "K7M4 XQ2P D9W!", "K7M4 XQ2P D9WU", "ｋ7M4 XQ2P D9WR" })
	void refusesWhatIsNone(final String typed) {
		assertEquals(Optional.empty(), InvitationPassword.read(typed));
		assertEquals(Optional.empty(), InvitationPassword.read(typed + " ".repeat(1000)));
	}

	@Test
	void isNotInItsText() {
		final var password = InvitationPassword.generate(new SecureRandom());
		assertFalse(password.toString().contains(password.canonical().substring(0, 4)));
	}
}
