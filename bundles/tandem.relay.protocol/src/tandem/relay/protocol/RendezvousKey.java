// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import java.util.Arrays;

/** Names a mailbox that only its two ends can name: a MAC under a secret which they share. Not in {@code toString()}. */
public final class RendezvousKey {

	/** Bytes of a key. */
	public static final int LENGTH = 32;

	private final byte[] bytes;

	/**
	 * @param bytes {@link #LENGTH} of them, copied
	 * @throws IllegalArgumentException if there are more or fewer
	 */
	public RendezvousKey(final byte[] bytes) {
		Checks.within("length of key", bytes.length, LENGTH, LENGTH); //$NON-NLS-1$
		this.bytes = bytes.clone();
	}

	/** A copy of the bytes. */
	public byte[] toBytes() {
		return bytes.clone();
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final RendezvousKey key && Arrays.equals(bytes, key.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(bytes);
	}

	@Override
	public String toString() {
		return "RendezvousKey"; //$NON-NLS-1$
	}
}
