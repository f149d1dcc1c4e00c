// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tandem.identity.Contact.Standing;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

/** The views Contacts and On My Network, in the real workbench. */
@ExtendWith(NoErrorLogged.class)
class PeopleTest {

	private static final String HELP = "tandem.sessions.ui.helpPerson";

	private final FakePeople people = new FakePeople();
	private ListStage stage;

	@BeforeEach
	void open() {
		Await.until("the fakes", () -> ListStage.window() != null);
	}

	@AfterEach
	void close() {
		stage.close();
		people.close();
	}

	private void contacts() {
		stage = new ListStage(ListStage.CONTACTS);
	}

	private void network() {
		stage = new ListStage(ListStage.NETWORK);
	}

	@Test
	void emptyTheySayWhatBelongsThereAndHowToGetIt() {
		contacts();
		stage.awaitSays("Remember This Person");
		stage.close();
		network();
		stage.awaitSays("only if its settings say so");
	}

	@Test
	void aContactSaysWhetherTheyAskForHelpAndIsHelpedWithoutAPassword() {
		people.add("Bella", 1);
		people.add("Günter", 2);
		contacts();
		Await.until("both", () -> stage.names().equals(List.of("Bella", "Günter")));
		people.appears("192.0.2.7", Optional.empty(), "c-1");
		Await.until("she asks", () -> stage.rows().getFirst().contains(Messages.contactAsks) && stage.rows().getLast().contains(Messages.contactGood));
		stage.choose(0);
		stage.command(HELP);
		Await.until("the call", () -> people.helped.size() == 1);
		assertEquals("Bella", people.helped.getFirst().name());
	}

	@Test
	void aContactIsBlockedAndComesAgain() {
		people.add("Bella", 1);
		contacts();
		Await.until("her", () -> stage.names().equals(List.of("Bella")));
		stage.choose(0);
		stage.command("tandem.sessions.ui.blockContact");
		Await.until("blocked", () -> stage.rows().getFirst().contains(Messages.contactBlocked));
		assertEquals(Standing.BLOCKED, people.known.getFirst().standing());
		stage.choose(0);
		stage.command("tandem.sessions.ui.blockContact");
		Await.until("back", () -> people.known.getFirst().standing() == Standing.GOOD);
	}

	@Test
	void anotherKeyIsShownAsAnAlarmThatNobodyCanClickAway() {
		final var bella = people.add("Bella", 1);
		people.replace(bella.standing(Standing.OTHER_KEY));
		people.appears("192.0.2.7", Optional.empty(), "c-1");
		contacts();
		Await.until("the alarm", () -> stage.rows().size() == 1 && stage.rows().getFirst().contains(Messages.contactOtherKey));
		stage.choose(0);
		stage.command("tandem.sessions.ui.blockContact");
		stage.command(HELP);
		assertEquals(Standing.OTHER_KEY, people.known.getFirst().standing());
		assertTrue(people.helped.isEmpty());
	}

	@Test
	void aDamagedListIsSaid() {
		people.damaged = Optional.of("damaged");
		contacts();
		stage.awaitSays("damaged");
	}

	@Test
	void computersAppearThatShowThemselvesOrByWhichAContactAsks() {
		people.add("Bella", 1);
		network();
		people.appears("192.0.2.7", Optional.empty(), "easy-connect");
		people.appears("192.0.2.8", Optional.of("lab-3"), "easy-connect");
		people.appears("192.0.2.9", Optional.empty(), "c-1");
		Await.until("two of three", () -> stage.names().equals(List.of("lab-3", "Bella")));
		assertTrue(stage.rows().getFirst().contains("Easy Connect | 192.0.2.8:49152"));
		stage.choose(1);
		stage.command(HELP);
		Await.until("the call", () -> people.helped.size() == 1);
	}

	@Test
	void helpIsOfferedToContactsAndComputersThatTakeOffers() {
		people.add("Bella", 1);
		people.add("Günter", 2);
		contacts();
		people.appears("192.0.2.7", Optional.empty(), "o-1");
		Await.until("she can be offered help", () -> stage.rows().size() == 2 && stage.rows().getFirst().contains(Messages.contactOffers)
				&& stage.rows().getLast().contains(Messages.contactGood));
		stage.choose(0);
		stage.command(HELP);
		Await.until("the first offer", () -> people.offered.equals(List.of("Bella")));
		stage.choose(1);
		stage.command("tandem.sessions.ui.offerPerson");
		Await.until("the second", () -> people.offered.equals(List.of("Bella", "Günter")));
		stage.close();
		network();
		people.appears("192.0.2.8", Optional.of("lab-3"), "offer");
		Await.until("the computer", () -> stage.names().contains("lab-3"));
		assertTrue(stage.rows().stream().anyMatch(row -> row.contains("lab-3") && row.contains(Messages.wayOffer)));
		stage.choose(stage.names().indexOf("lab-3"));
		stage.command("tandem.sessions.ui.offerPerson");
		Await.until("the third", () -> people.offered.contains("192.0.2.8:49152"));
		assertTrue(people.helped.isEmpty(), "nobody asked for help");
	}

	@Test
	void theNetworkIsLookedAtOnlyWhileSomebodyLooksAtTheList() {
		assertEquals(0, people.searches);
		network();
		Await.until("looking", () -> people.searches == 1);
		stage.hide();
		Await.until("no longer", () -> people.searches == 0);
	}

	@Test
	void contactsAreLookedForOnlyWhereThereAreAny() {
		contacts();
		stage.awaitSays("Remember This Person");
		assertEquals(0, people.searches);
		people.add("Bella", 1);
		Await.until("looking", () -> people.searches == 1);
	}

	@Test
	void renamesAndForgets() {
		final var bella = people.add("Bella", 1);
		contacts();
		final var model = stage.ask(() -> new People(people, people, people.offers, people, true, () -> { }));
		model.rename(bella, "Bella from school");
		model.rename(people.known.getFirst(), " \u202e ");
		Await.until("renamed", () -> stage.names().equals(List.of("Bella from school")));
		model.forget(bella);
		Await.until("forgotten", () -> people.known.isEmpty());
		stage.awaitSays("Remember This Person");
		model.close();
	}
}
