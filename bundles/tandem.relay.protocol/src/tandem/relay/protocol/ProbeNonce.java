// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import java.security.MessageDigest;

/** What a client has to say on its port so that the relay knows the port to be the client's own. Used once. Not in {@code toString()}. */
public final class ProbeNonce {

	/** Bytes of a nonce. */
	public static final int LENGTH = 16;

	private final byte[] bytes;

	/**
	 * @param bytes {@link #LENGTH} of them, copied
	 * @throws IllegalArgumentException if there are more or fewer
	 */
	public ProbeNonce(final byte[] bytes) {
		Checks.within("length of nonce", bytes.length, LENGTH, LENGTH); //$NON-NLS-1$
		this.bytes = bytes.clone();
	}

	/** A copy of the bytes. */
	public byte[] toBytes() {
		return bytes.clone();
	}

	/** Takes as long for each of the same length. */
	@Override
	public boolean equals(final Object other) {
		return other instanceof final ProbeNonce nonce && MessageDigest.isEqual(bytes, nonce.bytes);
	}

	@Override
	public int hashCode() {
		return java.util.Arrays.hashCode(bytes);
	}

	@Override
	public String toString() {
		return "ProbeNonce"; //$NON-NLS-1$
	}
}
