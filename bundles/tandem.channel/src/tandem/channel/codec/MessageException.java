// SPDX-License-Identifier: EPL-2.0
package tandem.channel.codec;

/** Bytes that are not the message they should be; the message names the first thing that is wrong and holds no content. */
public final class MessageException extends Exception {

	private static final long serialVersionUID = 1L;

	/** @param message what is wrong */
	public MessageException(final String message) {
		super(message);
	}
}
