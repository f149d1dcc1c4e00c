// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.invitation.OpenInvitation.State;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.invitation.mail.Delivery;
import tandem.session.SessionState;
import tandem.settings.Way;

/** What the windows show and do, without any. */
class SharerTest {

	private static final Lifetime SIX_HOURS = new Lifetime(6, Lifetime.Unit.HOURS);

	@TempDir
	private Path home;

	private final FakeEndpoint endpoint = new FakeEndpoint();
	private final FakeInvitations invitations = new FakeInvitations(Clock.systemUTC());
	private final List<String> closed = new ArrayList<>();
	private final FakeCodes codes = new FakeCodes();
	private final FakeVouchers vouchers = new FakeVouchers();
	private final FakeMail mail = new FakeMail();
	private final Set<Way> forbidden = EnumSet.noneOf(Way.class);
	private final FakeHelpers helpers = new FakeHelpers();
	private Sharer sharer;

	@BeforeEach
	void follow() {
		sharer = new Sharer(endpoint, new Sharer.WaysIn(invitations, mail, codes, vouchers, new FakeEasyConnect(), helpers.people(), OwnWords.NONE, way -> !forbidden.contains(way), new FakeStation()), Clock.systemUTC(), home, SIX_HOURS, Runnable::run, Runnable::run);
	}

	@AfterEach
	void nothingListensAfterwards() {
		sharer.close();
		assertEquals(0, endpoint.listeners());
		assertEquals(0, helpers.listeners());
		assertTrue(invitations.made.stream().allMatch(one -> one.listeners() == 0));
		assertEquals(0, mail.attachments);
	}

	private <P extends Page> P page(final Class<P> type) {
		return assertInstanceOf(type, sharer.scene().page());
	}

	private void invite(final String name) {
		sharer.newInvitation();
		sharer.make(name, SIX_HOURS);
	}

	private Page.Card mailed(final String to) {
		sharer.newMail();
		assertEquals(SIX_HOURS, page(Page.NewMail.class).lifetime());
		sharer.mail(to, SIX_HOURS);
		return page(Page.Waiting.class).cards().getFirst();
	}

	@Test
	void invitesByEmail() {
		final var card = mailed("help@example.org, second@example.org");
		assertEquals("K7M4 XQ2P D9WR", card.password());
		assertTrue(card.mail().orElseThrow().note().startsWith("Your mail program has the message"));
		assertEquals("", card.file());
		assertEquals("[help@example.org, second@example.org]", mail.drafts.getFirst().to().toString());
		assertFalse(new String(mail.drafts.getFirst().invitation(), StandardCharsets.UTF_8).contains("K7M4"));
		assertEquals(1, mail.attachments);
		sharer.cancel(card.handle());
		assertEquals(0, mail.attachments);
		assertEquals(State.CANCELLED, invitations.made.getFirst().state());
	}

	@Test
	void whereNoMailProgramAnswersTheOtherWaysAreOffered() throws IOException {
		mail.next = new Delivery.Failed("No mail program answered on this computer.", "");
		mail.server = Optional.of("mail.example.org");
		final var card = mailed("help@example.org");
		assertTrue(card.mail().orElseThrow().note().startsWith("No mail program answered on this computer. Save the message"));
		assertEquals(Optional.of("mail.example.org"), card.mail().orElseThrow().server());
		sharer.saveMail(card.handle(), home.resolve("m.eml"));
		assertEquals("message", Files.readString(home.resolve("m.eml")));
		assertTrue(note().startsWith("Saved as " + home.resolve("m.eml")));
		final var copied = new ArrayList<String>();
		sharer.copyMail(card.handle(), copied::add);
		assertEquals(List.of("as text"), copied);
		assertTrue(note().contains("copied"));
		mail.next = new Delivery.Failed("The mail server does not answer.", "");
		sharer.sendMail(card.handle());
		assertTrue(note().startsWith("The mail server does not answer."));
		mail.next = new Delivery.Sent();
		sharer.sendMail(card.handle());
		assertEquals("The message was sent.", note());
	}

	private String note() {
		return page(Page.Waiting.class).cards().getFirst().mail().orElseThrow().note();
	}

