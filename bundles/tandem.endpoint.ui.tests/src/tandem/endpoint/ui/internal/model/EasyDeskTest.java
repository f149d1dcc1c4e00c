// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import tandem.pairing.OpenPassword.State;

class EasyDeskTest {

	private final FakeEasyConnect easy = new FakeEasyConnect();
	private final List<Integer> changes = new ArrayList<>();
	private final EasyDesk desk = new EasyDesk(easy, Runnable::run, () -> changes.add(1));

	private Page.EasyPassword page() {
		return assertInstanceOf(Page.EasyPassword.class, desk.page(false).orElseThrow());
	}

	@Test
	void isOfferedOnlyWhereTheHelpDeskEnabledIt() {
		assertFalse(desk.isOffered());
		desk.open();
		assertEquals(List.of(), easy.made);
		assertEquals(Optional.empty(), desk.page(false));
		easy.forbidden = Optional.empty();
		assertTrue(desk.isOffered());
	}

	@Test
	void showsThePasswordAndWrongTriesUntilSomebodyComes() {
		easy.forbidden = Optional.empty();
		desk.open();
		assertEquals(FakeEasyConnect.PASSWORD, page().password());
		assertEquals("", page().tries());
		easy.made.getFirst().become(State.WAITING, 2);
		assertTrue(page().tries().contains("2 of 5"), page().tries());
		assertTrue(desk.somethingWaits());
		easy.made.getFirst().become(State.USED, 2);
		assertEquals(Optional.empty(), desk.page(false));
		assertEquals(0, easy.made.getFirst().listeners());
		assertTrue(changes.size() >= 3);
	}

	@Test
	void saysWhyItIsOverAndMakesANewOne() {
		easy.forbidden = Optional.empty();
		desk.open();
		easy.made.getFirst().become(State.TOO_MANY_TRIES, 5);
		assertTrue(page().over().orElseThrow().contains("5 times"));
		assertEquals("", page().password());
		assertFalse(desk.somethingWaits());
		desk.open();
		assertEquals(Optional.empty(), page().over());
		easy.made.getLast().become(State.EXPIRED, 0);
		assertTrue(page().over().orElseThrow().contains("time"));
		easy.made.getLast().become(State.FAILED, 0);
		assertTrue(page().over().orElseThrow().contains("no port"));
	}

	@Test
	void cancelledItIsGone() {
		easy.forbidden = Optional.empty();
		desk.open();
		desk.cancel();
		assertEquals(State.CANCELLED, easy.made.getFirst().state());
		assertEquals(Optional.empty(), desk.page(false));
	}
}
