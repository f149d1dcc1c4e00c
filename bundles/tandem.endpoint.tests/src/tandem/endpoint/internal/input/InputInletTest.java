// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.endpoint.internal.screen.ShownAreas;
import tandem.screen.Area;
import tandem.screen.InputEvent;
import tandem.screen.InputPort;
import tandem.screen.ScreenException;
import tandem.screen.codec.InputCodec;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.session.FakeTimers;
import tandem.viewer.Viewer;
import tandem.viewer.internal.ViewerRegistry;

/** Input from the technician's viewer to the sharer's port. */
@SuppressWarnings("nls")
final class InputInletTest {

	private static final InputEvent RELEASED = new InputEvent.Key(1, false);

	private final FakePort port = new FakePort();
	private final ShownAreas shown = new ShownAreas();
	private final FakeSession sharer = new FakeSession(Role.SHARER);
	private final FakeSession technician = new FakeSession(Role.TECHNICIAN);
	private final ViewerRegistry viewers = new ViewerRegistry(new FakeTimers());
	private final ChannelPair line = new ChannelPair(InputCodec.config(), 1 << 16);
	private SessionFeature.Attachment inlet;
	private SessionFeature.Attachment outlet;
	private Viewer viewer;

	/** Remembers what it is told; {@link #RELEASED} stands for releaseAll. */
	private static final class FakePort implements InputPort {

		private final List<InputEvent> events = new CopyOnWriteArrayList<>();
		private final AtomicReference<CountDownLatch> stuck = new AtomicReference<>(new CountDownLatch(0));
		private volatile boolean refuses;

		@Override
		public void inject(final InputEvent event) throws ScreenException {
			if (refuses) {
				throw new ScreenException("no");
			}
			events.add(event);
			try {
				stuck.get().await();
			} catch (final InterruptedException e) {
				throw new ScreenException("interrupted", e);
			}
		}

		@Override
		public void releaseAll() {
			events.add(RELEASED);
		}

		@Override
		public boolean tellsSharerApart() {
			return true;
		}

		@Override
		public void close() {
			throw new IllegalStateException("not the feature's to close");
		}
	}

	@BeforeEach
	void connect() {
		shown.show(sharer.id(), new Area(100, 50, 200, 100));
		inlet = new InputFeature(_ -> Optional.of(port), shown).attach(sharer, line.left());
		outlet = new tandem.viewer.internal.InputFeature(viewers).attach(technician, line.right());
		viewer = viewers.of(technician.id()).orElseThrow();
	}

	@AfterEach
	void end() {
		outlet.close();
		inlet.close();
		line.close();
		assertEquals(Optional.empty(), viewers.of(technician.id()));
		assertEquals(0, sharer.listening() + technician.listening());
	}

	private static InputEvent key(final int keysym, final boolean pressed) {
		return new InputEvent.Key(keysym, pressed);
	}

	private void awaitEvents(final InputEvent... expected) {
		Await.until(List.of(expected) + " is injected", () -> port.events.size() >= expected.length);
		assertEquals(List.of(expected), port.events);
	}

	private void allow() {
		sharer.grant(Permission.CONTROL);
		technician.grant(Permission.CONTROL);
	}

	@Test
	void whatIsDoneArrivesInOrder() {
		allow();
		final var events = List.of(key('a', true), key('a', false), new InputEvent.Button(1, true), new InputEvent.Wheel(0, -3), new InputEvent.Button(1, false));
		events.forEach(viewer::send);
		awaitEvents(events.toArray(InputEvent[]::new));
	}

	@Test
	void aTextIsTypedCharacterByCharacter() {
		allow();
		viewer.send(new InputEvent.Text("a\uD83D\uDE00\n"));
		awaitEvents(new InputEvent.Text("a"), new InputEvent.Text("\uD83D\uDE00"), new InputEvent.Text("\n"));
	}

