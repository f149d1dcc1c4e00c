// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.guide.Drawing;
import tandem.guide.Figure;
import tandem.guide.Guide;
import tandem.guide.Ink;
import tandem.screen.Area;
import tandem.screen.Overlay.Patch;
import tandem.session.Answer;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature.Attachment;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.session.FakeTimers;

/** Both ends of the guide, and those who break its rules. */
class GuideTest {

	private static final Permission GUIDE = SharerGuideFeature.GUIDE;

	private static final Figure ARROW = new Figure.Arrow(100, 100, 300, 200);

	private final FakeTimers timers = new FakeTimers();
	private final FakeSession sharer = new FakeSession(Role.SHARER);
	private final FakeSession technician = new FakeSession(Role.TECHNICIAN);
	private final ChannelPair channels = new ChannelPair(GuideCodec.CHANNEL, 1 << 16);
	private final FakeOverlay overlay = new FakeOverlay();
	private final KnownGuides guides = new KnownGuides();
	private final List<String> painted = new CopyOnWriteArrayList<>();
	private Showing showing;
	private Attachment technicians;

	@BeforeEach
	void meet() {
		sharer.grant(Permission.VIEW);
		technician.grant(Permission.VIEW);
		showing = new Showing(sharer, channels.left(), (words, ink, name) -> {
			painted.add(name + ": " + words.text());
			return CompletableFuture.completedFuture(new Patch(words.x(), words.y(), 50, 20, new int[1_000]));
		}, timers, overlay::open);
		channels.left().listen(showing);
		technicians = guides.attach(technician, channels.right());
		Await.until("the other end", () -> guide().isAvailable());
	}

	@AfterEach
	void part() {
		technicians.close();
		showing.close();
		channels.close();
	}

	private Guide guide() {
		return guides.of("fake").orElseThrow();
	}

	private void permit() {
		sharer.grant(GUIDE);
		technician.grant(GUIDE);
	}

	private void draws(final Figure figure) {
		guide().draw(figure, Ink.RED);
		Await.until("the drawing", () -> !overlay.shown().isEmpty() && guide().drawings().getLast().arrived());
	}

	private void raw(final GuideMessage.Ask ask) {
		channels.right().send(GuideCodec.encode(ask));
		Await.until("it is read", () -> channels.right().unacknowledged() == 0);
	}

	@Test
	void nothingIsDrawnBeforeTheSharerSaysYesWhateverTheOtherEndSends() {
		guide().request();
		assertEquals(List.of(GUIDE), technician.requests());
		guide().draw(ARROW, Ink.RED);
		assertEquals(List.of(), guide().drawings());
		raw(new GuideMessage.Draw(new Drawing(1, ARROW, Ink.RED)));
		raw(new GuideMessage.Point(10, 10, Ink.RED));
		assertFalse(overlay.isOpen());
		assertEquals(List.of(), sharer.lines());
		technician.answer(GUIDE, Answer.SAID_NO);
		assertEquals("Somebody said No.", guide().refusal().orElseThrow());
		assertFalse(overlay.isOpen());
	}

	@Test
	void anArrowIsDrawnWhereItBelongsAndFades() {
		permit();
		draws(ARROW);
		final var patch = overlay.shown().getFirst();
		assertTrue(new Area(patch.x(), patch.y(), patch.width(), patch.height()).contains(new Area(100, 100, 200, 100)), patch::toString);
		final var shaft = patch.argb()[(150 - patch.y()) * patch.width() + 200 - patch.x()];
		assertEquals(0xff000000 | Ink.RED.rgb(), shaft);
		assertEquals(0, patch.argb()[(195 - patch.y()) * patch.width() + 105 - patch.x()]);
		assertEquals(List.of("Somebody began to point and draw on your screen."), sharer.lines());
		timers.pass(Drawing.SHOWN.minus(Duration.ofSeconds(1)));
		assertTrue(overlay.opacity() > 0.3 && overlay.opacity() < 0.7, () -> "" + overlay.opacity());
		timers.pass(Duration.ofSeconds(2));
		assertFalse(overlay.isOpen());
		Await.until("both know", () -> guide().drawings().isEmpty());
		assertEquals(0, timers.waiting());
	}

	@Test
	void wordsCarryTheNameOfWhoWroteThemAndNoTricks() {
		permit();
		draws(new Figure.Words(990, 790, "Press\u202e \u0007here\nplease"));
		assertEquals(List.of("Somebody: Press here please"), painted);
		assertEquals(950, overlay.shown().getFirst().x());
		assertEquals(780, overlay.shown().getFirst().y());
		raw(new GuideMessage.Draw(new Drawing(77, new Figure.Words(1, 1, "\u202e"), Ink.RED)));
		assertEquals(1, painted.size());
	}

