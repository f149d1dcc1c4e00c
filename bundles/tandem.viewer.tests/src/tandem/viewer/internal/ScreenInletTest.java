// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageWriter;
import tandem.screen.Area;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.codec.ScreenCodec;
import tandem.screen.codec.ScreenMessage;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.session.FakeTimers;
import tandem.viewer.Viewer;

/** The viewer and a scripted sharer's end. */
@SuppressWarnings("nls")
final class ScreenInletTest {

	private static final Area WHOLE = new Area(0, 0, 64, 64);
	private static final Layout LAYOUT = new Layout(64, 64, List.of(new Monitor("m", WHOLE, true)));

	private final FakeSession session = new FakeSession(Role.TECHNICIAN);
	private final ViewerRegistry viewers = new ViewerRegistry(new FakeTimers());
	private final ChannelPair line = new ChannelPair(ScreenCodec.config(), 1 << 20);
	private final List<ScreenMessage> said = new CopyOnWriteArrayList<>();
	private final List<String> opened = new CopyOnWriteArrayList<>();
	private SessionFeature.Attachment eye;
	private Viewer viewer;

	@BeforeEach
	void connect() {
		viewers.onOpened(opened::add);
		line.left().listen(new Channel.Listener() {
			@Override
			public void message(final byte[] message) {
				try {
					said.add(ScreenCodec.fromTechnician(message));
				} catch (final MessageException e) {
					throw new AssertionError(e);
				}
			}
		});
		eye = new ScreenFeature(viewers).attach(session, line.right());
		viewer = viewers.of(session.id()).orElseThrow();
	}

	@AfterEach
	void end() {
		eye.close();
		eye.close();
		line.close();
		assertEquals(Optional.empty(), viewers.of(session.id()));
		viewer.withPicture(_ -> {
			throw new AssertionError("a picture after the end");
		});
	}

	private void send(final ScreenMessage message) {
		assertEquals(Channel.Sent.ACCEPTED, line.left().send(ScreenCodec.encode(message)));
	}

	private static ScreenMessage solid(final int sequence, final int x, final int colour) {
		final var operation = new MessageWriter().u8(1).u16(x).u16(0).u16(8).u16(8).i32(colour).toBytes();
		return new ScreenMessage.Update(1, sequence, true, ByteBuffer.wrap(operation));
	}

	@Test
	void itGreetsOnceAndConfirmsEveryUpdate() {
		send(new ScreenMessage.Start(1, LAYOUT, WHOLE));
		send(solid(0, 0, 5));
		send(solid(1, 8, 6));
		Await.until("both are confirmed", () -> said.size() == 3);
		assertTrue(said.getFirst() instanceof ScreenMessage.Ready);
		assertEquals(List.of(new ScreenMessage.Done(1, 0), new ScreenMessage.Done(1, 1)), said.subList(1, 3));
		assertEquals(List.of(session.id()), opened);
	}

	@Test
	void aChoiceTravels() {
		viewer.choose(Optional.of("DP-1"));
		viewer.choose(Optional.empty());
		Await.until("all arrived", () -> said.size() == 3);
		assertEquals(List.of(new ScreenMessage.Choose("DP-1"), new ScreenMessage.Choose("")), said.subList(1, 3));
	}

	@Test
	void aPictureThatBreaksTheRulesEndsTheSessionAndIsNotShown() {
		final var heard = new AtomicInteger();
		viewer.listen(new Counter(heard));
		send(new ScreenMessage.Start(1, LAYOUT, WHOLE));
		send(solid(0, 57, 5));
		send(solid(0, 0, 5));
		Await.until("it objects", () -> session.violation().isPresent());
		assertTrue(session.violation().orElseThrow().contains("outside the picture"), session.violation()::toString);
		Await.until("all is read", () -> line.left().unacknowledged() == 0);
		assertEquals(0, heard.get());
	}

	@Test
	void aListenerThatThrowsDoesNotBlindTheOthers() {
		viewer.listen(new Viewer.Listener() {
			@Override
			public void layout(final Layout layout) {
				throw new IllegalStateException("disposed");
			}

			@Override
			public void pixels(final List<Area> areas) {
				throw new IllegalStateException("disposed");
			}

			@Override
			public void cursor() {
				throw new IllegalStateException("disposed");
			}
		});
		final var heard = new AtomicInteger();
		viewer.listen(new Counter(heard));
		send(new ScreenMessage.Start(1, LAYOUT, WHOLE));
		send(solid(0, 0, 5));
		send(solid(1, 0, 6));
		Await.until("both are heard of", () -> heard.get() == 2);
		assertEquals(1, session.lines().size());
	}

	@Test
	void aNewPictureGivesTheOldOnesMemoryBack() {
		for (var epoch = 1; epoch <= 200; epoch++) {
			final var big = new Area(0, 0, 2048, 1024);
			send(new ScreenMessage.Start(epoch, new Layout(2048, 1024, List.of(new Monitor("m", big, true))), big));
		}
		Await.until("all are read", () -> line.left().unacknowledged() == 0);
		viewer.withPicture(frame -> assertEquals(2048, frame.width()));
		assertEquals(Optional.empty(), session.violation());
	}

	/** Counts updates heard of. */
	private record Counter(AtomicInteger heard) implements Viewer.Listener {

		@Override
		public void layout(final Layout layout) {
			// Another test's.
		}

		@Override
		public void pixels(final List<Area> areas) {
			heard.incrementAndGet();
		}

		@Override
		public void cursor() {
			// Another test's.
		}
	}
}
