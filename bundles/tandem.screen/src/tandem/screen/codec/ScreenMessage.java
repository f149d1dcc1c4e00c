// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import java.nio.ByteBuffer;

import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.Layout;

/** What the two ends of the {@code tandem.screen} channel tell each other; {@link ScreenCodec} turns it into bytes and back. */
public sealed interface ScreenMessage {

	/** Said by the sharer's end. */
	sealed interface FromSharer extends ScreenMessage {
	}

	/** Said by the technician's end. */
	sealed interface FromTechnician extends ScreenMessage {
	}

	/**
	 * A new picture begins, all black; the compressed stream starts anew and nothing sent before counts any more.
	 *
	 * @param epoch tells this picture from earlier ones
	 * @param layout size and monitors of the sharer's screen
	 * @param shown the part that the picture shows; its size is the picture's size
	 */
	record Start(int epoch, Layout layout, Area shown) implements FromSharer {

		/** @throws IllegalArgumentException where the shown part lies outside the screen */
		public Start {
			if (!layout.whole().contains(shown)) {
				throw new IllegalArgumentException("shown part outside the screen"); //$NON-NLS-1$
			}
		}
	}

	/**
	 * A part of an update. The technician's end applies each part as it comes and confirms the last one.
	 *
	 * @param epoch the picture it belongs to
	 * @param sequence 0 for a picture's first update, one more for each that follows
	 * @param last whether it completes the update
	 * @param operations what {@link Operation} reads; a view of the message
	 */
	record Update(int epoch, int sequence, boolean last, ByteBuffer operations) implements FromSharer {
	}

	/** The pointer's picture. */
	record PointerImage(CursorImage image) implements FromSharer {
	}

	/** The pointer's hot spot in pixels of the picture; may lie outside of it. */
	record PointerAt(int x, int y) implements FromSharer {
	}

	/**
	 * The technician's end can show pictures. Nothing is sent before it.
	 *
	 * @param jpeg whether it decodes JPEG; if not, everything comes lossless
	 */
	record Ready(boolean jpeg) implements FromTechnician {
	}

	/** An update was applied completely. */
	record Done(int epoch, int sequence) implements FromTechnician {
	}

	/**
	 * What to show.
	 *
	 * @param monitor a monitor's name, or empty for the whole screen; an unknown name means the whole screen
	 */
	record Choose(String monitor) implements FromTechnician {

		/** Longest name in bytes of UTF-8. */
		public static final int MAX_NAME = 256;
	}
}