	@Test
	void withoutAnAddressTheServerCanNotSend() {
		mail.server = Optional.of("mail.example.org");
		assertEquals(Optional.empty(), mailed(" ").mail().orElseThrow().server());
	}

	@Test
	void whatIsNoAddressIsSaidBeforeAnythingIsMade() {
		sharer.newMail();
		sharer.mail("bella", SIX_HOURS);
		assertEquals(Optional.of("\u201cbella\u201d is no e-mail address."), page(Page.NewMail.class).problem());
		assertEquals("bella", page(Page.NewMail.class).to());
		assertTrue(invitations.made.isEmpty());
		sharer.back();
		page(Page.GetHelp.class);
	}

	@Test
	void theAttachmentGoesWhenTheInvitationIsOver() {
		mailed("help@example.org");
		invitations.made.getFirst().becomes(State.USED);
		page(Page.GetHelp.class);
		assertEquals(0, mail.attachments);
	}

	@Test
	void waysThatAreForbiddenAreAbsent() {
		assertTrue(page(Page.GetHelp.class).ways().containsAll(Set.of(Way.FILE, Way.EMAIL)));
		forbidden.add(Way.EMAIL);
		assertFalse(page(Page.GetHelp.class).ways().contains(Way.EMAIL));
	}

	@Test
	void invitesByFile() throws IOException {
		assertEquals(Optional.empty(), page(Page.GetHelp.class).trouble());
		sharer.newInvitation();
		final var draft = page(Page.NewInvitation.class);
		assertEquals(SIX_HOURS, draft.lifetime());
		sharer.make(draft.file(), draft.lifetime());
		final var card = page(Page.Waiting.class).cards().getFirst();
		assertEquals("K7M4 XQ2P D9WR", card.password());
		assertEquals(Duration.ofHours(6), invitations.made.getFirst().lifetime);
		assertEquals("i1", Files.readString(Path.of(card.file())));
	}

	@Test
	void severalInvitationsWait() {
		invite("one");
		invite("two");
		assertEquals(List.of("i1", "i2"), page(Page.Waiting.class).cards().stream().map(Page.Card::handle).toList());
		sharer.cancel("i1");
		assertEquals(List.of("i2"), page(Page.Waiting.class).cards().stream().map(Page.Card::handle).toList());
		assertEquals(State.CANCELLED, invitations.made.getFirst().state());
		sharer.cancel("i2");
		page(Page.GetHelp.class);
	}

	@Test
	void asksBeforeAFileIsReplaced() throws IOException {
		Files.writeString(home.resolve("help.tandem-invitation"), "old");
		invite("help");
		assertTrue(page(Page.NewInvitation.class).replace());
		assertEquals(List.of(), invitations.made);
		sharer.typed("other");
		sharer.make("help", SIX_HOURS);
		assertEquals("old", Files.readString(home.resolve("help.tandem-invitation")));
		sharer.make("help", SIX_HOURS);
		assertEquals("i1", Files.readString(home.resolve("help.tandem-invitation")));
	}

	@Test
	void whatCantBeSavedIsClosedAgainAndNothingTypedIsLost() {
		invitations.failure = Optional.of("The disk is full.");
		sharer.newInvitation();
		sharer.make("mine", new Lifetime(3, Lifetime.Unit.DAYS));
		final var draft = page(Page.NewInvitation.class);
		assertEquals("mine", draft.file());
		assertEquals(new Lifetime(3, Lifetime.Unit.DAYS), draft.lifetime());
		assertTrue(draft.problem().orElseThrow().contains("The disk is full."));
		assertEquals(State.CANCELLED, invitations.made.getFirst().state());
	}

	@Test
	void saysWhyADoorCantOpen() {
		invitations.first = State.FAILED;
		invite("help");
		assertTrue(page(Page.NewInvitation.class).problem().orElseThrow().contains("Another program uses its port."));
		assertFalse(Files.exists(home.resolve("help.tandem-invitation")));
	}

