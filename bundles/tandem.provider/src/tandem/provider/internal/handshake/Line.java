// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import tandem.provider.internal.net.Frame;

/** An encrypted line on which frames go to and fro. Blocking; used by one thread. */
public interface Line {

	/** Sends a frame. */
	void send(Frame frame) throws HandshakeException;

	/**
	 * Waits for the next frame.
	 *
	 * @throws HandshakeException where the line ends or the time for the whole conversation is over
	 */
	Frame receive() throws HandshakeException, InterruptedException;
}
