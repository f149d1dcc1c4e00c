// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

import java.util.Optional;

/** One way to read and act on a screen: an OSGi service, one bundle a platform. */
public interface ScreenPlatform {

	/** A short name for logs, for example {@code x11}. */
	String name();

	/** Why this platform can't share the screen here and now, in words for the sharer; empty if it can. */
	Optional<String> unavailable();

	/**
	 * Whether somebody sits before this screen, as far as this computer can tell: false where it is locked, or another person's is shown. Looks anew at
	 * each call, which may take some seconds.
	 */
	default boolean attended() {
		return unavailable().isEmpty();
	}

	/**
	 * Opens the screen; the calling thread owns the result.
	 *
	 * @throws ScreenException with words for the technician and the log
	 */
	ScreenSource openScreen() throws ScreenException;

	/**
	 * Opens mouse and keyboard.
	 *
	 * @param keys told about the sharer's Esc and Ctrl+Alt+End
	 * @throws ScreenException with words for the technician and the log
	 */
	InputPort openInput(InputPort.SharerKeys keys) throws ScreenException;

	/**
	 * Opens an overlay, on which nothing is shown yet.
	 *
	 * @return empty where this platform has none
	 * @throws ScreenException with words for the technician and the log
	 */
	default Optional<Overlay> openOverlay() throws ScreenException {
		return Optional.empty();
	}

	/**
	 * Starts watching for password prompts, lock and login screens.
	 *
	 * @param changed called on any thread whenever {@link PromptWatch#up()} changes
	 * @throws ScreenException with words for the technician and the log
	 */
	PromptWatch watchPrompts(Runnable changed) throws ScreenException;
}
