// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A screen that is being read. Confined to the thread that opened it, but for {@link #wake()}.
 * <p>
 * A source gathers what has changed while nobody asks, and reads pixels only in {@link #capture()}: so a slow viewer
 * always gets the newest pixels and never a queue of old ones.
 */
public interface ScreenSource extends AutoCloseable {

	/**
	 * What has happened since the last {@link #capture()}.
	 *
	 * @param layout the size or the monitors changed: {@link ScreenSource#layout()} and {@link ScreenSource#frame()} are new
	 * @param pixels something was drawn
	 * @param cursor the pointer's picture or position changed
	 */
	record Change(boolean layout, boolean pixels, boolean cursor) {

		/** Nothing happened. */
		public static final Change NONE = new Change(false, false, false);

		/** Whether anything happened. */
		public boolean any() {
			return layout || pixels || cursor;
		}
	}

	/**
	 * Position of the pointer's hot spot on the virtual screen.
	 *
	 * @param x pixels from the left, may lie outside the screen on some platforms
	 * @param y pixels from the top
	 */
	record PointerPosition(int x, int y) {
	}

	/** Size and monitors now. */
	Layout layout();

	/** The memory that {@link #capture()} fills; another one after each change of the layout. */
	Frame frame();

	/**
	 * Waits until something changes, {@link #wake()} is called, or the time is over.
	 *
	 * @param timeout longest wait; zero only looks
	 * @return what changed and was not yet captured; stays the same until captured
	 * @throws ScreenException where the screen is gone
	 */
	Change await(Duration timeout) throws ScreenException;

	/**
	 * Reads the pixels of all areas that changed since the last call into {@link #frame()}; on the first call, and after a
	 * change of the layout, the whole screen.
	 *
	 * @return the areas read; they may overlap; empty where nothing changed
	 * @throws ScreenException where the screen is gone
	 */
	List<Area> capture() throws ScreenException;

	/** The pointer's picture if it is another one than the last call returned, else empty. */
	Optional<CursorImage> newCursor() throws ScreenException;

	/** Where the pointer is now. */
	PointerPosition pointer() throws ScreenException;

	/** Ends a wait in {@link #await(Duration)} at once, or the next one if none is under way. Any thread. */
	void wake();

	/** Gives everything back. */
	@Override
	void close();
}