	@Test
	void thePointerStaysWithinWhatIsShown() {
		sharer.grant(Permission.CONTROL);
		for (final var at : List.of(new InputEvent.Pointer(150, 60), new InputEvent.Pointer(-5, 1000), new InputEvent.Pointer(Integer.MAX_VALUE, 0))) {
			line.right().send(InputCodec.encode(at));
		}
		awaitEvents(new InputEvent.Pointer(150, 60), new InputEvent.Pointer(100, 149), new InputEvent.Pointer(299, 50));
	}

	@Test
	void thePointerGoesNowhereWhileNothingIsShown() {
		allow();
		shown.hide(sharer.id());
		line.right().send(InputCodec.encode(new InputEvent.Pointer(150, 60)));
		viewer.send(key('a', true));
		awaitEvents(key('a', true));
	}

	@Test
	void theSharersGateDecidesAndNotTheTechniciansMirror() {
		technician.grant(Permission.CONTROL);
		viewer.send(key('a', true));
		line.right().send(InputCodec.encode(key('b', true)));
		Await.until("both are read", () -> line.right().unacknowledged() == 0);
		sharer.grant(Permission.CONTROL);
		viewer.send(key('c', true));
		awaitEvents(key('c', true));
	}

	@Test
	void nothingLeavesWithoutControl() {
		viewer.send(key('a', true));
		assertEquals(0, line.right().unacknowledged());
	}

	@Test
	void withdrawingReleasesAndDropsWhatIsInFlight() {
		allow();
		viewer.send(key('a', true));
		awaitEvents(key('a', true));
		line.holdLeft();
		for (var i = 0; i < 20; i++) {
			line.right().send(InputCodec.encode(key('b', true)));
		}
		sharer.withdraw(Permission.CONTROL);
		line.release();
		Await.until("all are read", () -> line.right().unacknowledged() == 0);
		assertEquals(List.of(key('a', true), RELEASED), port.events);
	}

	@Test
	void withdrawingDoesNotWaitForAnInjectionAndCutsATextShort() {
		allow();
		final var stuck = new CountDownLatch(1);
		port.stuck.set(stuck);
		viewer.send(new InputEvent.Text("rm -rf"));
		Await.until("the first character is under way", () -> port.events.size() == 1);
		sharer.withdraw(Permission.CONTROL);
		assertEquals(1, port.events.size());
		stuck.countDown();
		Await.until("everything is released", () -> port.events.size() == 2);
		Await.until("the text is read", () -> line.right().unacknowledged() == 0);
		assertEquals(List.of(new InputEvent.Text("r"), RELEASED), port.events);
	}

	@Test
	void theEndReleasesWhatIsHeld() {
		allow();
		viewer.send(key('a', true));
		awaitEvents(key('a', true));
		inlet.close();
		awaitEvents(key('a', true), RELEASED);
	}

	@Test
	void theViewerReleasesWhatItPressed() {
		allow();
		viewer.send(key('a', true));
		viewer.send(key('b', true));
		viewer.send(new InputEvent.Button(3, true));
		viewer.send(key('a', false));
		viewer.releaseAll();
		viewer.releaseAll();
		awaitEvents(key('a', true), key('b', true), new InputEvent.Button(3, true), key('a', false), new InputEvent.Button(3, false), key('b', false));
	}

	@Test
	void aRefusalIsLoggedOnceAndEndsNothing() {
		allow();
		port.refuses = true;
		viewer.send(key('a', true));
		viewer.send(key('a', false));
		Await.until("both are read", () -> line.right().unacknowledged() == 0);
		port.refuses = false;
		viewer.send(key('b', true));
		awaitEvents(key('b', true));
		assertEquals(1, sharer.lines().size());
	}

	@Test
	void nonsenseEndsTheSession() {
		allow();
		line.right().send(new byte[] { 99, 0, 0 });
		Await.until("the endpoint objects", () -> sharer.violation().isPresent());
		assertTrue(port.events.isEmpty());
	}

	@Test
	void theSharerSaysNothingOverThisChannel() {
		line.left().send(InputCodec.encode(key('a', true)));
		Await.until("the viewer objects", () -> technician.violation().isPresent());
	}
}