	@Test
	void waitsForTheDoorToOpen() {
		invitations.first = State.OPENING;
		invite("help");
		assertTrue(page(Page.NewInvitation.class).busy());
		sharer.back();
		assertTrue(page(Page.NewInvitation.class).busy());
		invitations.made.getFirst().becomes(State.WAITING);
		assertEquals(1, page(Page.Waiting.class).cards().size());
	}

	@Test
	void tellsOfWrongTriesAndOfTheEnd() {
		invite("help");
		final var invitation = invitations.made.getFirst();
		invitation.wrongTry();
		invitation.wrongTry();
		assertTrue(page(Page.Waiting.class).cards().getFirst().tries().contains("2 of 5"));
		invitation.becomes(State.TOO_MANY_TRIES);
		assertEquals(Optional.of(Messages.Card_tooManyTries), page(Page.Waiting.class).cards().getFirst().over());
		sharer.cancel("i1");
		page(Page.GetHelp.class);
	}

	@Test
	void aUsedInvitationIsGone() {
		invite("help");
		endpoint.doors("i1");
		invitations.made.getFirst().becomes(State.USED);
		endpoint.doors();
		page(Page.GetHelp.class);
	}

	@Test
	void asksBeforeItClosesWhileSomebodyCouldConnect() {
		invite("help");
		sharer.askToClose(() -> closed.add("closed"));
		page(Page.ConfirmClose.class);
		assertEquals(List.of(), closed);
		sharer.keepWaiting();
		page(Page.Waiting.class);
		sharer.askToClose(() -> closed.add("closed"));
		sharer.askToClose(() -> closed.add("closed"));
		assertEquals(List.of("closed"), closed);
		assertEquals(List.of("shutDown"), endpoint.calls);
	}

	@Test
	void aDoorOfAnotherKindCountsToo() {
		endpoint.doors("code-1");
		sharer.askToClose(() -> closed.add("closed"));
		page(Page.ConfirmClose.class);
	}

	@Test
	void closesAtOnceWhereNobodyCouldConnect() {
		sharer.askToClose(() -> closed.add("closed"));
		assertEquals(List.of("closed"), closed);
		assertEquals(List.of("shutDown"), endpoint.calls);
	}

	@Test
	void theQuestionWhetherToCloseGoesAwayWithItsReason() {
		invite("help");
		sharer.askToClose(() -> closed.add("closed"));
		invitations.made.getFirst().becomes(State.EXPIRED);
		assertEquals(Optional.of(Messages.Card_expired), page(Page.Waiting.class).cards().getFirst().over());
	}

	@Test
	void aQuestionTakesThePlaceOfTheMainWindow() {
		endpoint.asks(FakeEndpoint.BELLA, Permission.VIEW, Instant.now().plusSeconds(60));
		final var scene = sharer.scene();
		assertFalse(scene.showsMain());
		assertEquals(Optional.empty(), scene.bar());
		assertEquals(FakeEndpoint.BELLA.words(), scene.consent().orElseThrow().words());
		assertTrue(scene.consent().orElseThrow().vouching().contains("Not verified"));
		assertTrue(scene.consent().orElseThrow().text().contains("out of the blue"));
	}

	@ParameterizedTest
	@EnumSource(SessionState.class)
	void theBarIsThereWhileASessionRuns(final SessionState state) {
		endpoint.state(state);
		final var runs = switch (state) {
		case VIEWING, ASKING_CONTROL, CONTROLLED, PAUSED, RECONNECTING -> true;
		case OFF, WAITING, AUTHENTICATED, ASKING_VIEW, ENDED -> false;
		};
		assertEquals(runs, sharer.scene().bar().isPresent());
		assertEquals(!runs, sharer.scene().showsMain());
	}

	@Test
	void theBarSaysWhatIsAllowedAndWhatStopsIt() {
		final var clipboard = new Permission("clipboard");
		endpoint.state(SessionState.CONTROLLED, Permission.VIEW, Permission.CONTROL, clipboard);
		final var bar = sharer.scene().bar().orElseThrow();
		assertEquals(List.of(new BarScene.Toggle(clipboard, Messages.Permission_clipboard)), bar.allowed());
		assertTrue(bar.mayTakeBack() && bar.mayHide() && !bar.hidden());
		assertEquals(List.of(Messages.Bar_escape), bar.notes());
		endpoint.flags(false, false, true, false);
		assertEquals(List.of(Messages.Bar_everyEscape), sharer.scene().bar().orElseThrow().notes());
		endpoint.flags(false, false, true, true);
		assertEquals(List.of(Messages.Bar_prompt), sharer.scene().bar().orElseThrow().notes());
	}

