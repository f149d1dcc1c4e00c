// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import tandem.firewall.Applied.Outcome;
import tandem.firewall.Change;
import tandem.firewall.Owner;

class RepairsTest {

	private final List<String> noted = new ArrayList<>();
	private final Repairs repairs = new Repairs((station, change, applied) -> noted.add(station.name() + ' ' + change.id() + ' ' + applied.outcome()));
	private final FakeStation station = new FakeStation("", "here");

	private static Change change(final String does, final String back) {
		return new Change(does, does, Owner.NFTABLES, List.of(List.of("nft", does)), List.of(List.of("nft", back)), true, "");
	}

	@Test
	void takesBackInTheOtherOrderAndNotesEach() throws Exception {
		repairs.make(station, List.of(change("1", "-1"), change("2", "-2")));
		final var undo = repairs.undo(station).orElseThrow();
		assertEquals(Outcome.DONE, repairs.undo(undo).outcome());
		assertEquals(List.of("1", "2", "-2", "-1"), station.applied);
		assertEquals(List.of("here 1 DONE", "here 2 DONE", "here undo 2 DONE", "here undo 1 DONE"), noted);
		assertEquals(Optional.empty(), repairs.undo(station));
	}

	@Test
	void whoIsRefusedChangedNothingAndHasNothingToTakeBack() throws Exception {
		station.reject = true;
		final var made = repairs.make(station, List.of(change("1", "-1"), change("2", "-2")));
		assertEquals(new Repairs.Made(Outcome.REFUSED, 0, "dismissed"), made);
		assertEquals(List.of("here 1 REFUSED"), noted);
		assertEquals(Optional.empty(), repairs.undo(station));
	}

	@Test
	void anUndoThatIsRefusedCanBeTriedAgain() throws Exception {
		repairs.make(station, List.of(change("1", "-1")));
		station.reject = true;
		assertEquals(Outcome.REFUSED, repairs.undo(repairs.undo(station).orElseThrow()).outcome());
		station.reject = false;
		assertEquals(Outcome.DONE, repairs.undo(repairs.undo(station).orElseThrow()).outcome());
		assertEquals(List.of("1", "-1"), station.applied);
	}

	@Test
	void takesBackTheLastChangeFirstAndOnlyAtThatComputer() throws Exception {
		final var other = new FakeStation("s1", "there");
		repairs.make(station, List.of(change("1", "-1")));
		repairs.make(other, List.of(change("2", "-2")));
		repairs.make(station, List.of(change("3", "-3")));
		repairs.undo(repairs.undo(station).orElseThrow());
		repairs.undo(repairs.undo(station).orElseThrow());
		assertEquals(List.of("1", "3", "-3", "-1"), station.applied);
		assertTrue(repairs.undo(other).isPresent());
	}

	@Test
	void whatWasMadeBeforeTheLineBrokeCanBeTakenBack() throws Exception {
		final var broken = new FakeStation("", "here");
		repairs.make(broken, List.of(change("1", "-1")));
		broken.trouble = new IOException("gone");
		assertThrows(IOException.class, () -> repairs.make(broken, List.of(change("2", "-2"))));
		assertThrows(IOException.class, () -> repairs.undo(repairs.undo(broken).orElseThrow()));
		assertTrue(repairs.undo(broken).isPresent());
	}
}
