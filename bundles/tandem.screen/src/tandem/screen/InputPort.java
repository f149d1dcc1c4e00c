// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

/**
 * Acts with mouse and keyboard on the sharer's computer, and tells the sharer's own key presses apart from those it made itself.
 * Thread-safe; events are injected in the order of the calls. It asks nobody for permission: only the endpoint's gate may call it.
 */
public interface InputPort extends AutoCloseable {

	/** Hears what the sharer does at their own keyboard. Called on a thread of the port; must not block. */
	interface SharerKeys {

		/** The sharer pressed Esc: they take control back. */
		void escape();

		/** The sharer pressed Ctrl+Alt+End: they end the session. */
		void endHelp();
	}

	/**
	 * Injects one event. A press of a key, a button or the wheel that would meet a window of this process is dropped without a word: the
	 * windows that ask for consent, change what is allowed or open a way in are used by the sharer's own hands alone.
	 *
	 * @throws ScreenException where the platform refused it; nothing stays half done but keys already held
	 */
	void inject(InputEvent event) throws ScreenException;

	/** Releases every key and button that was pressed through this port and not released. Does nothing else. */
	void releaseAll();

	/** Whether the sharer's Esc can be told from an injected one; if not, every Esc counts as the sharer's. */
	boolean tellsSharerApart();

	/** Releases everything held and gives the connection back. */
	@Override
	void close();
}
