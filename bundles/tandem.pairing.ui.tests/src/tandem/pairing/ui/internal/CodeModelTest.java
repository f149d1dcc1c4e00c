// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.channel.ConnectFailedException.Why;
import tandem.pairing.OpenCode.State;
import tandem.pairing.PairingCode;
import tandem.pairing.Relay;
import tandem.pairing.TypedCode;
import tandem.pairing.ui.internal.CodeModel.Failed;
import tandem.pairing.ui.internal.CodeModel.Over;
import tandem.pairing.ui.internal.CodeModel.Waiting;

class CodeModelTest {

	private final FakePairingCodes codes = new FakePairingCodes();
	private final AtomicInteger changes = new AtomicInteger();
	private final CodeModel model = new CodeModel(codes, Runnable::run, changes::incrementAndGet);

	@Test
	void goesFromTheRelayToTheSession() {
		model.begin();
		assertEquals(new CodeModel.Asking("Asking relay.example:8443 for a place to wait\u2026"), model.now());
		codes.last().at(State.WAITING);
		final var waiting = assertInstanceOf(Waiting.class, model.now());
		assertEquals(codes.last().secretly(), waiting.code());
		assertEquals("relay.example:8443", waiting.relay().address());
		codes.last().at(State.PROVING);
		assertInstanceOf(CodeModel.Proving.class, model.now());
		codes.last().at(State.USED);
		assertInstanceOf(CodeModel.Used.class, model.now());
		assertTrue(changes.get() >= 4);
	}

	@ParameterizedTest
	@EnumSource(names = { "BURNED", "EXPIRED", "CANCELLED" })
	void offersANewCodeAtOnceWhereOneIsOver(final State end) {
		model.begin();
		codes.last().at(State.WAITING);
		codes.last().at(end);
		assertFalse(assertInstanceOf(Over.class, model.now()).words().isBlank());
		model.begin();
		assertEquals(2, codes.made.size());
		codes.last().at(State.WAITING);
		assertInstanceOf(Waiting.class, model.now());
	}

	@Test
	void asksForARelayWhereNoneIsKnown() {
		codes.relay = Optional.empty();
		model.begin();
		assertTrue(assertInstanceOf(Failed.class, model.now()).asks());
		model.use("no address");
		assertEquals(new Failed(Messages.noAddress, true), model.now());
		model.use("other.example");
		assertEquals("other.example", codes.last().relay().address());
		assertEquals(Relay.Source.TYPED, codes.last().relay().source());
		assertEquals("other.example", model.address());
	}

	@ParameterizedTest
	@EnumSource
	void eachFailureSaysWhatToDo(final Why why) {
		model.begin();
		codes.last().fails(why);
		final var failed = assertInstanceOf(Failed.class, model.now());
		assertFalse(failed.words().isBlank());
		assertFalse(failed.words().contains("{"), failed.words());
		model.begin();
		assertEquals(2, codes.made.size());
	}

	@Test
	void doesNotAskForAnotherRelayWhereAnAdministratorFixedIt() {
		codes.relay = Relay.read("fixed.example", Relay.Source.POLICY);
		model.begin();
		codes.last().fails(Why.UNREACHABLE);
		assertFalse(assertInstanceOf(Failed.class, model.now()).asks());
	}

	@Test
	void offersAnotherRelayAfterAnyFailureOfOneThatIsNotFixed() {
		model.begin();
		codes.last().fails(Why.TOKEN);
		assertFalse(assertInstanceOf(Failed.class, model.now()).asks());
		assertFalse(model.isFixed());
		model.askForRelay();
		assertTrue(assertInstanceOf(Failed.class, model.now()).asks());
		assertEquals("relay.example:8443", model.address());
		model.use("other.example#" + "ab".repeat(32));
		assertEquals(Optional.of("ab".repeat(32)), codes.last().relay().pin());
	}

	@RepeatedTest(200)
	void theSharerCanPasteTheWholeSentence() {
		final var code = codes.create(FakePairingCodes.RELAY) instanceof final FakePairingCodes.FakeCode fake ? fake.secretly() : null;
		final var sentence = NLS.bind(Messages.sentence, code.inGroups());
		assertEquals(new TypedCode.Complete(code, Optional.empty()), TypedCode.read(sentence));
	}

	@Test
	void saysWhoNamedTheRelay() {
		final var said = Stream.of(Relay.Source.values()).map(source -> Sources.named(Relay.read("relay.example", source).orElseThrow())).toList();
		assertEquals(Relay.Source.values().length, Set.copyOf(said).size());
		assertTrue(said.contains("relay.example (chosen by your administrator)"), said.toString());
	}

	@Test
	void closingTheTabClosesTheCode() {
		model.begin();
		codes.last().at(State.WAITING);
		model.close();
		assertEquals(State.CANCELLED, codes.last().state());
	}

	@Test
	void spellsACodeAloud() {
		final var code = PairingCode.of("00000000" + "0");
		assertEquals("0, 0, 0, 0, 0, 0, 0, 0, 0", new Spelling().aloud(code));
		final var spelled = new Spelling().aloud(codes.create(FakePairingCodes.RELAY).code().orElseGet(() -> codes.last().secretly()));
		assertTrue(spelled.startsWith("K as in Kilo, 7, M as in Mike, 4, "), spelled);
	}
}
