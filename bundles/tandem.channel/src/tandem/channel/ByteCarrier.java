// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * One more way for bytes between two computers, beside TCP, relays and memory: an OSGi service. {@link Connector} takes targets
 * {@code tandem+SCHEME://REST} for it. TLS from end to end, the proof of the secret and the channels are the provider's, the same as on every
 * carrier: a carrier sees no plaintext and admits nobody. A connection over it is not mended when it breaks. Thread-safe.
 */
public interface ByteCarrier {

	/** What its targets begin with after {@code tandem+}: lower-case letters and digits; {@code tls}, {@code relay} and {@code memory} are taken. */
	String scheme();

	/**
	 * Calls. Blocking, on a virtual thread of its own; an interruption gives it up.
	 *
	 * @param rest the target after {@code ://}, as it was given: check it
	 */
	Bytes call(String rest) throws IOException;

	/**
	 * Waits for callers; blocks until it does.
	 *
	 * @param rest the address after {@code ://}, as it was given: check it
	 * @param arrived gets each caller, on any thread
	 */
	Waiting listen(String rest, Consumer<Bytes> arrived) throws IOException;

	/** Bytes both ways, in order and whole, until either end closes. Each stream is used by one thread at a time. */
	interface Bytes extends Closeable {

		/** What comes; its end is the end of all. */
		InputStream in();

		/** What goes; what is flushed goes at once. */
		OutputStream out();

		/** The other end, as people may see it; callers from one place have one name. */
		String from();
	}

	/** Somebody waits; closing ends that and leaves those who came alone. */
	interface Waiting extends Closeable {

		/** What a caller of this computer takes as target after {@code ://}. */
		String target();
	}
}
