// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.screen.InputEvent;
import tandem.screen.codec.InputCodec;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.session.host.SilenceWatch;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.session.FakeTimers;

/** Input while the line is slow: nothing is lost or reordered but what can't matter. */
@SuppressWarnings("nls")
final class InputOutletTest {

	/** Room for some ten events. */
	private static final int WINDOW = 100;

	private final FakeSession session = new FakeSession(Role.TECHNICIAN);
	private final FakeTimers timers = new FakeTimers();
	private final InputOutlet outlet = new InputOutlet(session, timers);
	private final ChannelPair line = new ChannelPair(InputCodec.config(), WINDOW);
	private SessionFeature.Attachment attachment;
	private final List<InputEvent> arrived = new CopyOnWriteArrayList<>();

	@BeforeEach
	void connect() {
		session.grant(Permission.CONTROL);
		line.holdLeft();
		line.left().listen(new Channel.Listener() {
			@Override
			public void message(final byte[] message) {
				try {
					arrived.add(InputCodec.decode(message));
				} catch (final MessageException e) {
					throw new AssertionError(e);
				}
			}
		});
		attachment = outlet.attach(line.right());
	}

	@AfterEach
	void end() {
		line.close();
	}

	private void move(final int from, final int to) {
		for (var x = from; x <= to; x++) {
			outlet.send(new InputEvent.Pointer(x, 0));
		}
	}

	private static InputEvent key(final int keysym, final boolean pressed) {
		return new InputEvent.Key(keysym, pressed);
	}

	@Test
	void movesThatWaitBecomeOneAndKeysStayWhereTheyWere() {
		move(1, 500);
		outlet.send(key('a', true));
		move(501, 900);
		outlet.send(key('a', false));
		line.release();
		Await.until("the key is released", () -> arrived.contains(key('a', false)));
		final var end = arrived.subList(arrived.size() - 4, arrived.size());
		assertEquals(List.of(new InputEvent.Pointer(500, 0), key('a', true), new InputEvent.Pointer(900, 0), key('a', false)), end);
		assertTrue(arrived.size() < 30, () -> arrived.size() + " events for 902");
	}

	@Test
	void everyKeyThatIsTakenArrivesInOrder() {
		final var expected = new ArrayList<InputEvent>();
		for (var i = 0; i < 100; i++) {
			expected.add(key('a' + i, true));
			expected.add(key('a' + i, false));
		}
		expected.forEach(outlet::send);
		line.release();
		Await.until("all arrive", () -> arrived.size() == expected.size());
		assertEquals(expected, arrived);
	}

	@Test
	void theQueueIsBoundedAndNothingStaysHeld() {
		for (var i = 1; i <= 5000; i++) {
			outlet.send(key(i, true));
		}
		for (var i = 1; i <= 5000; i++) {
			outlet.send(key(i, false));
		}
		outlet.send(key(9999, true));
		line.release();
		Await.until("the line is empty", () -> line.right().unacknowledged() == 0 && arrived.size() % 2 == 0 && !arrived.isEmpty());
		final var pressed = arrived.stream().filter(e -> ((InputEvent.Key) e).pressed()).map(e -> ((InputEvent.Key) e).keysym()).toList();
		final var released = arrived.stream().filter(e -> !((InputEvent.Key) e).pressed()).map(e -> ((InputEvent.Key) e).keysym()).toList();
		assertEquals(pressed, released);
		assertTrue(pressed.size() >= InputOutlet.MOST && pressed.size() < InputOutlet.MOST + 50, () -> pressed.size() + " keys");
	}

	@Test
	void whatWaitsIsForgottenWhenControlIsWithdrawn() {
		for (var i = 1; i <= 100; i++) {
			outlet.send(key(i, true));
		}
		session.withdraw(Permission.CONTROL);
		session.grant(Permission.CONTROL);
		outlet.releaseAll();
		line.release();
		outlet.send(key(200, true));
		Await.until("the new key arrives", () -> arrived.contains(key(200, true)));
		assertTrue(arrived.size() < 20, () -> arrived.toString());
	}

	@Test
	void anEventAboveALimitIsRefusedAtOnce() {
		assertThrows(IllegalArgumentException.class, () -> outlet.send(new InputEvent.Wheel(0, 33)));
		assertThrows(IllegalArgumentException.class, () -> outlet.send(new InputEvent.Button(4, true)));
		assertEquals(0, line.right().unacknowledged());
	}

	@Test
	void whatIsHeldIsReleasedWhereTheWindowHangs() {
		line.release();
		outlet.attend();
		outlet.send(key('a', true));
		for (var second = 0; second < 10; second++) {
			timers.pass(Duration.ofSeconds(1));
			outlet.attend();
		}
		Await.until("pressed", () -> arrived.equals(List.of(key('a', true))));
		timers.pass(SilenceWatch.LIMIT.plus(SilenceWatch.TURN));
		Await.until("released", () -> arrived.equals(List.of(key('a', true), key('a', false))));
		outlet.send(key('a', false));
		outlet.attend();
		outlet.send(key('b', true));
		Await.until("it goes on, and the late release is not sent", () -> arrived.equals(List.of(key('a', true), key('a', false), key('b', true))));
		attachment.close();
		assertEquals(0, timers.waiting());
	}

	@Test
	void nothingIsReleasedForAWindowThatNeverSaidThatItIsThere() {
		line.release();
		outlet.send(key('a', true));
		timers.pass(SilenceWatch.LIMIT.multipliedBy(3));
		outlet.send(key('b', true));
		Await.until("both are held", () -> arrived.size() == 2);
		assertEquals(List.of(key('a', true), key('b', true)), arrived);
	}

	@Test
	void aReleaseOfSomethingNotHeldIsNotSent() {
		outlet.send(key('a', false));
		assertEquals(0, line.right().unacknowledged());
	}
}
