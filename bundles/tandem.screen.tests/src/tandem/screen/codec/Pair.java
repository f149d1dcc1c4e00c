// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;

import tandem.channel.codec.MessageException;
import tandem.screen.Area;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.internal.PixelView;

/** An encoder and the decoder of its messages. */
final class Pair implements AutoCloseable {

	private final Desk desk;
	private final Area shown;
	private final TileEncoder encoder;
	private final TileDecoder decoder = new TileDecoder();
	private final List<byte[]> messages = new ArrayList<>();
	private final List<byte[]> sent = new ArrayList<>();
	private final List<Area> changed = new ArrayList<>();
	private long now = 1;

	Pair(final Desk desk, final Area shown, final boolean jpeg) {
		this.desk = desk;
		this.shown = shown;
		encoder = new TileEncoder(1, desk.frame(), shown, jpeg, () -> now);
		final var layout = new Layout(desk.frame().width(), desk.frame().height(), List.of(new Monitor("one", desk.whole(), true))); //$NON-NLS-1$
		decoder.start(new ScreenMessage.Start(1, layout, shown));
	}

	/** Carries what changed over. */
	TileEncoder.Result update(final List<Area> touched) throws MessageException {
		return carry(encoder.encode(touched, messages::add));
	}

	/** Lets the screen rest and carries all over that was rough; how many updates it took. */
	int rest() throws MessageException {
		now += TileEncoder.REST;
		var updates = 0;
		while (carry(encoder.sharpen(16, messages::add)) == TileEncoder.Result.SENT) {
			updates++;
		}
		assertTrue(encoder.sharpenAt().isEmpty(), "something is still rough"); //$NON-NLS-1$
		return updates;
	}

	private TileEncoder.Result carry(final TileEncoder.Result result) throws MessageException {
		changed.clear();
		for (final var message : messages) {
			assertTrue(message.length <= ScreenCodec.MESSAGE_LIMIT, "a message above the limit"); //$NON-NLS-1$
			decoder.apply(assertInstanceOf(ScreenMessage.Update.class, ScreenCodec.fromSharer(message)), changed);
		}
		sent.addAll(messages);
		messages.clear();
		return result;
	}

	/** Bytes of the messages since the last call. */
	int bytes() {
		return messages().stream().mapToInt(m -> m.length).sum();
	}

	/** The messages since the last call. */
	List<byte[]> messages() {
		final var copy = List.copyOf(sent);
		sent.clear();
		return copy;
	}

	List<Area> changed() {
		return changed;
	}

	/** Fails where the decoder's picture differs from the screen by more than a difference in one of the colours. */
	void assertSame(final int tolerance) {
		final var mine = PixelView.of(decoder.frame().orElseThrow(), new Area(0, 0, shown.width(), shown.height()));
		for (var y = 0; y < shown.height(); y++) {
			for (var x = 0; x < shown.width(); x++) {
				final var expected = desk.colour(shown.x() + x, shown.y() + y);
				if (difference(expected, mine.colour(x, y)) > tolerance) {
					fail("pixel " + x + "," + y + " is " + Integer.toHexString(mine.colour(x, y)) + " instead of " + Integer.toHexString(expected)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				}
			}
		}
	}

	private static int difference(final int a, final int b) {
		return Math.max(Math.abs((a & 0xff) - (b & 0xff)), Math.max(Math.abs((a >> 8 & 0xff) - (b >> 8 & 0xff)), Math.abs((a >> 16) - (b >> 16))));
	}

	@Override
	public void close() {
		encoder.close();
		decoder.close();
	}
}
