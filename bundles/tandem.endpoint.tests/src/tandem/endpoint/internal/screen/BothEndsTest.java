// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.screen.Area;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.codec.ScreenCodec;
import tandem.screen.codec.ScreenMessage;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.session.FakeTimers;
import tandem.testsupport.settings.FakeSettings;
import tandem.viewer.Viewer;
import tandem.viewer.internal.ViewerRegistry;

/** The sharer's pump and the technician's viewer over a channel in memory. */
@SuppressWarnings("nls")
final class BothEndsTest {

	private static final int RED = 0xff0000;
	private static final int BLUE = 0x0000ff;
	private static final Area WHOLE = new Area(0, 0, 320, 200);

	private final FakeScreen screen = new FakeScreen();
	private final ShownAreas shown = new ShownAreas();
	private final FakeSession sharer = new FakeSession(Role.SHARER);
	private final FakeSession technician = new FakeSession(Role.TECHNICIAN);
	private final ViewerRegistry viewers = new ViewerRegistry(new FakeTimers());
	private final ChannelPair line = new ChannelPair(ScreenCodec.config(), 1 << 20);
	private SessionFeature.Attachment pump;
	private SessionFeature.Attachment eye;
	private Viewer viewer;

	@BeforeEach
	void connect() {
		pump = new ScreenFeature(screen, shown, new FakeSettings()).attach(sharer, line.left());
		eye = new tandem.viewer.internal.ScreenFeature(viewers).attach(technician, line.right());
		viewer = viewers.of(technician.id()).orElseThrow();
	}

	@AfterEach
	void end() {
		pump.close();
		eye.close();
		line.close();
		assertEquals(Optional.empty(), sharer.gaveUp().filter(why -> !why.contains("gone")));
		Await.until("the source is given back", () -> screen.open() == 0);
		assertEquals(Optional.empty(), technician.violation());
	}

	private int colour(final int x, final int y) {
		final var colour = new AtomicInteger(-1);
		viewer.withPicture(frame -> {
			if (x < frame.width() && y < frame.height()) {
				colour.set(frame.pixels().get(ValueLayout.JAVA_INT, frame.offset(x, y)) & 0xffffff);
			}
		});
		return colour.get();
	}

	private void awaitColour(final int x, final int y, final int expected) {
		Await.until(x + "," + y + " is " + Integer.toHexString(expected), () -> colour(x, y) == expected);
	}

	@Test
	void thePictureFollowsTheScreen() {
		screen.fill(WHOLE, RED);
		sharer.grant(Permission.VIEW);
		awaitColour(319, 199, RED);
		for (var i = 1; i < 50; i++) {
			screen.fill(new Area(i, i, 100, 100), i);
			awaitColour(i + 50, i + 50, i);
		}
		assertEquals(Optional.of(WHOLE), viewer.shown());
		assertTrue(viewer.framesPerSecond() > 0);
	}

	@Test
	void nothingIsReadBeforeTheSharerAllowsIt() {
		screen.fill(WHOLE, RED);
		sharer.withdraw(Permission.CONTROL);
		assertEquals(0, screen.captures());
		assertEquals(0, screen.open());
		assertEquals(Optional.empty(), viewer.layout());
		sharer.grant(Permission.VIEW);
		awaitColour(0, 0, RED);
	}

	@Test
	void nothingIsSentWhileHiddenAndEverythingAfterwards() {
		sharer.grant(Permission.VIEW);
		screen.fill(WHOLE, RED);
		awaitColour(5, 5, RED);
		sharer.withdraw(Permission.VIEW);
		Await.until("nobody reads the screen", () -> screen.open() == 0);
		final var read = screen.captures();
		screen.fill(WHOLE, BLUE);
		sharer.withdraw(Permission.CONTROL);
		assertEquals(read, screen.captures());
		assertEquals(RED, colour(5, 5));
		assertEquals(Optional.empty(), shown.of(sharer.id()));
		sharer.grant(Permission.VIEW);
		awaitColour(5, 5, BLUE);
		awaitColour(319, 199, BLUE);
	}

