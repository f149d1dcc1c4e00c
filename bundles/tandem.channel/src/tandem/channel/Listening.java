// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

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
}
