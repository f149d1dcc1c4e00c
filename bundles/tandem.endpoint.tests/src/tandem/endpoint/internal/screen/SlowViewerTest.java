// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.screen.codec.ScreenCodec;
import tandem.screen.codec.ScreenMessage;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.settings.FakeSettings;

/** A scripted viewer that stops reading in the middle of a large update. */
@SuppressWarnings("nls")
final class SlowViewerTest {

	private static final int WINDOW = 300 << 10;

	private final FakeScreen screen = new FakeScreen();
	private final FakeSession sharer = new FakeSession(Role.SHARER);
	private final ChannelPair line = new ChannelPair(ScreenCodec.config(), WINDOW);
	private final List<ScreenMessage.FromSharer> got = new CopyOnWriteArrayList<>();
	private SessionFeature.Attachment pump;

	@BeforeEach
	void connect() {
		screen.resize(FakeScreen.one(1280, 720), 0);
		screen.noise();
		line.holdLeft();
		line.left().listen(new Channel.Listener() {
			@Override
			public void message(final byte[] message) {
				try {
					got.add(ScreenCodec.fromSharer(message));
				} catch (final MessageException e) {
					throw new AssertionError(e);
				}
			}
		});
		pump = new ScreenFeature(screen, new ShownAreas(), new FakeSettings()).attach(sharer, line.right());
		line.left().send(ScreenCodec.encode(new ScreenMessage.Ready(false)));
		sharer.grant(Permission.VIEW);
		Await.until("the window is full", () -> line.right().unacknowledged() > WINDOW / 2);
	}

	@AfterEach
	void end() {
		pump.close();
		line.close();
		Await.until("the source is given back", () -> screen.open() == 0);
		assertEquals(Optional.empty(), sharer.gaveUp());
	}

	private boolean completed() {
		return got.stream().anyMatch(m -> m instanceof ScreenMessage.Update(_, _, var last, _) && last);
	}

	@Test
	void theRestWaitsForTheViewer() {
		assertTrue(line.right().unacknowledged() <= WINDOW);
		line.release();
		Await.until("the update is complete", this::completed);
		assertEquals(1, screen.captures());
	}

	@Test
	void theRestIsDroppedWhenTheSharerHidesAndAllComesAnewLater() {
		sharer.withdraw(Permission.VIEW);
		Await.until("nobody reads the screen", () -> screen.open() == 0);
		line.release();
		Await.until("all is read", () -> line.right().unacknowledged() == 0);
		assertTrue(!completed(), "an update went on after the sharer hid the screen");
		sharer.grant(Permission.VIEW);
		Await.until("the update is complete", this::completed);
		assertEquals(2, got.stream().filter(ScreenMessage.Start.class::isInstance).count());
	}

	@Test
	void nothingReadBeforeHidingGoesOutAfterwards() {
		sharer.withdraw(Permission.VIEW);
		assertTrue(line.right().unacknowledged() <= ScreenCodec.config().messageLimit(), "only what is being read at the other end");
		line.release();
		Await.until("all is read", () -> line.right().unacknowledged() == 0);
		assertTrue(got.size() <= 1, () -> got.size() + " messages came after the sharer hid the screen");
	}

	@Test
	void nothingReadBeforeTheEndGoesOutAfterwards() {
		pump.close();
		line.release();
		Await.until("all is read", () -> line.right().unacknowledged() == 0);
		assertTrue(got.size() <= 1, () -> got.size() + " messages came after the end");
	}

	@Test
	void hidingAndShowingAtOnceBeginsANewPicture() {
		sharer.withdraw(Permission.VIEW);
		sharer.grant(Permission.VIEW);
		line.release();
		Await.until("the update is complete", this::completed);
		final var epochs = got.stream().filter(ScreenMessage.Start.class::isInstance).map(start -> ((ScreenMessage.Start) start).epoch()).toList();
		assertEquals(2, epochs.getLast(), epochs::toString);
		assertTrue(got.stream().filter(ScreenMessage.Update.class::isInstance).allMatch(update -> ((ScreenMessage.Update) update).epoch() == 2));
	}

	@Test
	void theEndWaitsForNobody() {
		pump.close();
		Await.until("the source is given back", () -> screen.open() == 0);
		assertEquals(0, sharer.listening());
	}
}
