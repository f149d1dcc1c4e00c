// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

import tandem.channel.Channel;
import tandem.channel.codec.MessageException;
import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.Frame;
import tandem.screen.InputEvent;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.codec.InputCodec;
import tandem.screen.codec.ScreenCodec;
import tandem.screen.codec.ScreenMessage;
import tandem.screen.codec.TileEncoder;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionFeature;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeSession;

/**
 * The sharer's end of one session: the real encoder over a made-up screen, and a record of the input that comes. The technician's end
 * is the real viewer. Confined to the test's thread, but for what is received.
 */
final class FakeSharer implements AutoCloseable {

	private static final int WINDOW = 1 << 22;

	/** What the technician did, in order, moves of the pointer too. */
	final List<InputEvent> received = new CopyOnWriteArrayList<>();

	/** What the viewer said about pictures. */
	final List<ScreenMessage.FromTechnician> said = new CopyOnWriteArrayList<>();

	final FakeSession session;

	private final ChannelPair screen = new ChannelPair(ScreenCodec.config(), WINDOW);
	private final ChannelPair input;
	private final List<SessionFeature.Attachment> attachments = new ArrayList<>();
	private Arena arena;
	private Frame frame;
	private TileEncoder encoder;
	private int epoch;

	FakeSharer(final BundleContext context, final String id) {
		this(context, id, WINDOW);
	}

	/** @param inputWindow bytes of input that may be on their way */
	FakeSharer(final BundleContext context, final String id, final int inputWindow) {
		session = new FakeSession(Role.TECHNICIAN, id);
		input = new ChannelPair(InputCodec.config(), inputWindow);
		screen.left().listen(message -> said.add(read(() -> ScreenCodec.fromTechnician(message))));
		input.left().listen(message -> received.add(read(() -> InputCodec.decode(message))));
		attachments.add(feature(context, ScreenCodec.CHANNEL).attach(session, screen.right()));
		attachments.add(feature(context, InputCodec.CHANNEL).attach(session, input.right()));
		session.grant(Permission.VIEW);
	}

	@FunctionalInterface
	private interface Reading<T> {
		T read() throws MessageException;
	}

	private static <T> T read(final Reading<T> reading) {
		try {
			return reading.read();
		} catch (final MessageException e) {
			throw new AssertionError(e);
		}
	}

	private static SessionFeature feature(final BundleContext context, final String channel) {
		try {
			return context.getServiceReferences(SessionFeature.class, null).stream().map(context::getService)
					.filter(feature -> feature.role() == Role.TECHNICIAN && feature.channel().name().equals(channel)).findFirst().orElseThrow();
		} catch (final InvalidSyntaxException e) {
			throw new AssertionError(e);
		}
	}

	/** Holds the input on its way until {@link #release}. */
	void holdInput() {
		input.holdLeft();
	}

	/** Ends {@link #holdInput}. */
	void release() {
		input.release();
	}

	/** A screen with one monitor, black. */
	void screen(final int width, final int height) {
		screen(new Layout(width, height, List.of(new Monitor("one", new Area(0, 0, width, height), true))), Optional.empty());
	}

	/** A black screen, all of it or one monitor shown. */
	void screen(final Layout layout, final Optional<String> monitor) {
		end();
		final var shown = monitor.flatMap(name -> layout.monitors().stream().filter(m -> m.name().equals(name)).findFirst()).map(Monitor::area)
				.orElse(layout.whole());
		arena = Arena.ofShared();
		frame = new Frame(layout.width(), layout.height(), layout.width() * Frame.PIXEL_BYTES,
				arena.allocate((long) layout.width() * layout.height() * Frame.PIXEL_BYTES));
		encoder = new TileEncoder(++epoch, frame, shown, false, System::nanoTime);
		send(ScreenCodec.encode(new ScreenMessage.Start(epoch, layout, shown)));
		encoder.encode(List.of(layout.whole()), this::send);
	}

	/** Paints an area and shows it. */
	void fill(final Area area, final int colour) {
		for (var y = area.y(); y < area.bottom(); y++) {
			for (var x = area.x(); x < area.right(); x++) {
				frame.pixels().set(ValueLayout.JAVA_INT_UNALIGNED, frame.offset(x, y), colour);
			}
		}
		encoder.encode(List.of(area), this::send);
	}

	/** The pointer: a square of one opaque colour with its hot spot at the top left. */
	void pointer(final int side, final int colour, final int x, final int y) {
		final var pixels = new int[side * side];
		Arrays.fill(pixels, 0xff000000 | colour);
		send(ScreenCodec.encode(new ScreenMessage.PointerImage(new CursorImage(side, side, 0, 0, pixels))));
		pointerAt(x, y);
	}

	void pointerAt(final int x, final int y) {
		send(ScreenCodec.encode(new ScreenMessage.PointerAt(x, y)));
	}

	private boolean send(final byte[] message) {
		Await.until("room for the picture", () -> screen.left().send(message) == Channel.Sent.ACCEPTED);
		return true;
	}

	/** What came but moves of the pointer. */
	List<InputEvent> acts() {
		return received.stream().filter(event -> !(event instanceof InputEvent.Pointer)).toList();
	}

	void awaitActs(final InputEvent... wanted) {
		try {
			Await.until("input " + Arrays.toString(wanted), () -> acts().equals(List.of(wanted)));
		} catch (final AssertionError e) {
			throw new AssertionError("wanted " + Arrays.toString(wanted) + ", got " + acts(), e);
		}
	}

	private void end() {
		if (encoder != null) {
			encoder.close();
			arena.close();
			encoder = null;
		}
	}

	/** The line is gone: both channels end. */
	@Override
	public void close() {
		attachments.forEach(SessionFeature.Attachment::close);
		screen.close();
		input.close();
		end();
	}
}