	@Test
	void theViewerFollowsANewSizeAndALostMonitor() {
		final var left = new Monitor("L", new Area(0, 0, 100, 80), true);
		final var right = new Monitor("R", new Area(100, 0, 60, 80), false);
		sharer.grant(Permission.VIEW);
		awaitColour(0, 0, 0);
		screen.resize(new Layout(160, 80, List.of(left, right)), RED);
		awaitColour(159, 79, RED);
		screen.fill(new Area(100, 0, 60, 80), BLUE);
		viewer.choose(Optional.of("R"));
		Await.until("the right monitor is shown", () -> viewer.shown().equals(Optional.of(right.area())));
		awaitColour(0, 0, BLUE);
		assertEquals(Optional.of(right.area()), shown.of(sharer.id()));
		screen.resize(new Layout(100, 80, List.of(left)), 7);
		Await.until("the whole screen is shown", () -> viewer.shown().equals(Optional.of(left.area())));
		awaitColour(99, 79, 7);
		assertTrue(sharer.lines().stream().anyMatch(line -> line.contains("R is not there")), sharer.lines()::toString);
		screen.resize(new Layout(160, 80, List.of(left, right)), 9);
		Await.until("the monitor is shown again", () -> viewer.shown().equals(Optional.of(right.area())));
	}

	@Test
	void thePointerTravelsApart() {
		sharer.grant(Permission.VIEW);
		Await.until("the pointer is there", () -> viewer.cursorImage().isPresent() && viewer.cursorX() == 3 && viewer.cursorY() == 4);
		screen.movePointer(100, 50);
		Await.until("the pointer moved", () -> viewer.cursorX() == 100 && viewer.cursorY() == 50);
	}

	@Test
	void aSlowViewerGetsTheNewestPixelsAndNoQueue() {
		sharer.grant(Permission.VIEW);
		awaitColour(0, 0, 0);
		line.holdLeft();
		final var before = screen.captures();
		for (var i = 1; i <= 100; i++) {
			screen.fill(WHOLE, i);
			final var now = i;
			Await.until("shown, or held back", () -> colour(0, 0) == now || screen.captures() >= before + 2);
		}
		assertTrue(screen.captures() <= before + 2, () -> screen.captures() - before + " updates without a confirmation");
		screen.fill(WHOLE, BLUE);
		line.release();
		awaitColour(0, 0, BLUE);
		assertTrue(line.left().unacknowledged() < 1 << 20);
	}

	@Test
	void aLongLineDelaysAndDoesNotStop() {
		line.delay(Duration.ofMillis(80));
		sharer.grant(Permission.VIEW);
		for (var i = 1; i <= 5; i++) {
			screen.fill(WHOLE, i);
			awaitColour(10, 10, i);
		}
	}

	@Test
	void aScreenThatIsLostEndsTheSession() {
		sharer.grant(Permission.VIEW);
		awaitColour(0, 0, 0);
		screen.lose("the server is gone");
		Await.until("the endpoint gives up", () -> sharer.gaveUp().isPresent());
		assertTrue(sharer.gaveUp().orElseThrow().contains("the server is gone"));
	}

	@Test
	void wrongConfirmationsEndTheSession() {
		sharer.grant(Permission.VIEW);
		awaitColour(0, 0, 0);
		line.right().send(ScreenCodec.encode(new ScreenMessage.Done(1, 77)));
		Await.until("the endpoint objects", () -> sharer.violation().isPresent());
	}

	@Test
	void listenersHearWhatIsNew() throws Exception {
		final var layouts = new AtomicInteger();
		final var areas = new java.util.concurrent.ConcurrentLinkedQueue<Area>();
		try (var _ = viewer.listen(new Viewer.Listener() {
			@Override
			public void layout(final Layout layout) {
				layouts.incrementAndGet();
			}

			@Override
			public void pixels(final List<Area> changed) {
				areas.addAll(changed);
			}

			@Override
			public void cursor() {
				// Another test's.
			}
		})) {
			screen.fill(WHOLE, RED);
			sharer.grant(Permission.VIEW);
			awaitColour(0, 0, RED);
			screen.fill(new Area(64, 64, 10, 10), BLUE);
			Await.until("the square is heard of", () -> areas.stream().anyMatch(a -> a.contains(new Area(64, 64, 10, 10))));
			assertEquals(1, layouts.get());
		}
	}
}
