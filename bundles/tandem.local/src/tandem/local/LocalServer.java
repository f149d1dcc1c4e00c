// SPDX-License-Identifier: EPL-2.0
package tandem.local;

import java.io.IOException;

/** Makes a product reachable for its later starts: an OSGi service. Thread-safe. */
public interface LocalServer {

	/** While open, requests reach this process. */
	interface Serving extends AutoCloseable {

		/** Stops answering and removes the socket. */
		@Override
		void close();
	}

	/**
	 * Becomes the one instance of a product.
	 *
	 * @param product 1 to 32 characters of {@code a-z 0-9 -}, for example {@code workbench}
	 * @throws AlreadyRunningException where another one answers: hand your arguments to it with {@link LocalClient}
	 * @throws IOException where no socket can be made
	 */
	Serving serve(String product) throws IOException;
}
