// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

import java.util.concurrent.CompletableFuture;

/**
 * What one end keeps of a connection, to find the other end again after the line broke: a secret that only the two ends know, good for one
 * success, which makes the next. It lives in memory and nowhere else. {@link #toString()} tells nothing of it. Thread-safe.
 */
public interface Resumption {

	/**
	 * Tries again and again to reach the other end, which must do the same, over the way that the lost connection took.
	 *
	 * @return the new connection, to the same {@link Peer} with the same security words and with no channel open; exceptional after
	 *         {@link #forget()}. Cancelling it gives up at once and leaves nothing that listens
	 */
	CompletableFuture<Connection> resume();

	/** Overwrites the secret: whatever comes, nothing is resumed any more. */
	void forget();
}
