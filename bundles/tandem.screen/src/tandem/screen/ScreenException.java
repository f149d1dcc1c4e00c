// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

/** The screen can't be read or acted on; the message says why, in words fit for a log and for the technician. */
public final class ScreenException extends Exception {

	private static final long serialVersionUID = 1L;

	/** @param message what failed */
	public ScreenException(final String message) {
		super(message);
	}

	/**
	 * @param message what failed
	 * @param cause why
	 */
	public ScreenException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
