// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tandem.session.EndReason;
import tandem.technician.Phase;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

@ExtendWith(NoErrorLogged.class)
class LogTest {

	private ListStage stage;

	@BeforeEach
	void open() {
		stage = new ListStage(ListStage.LOG);
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void emptyItSaysWhatBelongsThere() {
		stage.awaitSays("What happens in your sessions");
	}

	@Test
	void tellsWhatHappensAsItHappens() {
		final var session = stage.technician.add("1", "Bella");
		Await.until("the first line", () -> stage.rows().size() == 1);
		session.phase(Phase.VIEWING);
		session.end(EndReason.SHARER_DECLINED);
		Await.until("three lines", () -> stage.rows().size() == 3);
		assertTrue(stage.rows().getLast().endsWith("Bella | Ended: the sharer said No"), stage.rows()::toString);
	}

	@Test
	void keepsItsLinesWhileItIsClosed() {
		stage.hide();
		stage.technician.add("1", "Bella");
		stage.show();
		Await.until("the line", () -> stage.rows().size() == 1);
	}

	@Test
	void copiesAndFilters() {
		stage.technician.add("1", "Bella").phase(Phase.VIEWING);
		stage.technician.add("2", "Bob");
		Await.until("three lines", () -> stage.rows().size() == 3);
		stage.type("viewing");
		Await.until("one line", () -> stage.rows().size() == 1);
		stage.command("org.eclipse.ui.edit.selectAll");
		stage.command("org.eclipse.ui.edit.copy");
		assertEquals(1, stage.clipboard().lines().count());
		assertTrue(stage.clipboard().endsWith("Bella\tViewing"), stage.clipboard());
	}
}