	@Test
	void afterEscTheTechnicianMayBeLetContinue() {
		endpoint.state(SessionState.VIEWING, Permission.VIEW);
		endpoint.flags(true, false, false, false);
		final var bar = sharer.scene().bar().orElseThrow();
		assertEquals(List.of(Messages.Bar_tookBack), bar.notes());
		assertTrue(bar.letContinue().orElseThrow().contains("Bella Byte"));
		assertFalse(bar.mayTakeBack());
		endpoint.flags(false, true, false, false);
		assertEquals(List.of(Messages.Bar_refuses), sharer.scene().bar().orElseThrow().notes());
	}

	@Test
	void theBarIsHonestWhileNothingIsSeen() {
		endpoint.state(SessionState.PAUSED);
		assertEquals(BarScene.Light.HIDDEN, sharer.scene().bar().orElseThrow().light());
		assertTrue(sharer.scene().bar().orElseThrow().hidden());
		endpoint.state(SessionState.RECONNECTING);
		assertEquals(BarScene.Light.BROKEN, sharer.scene().bar().orElseThrow().light());
		assertFalse(sharer.scene().bar().orElseThrow().mayHide());
	}

	@Test
	void everyEndHasItsWords() {
		endpoint.state(SessionState.VIEWING);
		final var titles = new ArrayList<String>();
		for (final var reason : EndReason.values()) {
			endpoint.ended(reason);
			titles.add(page(Page.Ended.class).title());
		}
		assertEquals(titles.size(), titles.stream().collect(Collectors.toSet()).size());
	}

	@Test
	void theEndSaysWhoCanStillConnect() {
		endpoint.state(SessionState.VIEWING);
		endpoint.ended(EndReason.SHARER_ENDED);
		assertTrue(page(Page.Ended.class).text().contains(Messages.End_closed));
		endpoint.doors("i2");
		assertTrue(page(Page.Ended.class).text().contains(Messages.End_open));
		assertFalse(page(Page.Ended.class).text().contains(Messages.End_closed));
		endpoint.doors();
		sharer.acknowledge();
		page(Page.GetHelp.class);
	}

	@Test
	void showsWhatHappened() throws IOException {
		endpoint.log = Optional.of(Files.writeString(home.resolve("log"), "{\"time\":\"2026-02-03T12:00:00Z\",\"kind\":\"connected\",\"text\":\"They came.\"}\n"));
		endpoint.ended(EndReason.TECHNICIAN_LEFT);
		assertTrue(page(Page.Ended.class).hasLog());
		sharer.seeLog();
		assertTrue(page(Page.Log.class).text().matches("2026-02-0\\d \\d\\d:\\d\\d:00  They came.\n"), page(Page.Log.class).text());
		sharer.back();
		page(Page.Ended.class);
	}

	@Test
	void showsTheEndOfALongLog() throws IOException {
		final var line = "{\"time\":\"2026-02-03T12:00:00Z\",\"kind\":\"connected\",\"text\":\"They came.\"}\n";
		endpoint.log = Optional.of(Files.writeString(home.resolve("log"), line.repeat(LogText.MOST + 7)));
		endpoint.ended(EndReason.TECHNICIAN_LEFT);
		sharer.seeLog();
		final var text = page(Page.Log.class).text();
		assertTrue(text.startsWith(Messages.Log_cut + "2026-02-0"));
		assertEquals(LogText.MOST, text.lines().filter(shown -> shown.endsWith("They came.")).count());
	}

	@Test
	void saysWhatThisComputerCantDoAndOffersNothing() {
		endpoint.trouble("Wayland can't be shared yet.");
		assertEquals(Optional.of("Wayland can't be shared yet."), page(Page.GetHelp.class).trouble());
	}
}
