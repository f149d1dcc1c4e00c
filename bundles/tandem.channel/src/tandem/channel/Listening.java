// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An open listener. Nothing listens before it exists or after it is closed. */
public interface Listening extends AutoCloseable {

	/** The TCP port; 0 for a carrier without ports. */
	int port();

	/** The target that a caller on this computer would use, for example {@code tandem+tls://127.0.0.1:49152}. */
	String target();

	/** SHA-256 of the listener's certificate, 32 bytes; fresh for each listener. */
	byte[] fingerprint();

	/** Stops listening and refuses calls that are not yet authenticated; connections handed out live on. */
	@Override
	void close();

	/**
	 * What a caller presents to a relay to be joined with this listener; empty for carriers without a relay. A listener with a mailbox
	 * serves one call, whatever becomes of it.
	 */
	default Optional<String> mailbox() {
		return Optional.empty();
	}

	/** Done when it listens no more, with the reason. Never exceptional. */
	CompletableFuture<End> ended();

	/** Why a listener is over. */
	enum End {
		/** This end closed it. */
		CLOSED,
		/** The one caller it was for came in. */
		ADMITTED,
		/** The one call it was for failed: wrong secret, broken off, or not Tandem. */
		REFUSED,
		/** Nobody called while the relay was asked to wait. */
		EXPIRED,
		/** The carrier is gone: the relay, or the way to it. */
		LOST
	}
}
