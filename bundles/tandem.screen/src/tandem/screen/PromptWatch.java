// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

/**
 * Watches for windows that belong to the sharer alone: a password prompt of the system, the lock screen, the login screen. While
 * one is up, remote input is held. Fails closed: where the platform can't tell any more, {@link #up()} is true.
 */
public interface PromptWatch extends AutoCloseable {

	/** Whether such a window is up now. Any thread; cheap. */
	boolean up();

	/** Ends the watch. */
	@Override
	void close();
}
