// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.service.prefs.BackingStoreException;

import tandem.session.EndReason;
import tandem.sessions.ui.Prospect;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

@ExtendWith(NoErrorLogged.class)
class ListTest {

	private static final String COPY = "org.eclipse.ui.edit.copy";

	private final List<String> opened = new CopyOnWriteArrayList<>();

	private ListStage stage;

	@BeforeEach
	void open() throws BackingStoreException {
		InstanceScope.INSTANCE.getNode("tandem.sessions.ui").node("sessions").clear();
		stage = new ListStage(ListStage.LIST);
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private Prospect prospect(final String who, final Instant expires, final Optional<String> session) {
		return new Prospect(who, who, "Ready", Instant.now(), Optional.of(expires), session, () -> opened.add(who));
	}

	private void prospect(final String who) {
		stage.prospects.add(prospect(who, Instant.now().plusSeconds(3600), Optional.empty()));
	}

	@Test
	void emptyItSaysWhatBelongsThereAndHowToGetIt() {
		Await.until("the hint", () -> stage.says().contains("appear here") && stage.says().contains("Ctrl+O"));
	}

	@Test
	void showsEachPhaseOfASession() {
		final var session = stage.technician.add("1", "Bella");
		for (final var phase : Phase.values()) {
			if (phase == Phase.ENDED) {
				session.end(EndReason.SHARER_ENDED);
			} else {
				session.phase(phase);
			}
			Await.until(phase.name(), () -> stage.rows().size() == 1 && stage.rows().getFirst().startsWith("Bella | " + SessionTexts.state(session) + " | "));
		}
	}

	@Test
	void tellsACallThatFailedFromOneGivenUpAndFromASessionThatEnded() {
		stage.technician.add("1", "Ann").end(new Ending.NotConnected(tandem.channel.ConnectFailedException.Why.REFUSED, ""));
		stage.technician.add("2", "Bob").end(new Ending.Cancelled());
		stage.technician.add("3", "Cid").end(EndReason.SHARER_ENDED);
		Await.until("three ends", () -> stage.rows().size() == 3);
		assertEquals(List.of("Not connected", "Given up", "Ended"), stage.rows().stream().map(row -> row.split(" \\| ")[1]).toList());
	}

	@Test
	void anInvitationCountsDownAndExpires() {
		stage.prospects.add(prospect("Bella", Instant.now().plusSeconds(4), Optional.empty()));
		final var seen = new ArrayList<String>();
		Await.until("the end", () -> {
			stage.rows().stream().map(row -> row.split(" \\| ")[1]).filter(state -> seen.isEmpty() || !seen.getLast().equals(state)).forEach(seen::add);
			return seen.contains("Expired");
		});
		Await.until("times left before that: " + seen, () -> seen.stream().filter(state -> state.matches("Ready . 0:0[1-4]")).distinct().count() >= 2);
	}

	@Test
	void anInvitationWhoseSessionLivesIsShownAsTheSessionAlone() {
		final var session = stage.technician.add("1", "Bella in a session");
		stage.prospects.add(prospect("Bella", Instant.now().plusSeconds(3600), Optional.of("1")));
		stage.awaitNames("Bella in a session");
		session.end(EndReason.SHARER_ENDED);
		stage.awaitNames("Bella in a session", "Bella");
	}

	@Test
	void sortsByAColumnUpAndDown() {
		prospect("Bob");
		prospect("ann");
		prospect("Cid");
		stage.header(0);
		stage.awaitNames("ann", "Bob", "Cid");
		stage.header(0);
		stage.awaitNames("Cid", "Bob", "ann");
	}

	@Test
	void filtersByWords() {
		prospect("Ann");
		prospect("Bob");
		stage.awaitNames("Bob", "Ann");
		stage.type("READY bo");
		stage.awaitNames("Bob");
		stage.type("");
		stage.awaitNames("Bob", "Ann");
	}

	@Test
	void copiesTheChosenRows() {
		prospect("Ann");
		prospect("Bob");
		prospect("Cid");
		stage.awaitNames("Cid", "Bob", "Ann");
		stage.choose(0, 2);
		stage.command(COPY);
		final var lines = stage.clipboard().lines().map(line -> line.split("\t")[0]).toList();
		assertEquals(List.of("Cid", "Ann"), lines);
		assertEquals(4, stage.clipboard().lines().findFirst().orElseThrow().split("\t").length);
	}

	@Test
	void saysHowEachCameAndWhyItIsOver() {
		stage.prospects.add(new Prospect("a", "Ann", "Used up", Instant.now(), Optional.of(Instant.now().plusSeconds(3600)), Optional.empty(), () -> { }, "File", false));
		stage.prospects.add(new Prospect("b", "Bob", "Ready", Instant.now(), Optional.empty(), Optional.empty(), () -> { }, "Windows", true));
		Await.until("both", () -> stage.rows().stream().anyMatch(row -> row.startsWith("Ann | Used up | File | "))
				&& stage.rows().stream().anyMatch(row -> row.startsWith("Bob | Ready | Windows | ")));
	}

	@Test
	void selectAllChoosesAllRows() {
		prospect("Ann");
		prospect("Bob");
		stage.awaitNames("Bob", "Ann");
		stage.command("org.eclipse.ui.edit.selectAll");
		stage.command(COPY);
		assertEquals(2, stage.clipboard().lines().count());
	}

	@Test
	void remembersColumnsWhenItIsOpenedAgain() {
		prospect("Ann");
		prospect("Bob");
		stage.awaitNames("Bob", "Ann");
		stage.header(0);
		stage.header(0);
		Await.until("widths", () -> stage.ask(() -> stage.table().getColumn(2).getWidth() > 0));
		final var wanted = stage.ask(() -> {
			final var width = stage.table().getColumn(0).getWidth();
			stage.table().getColumn(0).setWidth(width + 60);
			return width + 60;
		});
		stage.hide();
		assertEquals(wanted, InstanceScope.INSTANCE.getNode("tandem.sessions.ui").node("sessions").getInt("width.who", 0));
		stage.show();
		stage.awaitNames("Bob", "Ann");
		assertEquals(SWT.DOWN, stage.ask(() -> stage.table().getSortDirection()));
		Await.until("the width", () -> stage.ask(() -> {
			final var table = stage.table();
			return table.getColumn(0).getWidth() > table.getColumn(1).getWidth() + 20;
		}));
	}

	@Test
	void showsAnInvitationOnDoubleClick() {
		prospect("Ann");
		stage.awaitNames("Ann");
		stage.choose(0);
		stage.doubleClick();
		Await.until("opened", () -> opened.equals(List.of("Ann")));
	}

	@Test
	void removesWhatIsOverAndNothingElse() {
		stage.technician.add("1", "Ann").phase(Phase.VIEWING);
		stage.technician.add("2", "Bob").end(EndReason.SHARER_ENDED);
		prospect("Cid");
		stage.awaitNames("Ann", "Bob", "Cid");
		stage.choose(0, 1, 2);
		stage.command("tandem.sessions.ui.remove");
		stage.awaitNames("Ann");
	}
}
