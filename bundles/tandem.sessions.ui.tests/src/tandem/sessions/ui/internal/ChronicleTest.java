// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import tandem.session.EndReason;
import tandem.technician.ControlAnswer;
import tandem.technician.Phase;
import tandem.testsupport.technician.FakeTechnician;

class ChronicleTest {

	private final FakeTechnician technician = new FakeTechnician();

	private final Chronicle chronicle = new Chronicle(technician);

	private List<String> lines() {
		return chronicle.lines().stream().map(line -> line.who() + ": " + line.what()).toList();
	}

	@Test
	void tellsASessionFromCallToEnd() {
		final var session = technician.add("1", "Bella");
		session.phase(Phase.WAITING_FOR_SHARER);
		session.phase(Phase.VIEWING);
		session.phase(Phase.ASKING_CONTROL);
		session.answer(ControlAnswer.SAID_NO, Phase.VIEWING);
		session.end(EndReason.SHARER_ENDED);
		assertEquals(List.of("Bella: Calling", "Bella: Waiting for consent", "Bella: Viewing", "Bella: Asking for control", "Bella: Viewing: the sharer said No to control",
				"Bella: Ended: the sharer ended it"), lines());
	}

	@Test
	void whatChangesNothingIsNoLine() {
		final var session = technician.add("1", "Bella");
		session.phase(Phase.REACHING);
		assertEquals(1, chronicle.lines().size());
	}

	@Test
	void aPasswordPromptIsALine() {
		final var session = technician.add("1", "Bella");
		session.phase(Phase.CONTROLLING);
		session.prompt(true);
		assertEquals("Bella: In control: the sharer must answer a password prompt", lines().getLast());
	}

	@Test
	void knowsWhatWasThereBefore() {
		technician.add("1", "Bella");
		assertEquals(1, new Chronicle(technician).lines().size());
	}

	@Test
	void theOldestLinesGo() {
		final var session = technician.add("1", "Bella");
		for (var count = 0; count < Chronicle.LIMIT; count++) {
			session.phase(count % 2 == 0 ? Phase.VIEWING : Phase.PAUSED);
		}
		assertEquals(Chronicle.LIMIT, chronicle.lines().size());
		assertEquals("Bella: Viewing", lines().getFirst());
	}

	@Test
	void tellsOfNewLinesUntilItIsClosed() throws Exception {
		final var told = new ArrayList<String>();
		try (var listening = chronicle.listen(() -> told.add("more"))) {
			technician.add("1", "Bella");
		}
		technician.last().phase(Phase.VIEWING);
		assertEquals(List.of("more"), told);
	}

	@Test
	void letsGoOfTheTechnician() {
		chronicle.stop();
		assertEquals(0, technician.listening());
	}
}
