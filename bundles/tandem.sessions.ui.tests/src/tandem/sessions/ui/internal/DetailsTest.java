// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tandem.session.Permission;
import tandem.technician.Phase;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

@ExtendWith(NoErrorLogged.class)
class DetailsTest {

	private ListStage list;

	private ListStage details;

	@BeforeEach
	void open() {
		list = new ListStage(ListStage.LIST);
		details = list.beside(ListStage.DETAILS);
	}

	@AfterEach
	void close() {
		details.close();
		list.close();
	}

	@Test
	void withoutASessionItSaysWhatBelongsThere() {
		details.awaitSays("Choose a session");
	}

	@Test
	void showsWhoTheWordsWhatIsAllowedAndTheFigures() {
		final var session = list.technician.add("1", "Bella");
		session.allow(Permission.VIEW);
		session.phase(Phase.VIEWING);
		list.awaitNames("Bella");
		for (final var words : new String[] { "apple river stone", "Bella (says they are; not verified)", "Viewing", "see the screen", "tandem+tls://192.0.2.7:49152",
				"Received 0 B, sent 0 B" }) {
			details.awaitSays(words);
		}
		Await.until("the round trip", () -> details.says().matches("(?s).*3[.,]0 ms.*"));
	}

	@Test
	void followsTheSession() {
		final var session = list.technician.add("1", "Bella");
		session.phase(Phase.VIEWING);
		details.awaitSays("Viewing");
		session.allow(Permission.VIEW, Permission.CONTROL);
		session.phase(Phase.CONTROLLING);
		details.awaitSays("use mouse and keyboard");
		details.awaitSays("In control");
		assertFalse(details.says().contains("Viewing"));
	}

	@Test
	void showsTheSessionThatIsChosen() {
		list.technician.add("1", "Ann").phase(Phase.VIEWING);
		list.technician.add("2", "Bob").phase(Phase.VIEWING);
		list.awaitNames("Ann", "Bob");
		list.choose(0);
		details.awaitSays("Ann (says");
		list.choose(1);
		details.awaitSays("Bob (says");
	}
}
