// SPDX-License-Identifier: EPL-2.0
package tandem.discovery;

import java.io.IOException;
import java.util.List;

/**
 * The local network: an OSGi service. Nothing is sent or heard while nobody announces or looks. Thread-safe.
 */
public interface Neighbourhood {

	/**
	 * Tells the local network that this computer can be called, under a new random name, until it is closed; closing tells that it is gone.
	 *
	 * @throws IOException where this computer can't speak to a local network
	 */
	Announcement announce(Card card) throws IOException;

	/**
	 * Looks for computers, and goes on looking until it is closed. Nobody learns who looks but that somebody at this address does.
	 *
	 * @param changed told of every change of {@link Search#found()}, on any thread; must not block
	 * @throws IOException where this computer can't speak to a local network
	 */
	Search search(Runnable changed) throws IOException;

	/** This computer is being announced. */
	interface Announcement extends AutoCloseable {

		/** The random name, for telling it from others. */
		String id();

		@Override
		void close();
	}

	/** Somebody looks. */
	interface Search extends AutoCloseable {

		/** Those that are there now, in the order in which they were found; never more than {@link #MOST}. */
		List<Neighbour> found();

		@Override
		void close();
	}

	/** Most computers that a search keeps: strangers can't fill the memory. */
	int MOST = 200;
}
