// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

/** A ruleset that can't be read at all; the message is for the person who gave it. */
public final class RulesetException extends Exception {

	private static final long serialVersionUID = 1L;

	/** @param message what is wrong with the text */
	public RulesetException(final String message) {
		super(message);
	}

	/** @param cause what the parser said */
	public RulesetException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
