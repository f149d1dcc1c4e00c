// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/** Knows what is held down or changed on the keyboard, and undoes it if this process ends without having done so. */
interface Guard extends AutoCloseable {

	/** A key is about to go down. */
	char KEY_DOWN = 'K';

	/** A key went up. */
	char KEY_UP = 'k';

	/** A button is about to go down. */
	char BUTTON_DOWN = 'B';

	/** A button went up. */
	char BUTTON_UP = 'b';

	/** A key is about to be given a meaning that it did not have. */
	char KEY_BOUND = 'M';

	/** A key has no meaning again. */
	char KEY_UNBOUND = 'm';

	/** The end, on which all is undone already. */
	String BYE = "bye"; //$NON-NLS-1$

	/**
	 * Tells what happens.
	 *
	 * @param what one of the constants
	 * @param number a keycode or button
	 */
	void tell(char what, int number);

	/** Ends the guard; it undoes nothing any more. */
	@Override
	void close();
}
