// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A secret of the two ends of one connection, by which they know each other again when that is lost: HKDF(session key, counter). In memory
 * only, good for one success, which makes the next. {@link #toString()} tells nothing of it. Thread-safe.
 */
final class ResumptionKey {

	/** Bytes of an id: too many to be guessed, and known to nobody else before it is used. */
	static final int ID = 16;

	private final byte[] secret;

	private final int counter;

	/** @param counter successes before this one, from 0 */
	ResumptionKey(final byte[] sessionKey, final int counter) {
		secret = Secrets.derive(sessionKey, ByteBuffer.allocate(Integer.BYTES).putInt(counter).array(), "tandem-resumption-1", Secrets.BYTES); //$NON-NLS-1$
		this.counter = counter;
	}

	/** One that nobody knows, to go through the same steps with. */
	static ResumptionKey unknown() {
		final var nothing = new byte[Secrets.BYTES];
		new SecureRandom().nextBytes(nothing);
		return new ResumptionKey(nothing, 0);
	}

	/** What a caller names it by. */
	synchronized byte[] id() {
		return Secrets.derive(secret, new byte[0], "tandem-resumption-id-1", ID); //$NON-NLS-1$
	}

	boolean isNamed(final byte[] other) {
		return MessageDigest.isEqual(id(), other);
	}

	/** Shows that the speaker knows it, on this line and after these words. */
	synchronized byte[] proof(final byte[] said) {
		return Secrets.mac(Secrets.derive(secret, new byte[0], "tandem-resumption-mac-1", Secrets.BYTES), said); //$NON-NLS-1$
	}

	/** The key after a success on the line with this exporter. */
	synchronized ResumptionKey next(final byte[] exporter) {
		final var sessionKey = Secrets.derive(secret, exporter, "tandem-resumed-session-1", Secrets.BYTES); //$NON-NLS-1$
		try {
			return new ResumptionKey(sessionKey, counter + 1);
		} finally {
			Arrays.fill(sessionKey, (byte) 0);
		}
	}

	/** Overwrites it. */
	synchronized void forget() {
		Arrays.fill(secret, (byte) 0);
	}

	@Override
	public String toString() {
		return "ResumptionKey " + counter; //$NON-NLS-1$
	}
}
