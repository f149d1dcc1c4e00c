// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.screen.Area;

/** One step of an {@link ScreenMessage.Update}, in pixels of the picture. */
public sealed interface Operation {

	/** Most bytes of pixels in one {@link Lossless}. */
	int MAX_LOSSLESS = 240 << 10;

	/** Most rectangles in one {@link Lossless}. */
	int MAX_RECTANGLES = 1024;

	/** Kinds on the wire. */
	enum Kind {
		/** {@link Copy}. */
		COPY,
		/** {@link Solid}. */
		SOLID,
		/** {@link Jpeg}. */
		JPEG,
		/** {@link Lossless}. */
		LOSSLESS
	}

	/**
	 * Pixels that the picture has already move; source and target may overlap.
	 *
	 * @param target where they go
	 * @param fromX left edge of where they are
	 * @param fromY top edge of where they are
	 */
	record Copy(Area target, int fromX, int fromY) implements Operation {
	}

	/**
	 * One colour.
	 *
	 * @param colour {@code 0x00RRGGBB}
	 */
	record Solid(Area target, int colour) implements Operation {
	}

	/**
	 * A JPEG picture of exactly the target's size.
	 *
	 * @param data a view of the message
	 */
	record Jpeg(Area target, ByteBuffer data) implements Operation {
	}

	/**
	 * Pixels as they are: the rows of the first target, of the second and so on, four bytes each, as the next part of the picture's one
	 * zstd stream, which is flushed at the end of each operation.
	 *
	 * @param data a view of the message
	 */
	record Lossless(List<Area> targets, ByteBuffer data) implements Operation {
	}

	/**
	 * Reads one operation.
	 *
	 * @param in stands at the operation's first byte
	 * @param width of the picture
	 * @param height of the picture
	 * @throws MessageException where a rectangle is empty or outside the picture, a limit is passed or bytes are missing
	 */
	static Operation read(final MessageReader in, final int width, final int height) throws MessageException {
		return switch (in.constant(Kind.values())) {
		case COPY -> {
			final var target = area(in, width, height);
			final var from = inside(in.u16(), in.u16(), target.width(), target.height(), width, height);
			yield new Copy(target, from.x(), from.y());
		}
		case SOLID -> new Solid(area(in, width, height), in.within(0, 0xffffff));
		case JPEG -> new Jpeg(area(in, width, height), in.view(in.within(1, ScreenCodec.MESSAGE_LIMIT)));
		case LOSSLESS -> {
			final var targets = areas(in, width, height);
			yield new Lossless(targets, in.view(in.within(1, ScreenCodec.MESSAGE_LIMIT)));
		}
		};
	}

	private static List<Area> areas(final MessageReader in, final int width, final int height) throws MessageException {
		final var count = in.u16();
		if (count == 0 || count > MAX_RECTANGLES) {
			throw new MessageException(count + " rectangles"); //$NON-NLS-1$
		}
		final var targets = new ArrayList<Area>();
		var bytes = 0L;
		for (var i = 0; i < count; i++) {
			final var target = area(in, width, height);
			bytes += 4L * target.width() * target.height();
			if (bytes > MAX_LOSSLESS) {
				throw new MessageException(bytes + " bytes of pixels"); //$NON-NLS-1$
			}
			targets.add(target);
		}
		return targets;
	}

	private static Area area(final MessageReader in, final int width, final int height) throws MessageException {
		return inside(in.u16(), in.u16(), in.u16(), in.u16(), width, height);
	}

	private static Area inside(final int x, final int y, final int w, final int h, final int width, final int height) throws MessageException {
		if (w == 0 || h == 0 || x + w > width || y + h > height) {
			throw new MessageException("rectangle " + w + "x" + h + "+" + x + "+" + y + " outside the picture"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		}
		return new Area(x, y, w, h);
	}
}
