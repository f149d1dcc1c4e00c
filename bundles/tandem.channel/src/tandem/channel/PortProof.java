// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

/** Says something to whoever connects to a port and is silent, so that a probe from outside can tell whose port it reached. Thread-safe. */
public interface PortProof extends AutoCloseable {

	/**
	 * What is said from now on; who connected earlier has waited for it. Only the first call counts.
	 *
	 * @param what at most a few dozen bytes, of no use to a stranger who hears them
	 */
	void say(byte[] what);

	/** Says nothing any more. Idempotent. */
	@Override
	void close();
}
