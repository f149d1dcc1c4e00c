// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.firewall.Access;
import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Entry.State;

class AppsModelTest {

	private final AppsModel apps = new AppsModel();
	private final FakeStation station = new FakeStation("", "here");

	@BeforeEach
	void read() throws IOException {
		apps.take(station.list(Access.AS_IS));
	}

	private Entry entry(final String id) {
		return apps.entries().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
	}

	private List<String> commands() {
		return apps.changes().stream().map(Change::commands).map(it -> it.getFirst().getLast()).toList();
	}

	@Test
	void nothingIsSwitchedBeforeSomebodySaysSo() {
		apps.next(entry("tandem"), "public");
		assertEquals(Optional.of(State.BLOCKED), apps.state(entry("tandem"), "public"));
		assertEquals(List.of(), apps.changes());
	}

	@Test
	void switchesBackAndForth() {
		apps.begin();
		apps.next(entry("tandem"), "public");
		assertEquals(Optional.of(State.ALLOWED), apps.state(entry("tandem"), "public"));
		assertEquals(List.of("allow public"), commands());
		apps.next(entry("tandem"), "public");
		assertEquals(Optional.of(State.BLOCKED), apps.state(entry("tandem"), "public"));
		assertEquals(List.of(), commands());
	}

	@Test
	void whatIsAllowedInPartCanBecomeEither() {
		apps.begin();
		for (final var expected : List.of(State.ALLOWED, State.BLOCKED, State.UNKNOWN)) {
			apps.next(entry("ssh"), "public");
			assertEquals(Optional.of(expected), apps.state(entry("ssh"), "public"));
		}
	}

	@Test
	void whatCantBeChangedIsNotSwitched() {
		apps.begin();
		assertFalse(apps.canSwitch(entry("policy"), "public"));
		assertFalse(apps.canSwitch(entry("ssh"), "home"));
		apps.next(entry("policy"), "public");
		assertEquals(List.of(), commands());
	}

	@Test
	void cancelForgetsAllAndChangesNothing() {
		apps.begin();
		apps.next(entry("tandem"), "public");
		apps.cancel();
		assertEquals(Optional.of(State.BLOCKED), apps.state(entry("tandem"), "public"));
		assertEquals(List.of(), commands());
		assertFalse(apps.isEditing());
	}

	@Test
	void showsNetworksInUseAndAllWhereAsked() {
		assertEquals(List.of("public"), apps.scopes(false));
		assertEquals(List.of("public", "home"), apps.scopes(true));
	}

	@Test
	void aWishIsMetOnlyWhenTheListSaysSo() throws IOException {
		apps.begin();
		apps.next(entry("tandem"), "public");
		final var wish = apps.wishes().getFirst();
		assertFalse(wish.isMet(station.list(Access.AS_IS)));
		station.apply(apps.changes().getFirst());
		assertTrue(wish.isMet(station.list(Access.AS_IS)));
	}
}
