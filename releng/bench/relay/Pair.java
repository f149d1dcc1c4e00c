// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;

/**
 * Two ends that talk.
 *
 * @param sharer sends pictures
 * @param technician sends input
 */
record Pair(WebSocketEnd sharer, WebSocketEnd technician) implements AutoCloseable {

	void stopBlocking() throws IOException {
		sharer.tls.stopBlocking();
		technician.tls.stopBlocking();
	}

	@Override
	public void close() throws IOException {
		sharer.close();
		technician.close();
	}
}
