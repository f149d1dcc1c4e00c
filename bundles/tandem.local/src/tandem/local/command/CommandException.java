// SPDX-License-Identifier: EPL-2.0
package tandem.local.command;

/** A command can't be done; the message is a sentence for the person who typed it and says what to do. */
public final class CommandException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int status;

	/** @param status one of {@link ExitStatus} or the command's own */
	public CommandException(final int status, final String message) {
		super(message);
		this.status = status;
	}

	/** @param status one of {@link ExitStatus} or the command's own */
	public CommandException(final int status, final String message, final Throwable cause) {
		super(message, cause);
		this.status = status;
	}

	/** What the shell is told. */
	public int status() {
		return status;
	}
}