	@Test
	void whileTheSharerIsAskedAnythingNothingIsDrawn() {
		permit();
		draws(ARROW);
		sharer.asks(true);
		assertFalse(overlay.isOpen());
		Await.until("the technician knows", () -> guide().drawings().isEmpty());
		guide().draw(ARROW, Ink.RED);
		Await.until("refused", () -> guide().drawings().isEmpty());
		raw(new GuideMessage.Point(10, 10, Ink.RED));
		assertFalse(overlay.isOpen());
		sharer.asks(false);
		draws(ARROW);
	}

	@Test
	void whatIsDrawnGoesAtOnceWithThePermissionAndWithTheSession() {
		permit();
		draws(ARROW);
		sharer.withdraw(GUIDE);
		assertFalse(overlay.isOpen());
		sharer.grant(GUIDE);
		draws(ARROW);
		showing.close();
		assertFalse(overlay.isOpen());
		raw(new GuideMessage.Draw(new Drawing(99, ARROW, Ink.RED)));
		assertFalse(overlay.isOpen());
	}

	@Test
	void theDotFollowsTheMouseAndRests() {
		permit();
		guide().point(500, 400, Ink.BLUE);
		Await.until("the dot", () -> overlay.shown().size() == 1);
		guide().point(520, 400, Ink.BLUE);
		Await.until("its trail", () -> overlay.shown().size() == 2);
		final var dot = overlay.shown().getLast();
		assertEquals(520, dot.x() + dot.width() / 2);
		timers.pass(Duration.ofSeconds(1));
		assertEquals(1, overlay.shown().size());
		guide().rest();
		Await.until("no dot", () -> !overlay.isOpen());
		guide().point(520, 400, Ink.BLUE);
		Await.until("the dot", () -> overlay.shown().size() == 1);
		timers.pass(Drawing.SHOWN.plusSeconds(1));
		assertFalse(overlay.isOpen());
	}

	@Test
	void clearWipesEverythingAway() {
		permit();
		draws(ARROW);
		draws(new Figure.Box(10, 10, 50, 50));
		assertEquals(2, overlay.shown().size());
		guide().clear();
		Await.until("nothing", () -> !overlay.isOpen());
		assertEquals(List.of(), guide().drawings());
	}

	@Test
	void thereIsRoomForSoMuchAndNoMore() {
		permit();
		for (var i = 0; i < Guide.MAX_DRAWINGS + 6; i++) {
			timers.pass(Duration.ofMillis(250));
			draws(new Figure.Box(i, 0, 100 + i, 50));
		}
		assertTrue(overlay.shown().size() <= Guide.MAX_DRAWINGS, () -> "" + overlay.shown().size());
		for (var i = 0; i < 60; i++) {
			channels.right().send(GuideCodec.encode(new GuideMessage.Draw(new Drawing(1_000 + i, ARROW, Ink.RED))));
		}
		Await.until("they are read", () -> channels.right().unacknowledged() == 0);
		assertTrue(overlay.shown().size() <= Guide.MAX_DRAWINGS);
		assertTrue(sharer.violation().isEmpty());
		for (var i = 0; i < 2_100; i++) {
			channels.right().send(GuideCodec.encode(new GuideMessage.Point(i % 800, 1, Ink.RED)));
			if (i % 500 == 0) {
				Await.until("they are read", () -> channels.right().unacknowledged() == 0);
			}
		}
		Await.until("the flood ends it", () -> sharer.violation().isPresent());
		assertFalse(overlay.isOpen());
	}

	@Test
	void neverMorePixelsThanTheScreenHas() {
		permit();
		draws(new Figure.Box(0, 0, 32_767, 32_767));
		final var patch = overlay.shown().getFirst();
		assertTrue(patch.width() <= 1_000 && patch.height() <= 800, patch::toString);
		guide().draw(new Figure.Arrow(20_000, 20_000, 30_000, 30_000), Ink.RED);
		Await.until("beyond the screen", () -> guide().drawings().size() == 1);
	}

	@Test
	void aScreenThatIsGoneEndsTheDrawingAlone() {
		permit();
		overlay.breaks();
		guide().draw(ARROW, Ink.RED);
		Await.until("refused", () -> guide().drawings().isEmpty());
		assertFalse(overlay.isOpen());
		assertTrue(sharer.violation().isEmpty());
	}

	@Test
	void whoSaysNonsenseBreaksTheRules() {
		channels.left().send(new byte[] { 9 });
		Await.until("the violation", () -> technician.violation().isPresent());
		channels.right().send(new byte[] { 9 });
		Await.until("the violation", () -> sharer.violation().isPresent());
	}
}
