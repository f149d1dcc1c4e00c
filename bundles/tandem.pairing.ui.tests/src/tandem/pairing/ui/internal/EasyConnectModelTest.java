// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.channel.ConnectFailedException.Why;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyCalls.Step;
import tandem.pairing.PairingCode;
import tandem.pairing.Relay;
import tandem.pairing.Relay.Source;

class EasyConnectModelTest {

	private final PairingCode right = PairingCode.generate("K7M4", 12, new SecureRandom());
	private final FakeEasyCalls calls = new FakeEasyCalls();
	private final EasyConnectModel model = new EasyConnectModel(calls, () -> { });

	private void connect() {
		model.typed(right.symbols().toLowerCase());
		model.connect();
	}

	@Test
	void groupsWhatIsTypedAndGoesNowhereBeforeItIsWhole() {
		final var plain = right.symbols();
		for (var length = 1; length < plain.length(); length++) {
			model.typed(plain.substring(0, length));
			assertFalse(model.now().ready(), "with " + length);
			assertEquals("", model.now().words(), "with " + length);
			model.connect();
		}
		assertTrue(calls.made.isEmpty());
		model.typed(plain);
		assertEquals(right.inGroups(), model.now().text());
		assertTrue(model.now().ready());
	}

	@Test
	void aMistypedOneIsToldBeforeAGuessIsSpent() {
		final var last = right.symbols().charAt(11) == 'Z' ? 'Y' : 'Z';
		model.typed(right.symbols().substring(0, 11) + last);
		assertEquals(Messages.easyMistyped, model.now().words());
		model.connect();
		assertTrue(calls.made.isEmpty());
	}

	@Test
	void saysWhatIsTriedUntilItIsConnected() {
		connect();
		assertEquals(right, calls.last().password);
		final var said = new HashSet<String>();
		for (final var step : new Step[] { Step.SEARCHING, Step.NEARBY, Step.RELAY }) {
			calls.last().at(step);
			said.add(model.now().words());
			assertTrue(model.now().busy());
			assertFalse(model.now().ready());
		}
		assertEquals(3, said.size());
		model.connect();
		model.typed("other");
		assertEquals(1, calls.made.size());
		calls.last().at(Step.CONNECTED);
		assertTrue(model.now().connected());
	}

	@Test
	void whatWasTypedStaysWhenItFailsOrIsGivenUp() {
		connect();
		calls.last().fail(new Failure.Refused());
		assertEquals(Messages.easyRefused, model.now().words());
		assertTrue(model.now().wrong() && model.now().ready());
		model.connect();
		model.cancel();
		assertEquals(Step.CANCELLED, calls.last().step());
		assertEquals(right.inGroups(), model.now().text());
		assertTrue(model.now().ready());
		assertEquals("", model.now().words());
	}

	@Test
	void saysWhereNobodyWasFound() {
		connect();
		calls.last().fail(new Failure.Nobody(Relay.read("relay.example", Source.TYPED), Optional.empty()));
		assertTrue(model.now().words().contains("relay.example"));
		model.connect();
		calls.last().fail(new Failure.Nobody(Optional.empty(), Optional.empty()));
		assertEquals(Messages.easyNobodyHere, model.now().words());
	}

	@ParameterizedTest
	@EnumSource(Why.class)
	void saysWhyItDidNotComeAbout(final Why why) {
		connect();
		calls.last().fail(new Failure.NotConnected(why, "192.0.2.7:49152"));
		assertTrue(model.now().words().length() > 30 && !model.now().words().contains("{0}"), model.now().words());
	}
}
