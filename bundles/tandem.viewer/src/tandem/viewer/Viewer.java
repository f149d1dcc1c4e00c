// SPDX-License-Identifier: EPL-2.0
package tandem.viewer;

import java.util.List;
import java.util.Optional;

import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.Frame;
import tandem.screen.InputEvent;
import tandem.screen.Layout;

/**
 * The technician's picture of the shared screen, decoded off any UI thread. Thread-safe unless a method says otherwise.
 */
public interface Viewer {

	/** Hears what is new; on the decoder's thread, must not block. */
	interface Listener {

		/** Size or monitors are new; {@link Viewer#withPicture} hands out another frame from now on. */
		void layout(Layout layout);

		/** These areas of the picture are new; coordinates are those of the frame. */
		void pixels(List<Area> areas);

		/** The pointer looks different or is elsewhere. */
		void cursor();
	}

	/** Reads the picture. */
	@FunctionalInterface
	interface PictureReader {

		/** @param frame valid during the call only */
		void read(Frame frame);
	}

	/** The sharer's screen, or empty before the first picture. */
	Optional<Layout> layout();

	/** The part that is shown: a monitor's area or the whole screen; the frame has this size and origin. */
	Optional<Area> shown();

	/** Calls the reader with the picture while the decoder waits; keep it short. Does nothing before the first picture. */
	void withPicture(PictureReader reader);

	/** The pointer's picture. */
	Optional<CursorImage> cursorImage();

	/** The pointer's hot spot in coordinates of the frame. */
	int cursorX();

	/** The pointer's hot spot in coordinates of the frame. */
	int cursorY();

	/**
	 * Shows one monitor, or all.
	 *
	 * @param monitor its name, or empty for the whole screen
	 */
	void choose(Optional<String> monitor);

	/** Sends input if control is granted, else does nothing. Pointer coordinates are those of the frame. */
	void send(InputEvent event);

	/** Events sent and not yet taken by the line, because the other end is behind; 0 where all are on their way. */
	int waiting();

	/** Releases every key and button that was sent as pressed. */
	void releaseAll();

	/**
	 * The window that sends input follows its user. Who has called this once calls it at least every second: where no call comes for four
	 * seconds the window hangs, and what was sent as pressed is released, because the release may be a long time coming.
	 */
	void attend();

	/** Pictures completed in the last second. */
	double framesPerSecond();

	/**
	 * Registers a listener.
	 *
	 * @return closes the registration
	 */
	AutoCloseable listen(Listener listener);
}
