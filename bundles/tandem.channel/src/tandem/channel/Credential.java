// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a caller knows: which door, its secret, and the certificate that must be behind it. {@link #toString()} tells nothing of it.
 */
public final class Credential {

	private final String wayIn;
	private final byte[] id;
	private final byte[] secret;
	private final byte[] pin;
	private final byte[] shown;

	/** Most bytes that a caller shows of itself. */
	public static final int MAX_SHOWN = 3_000;

	/**
	 * @param wayIn the kind of way in, part of the authenticated context, for example {@code invitation}
	 * @param id the id that opens the conversation, 16 bytes for an invitation
	 * @param secret canonical secret that both ends know: the provider derives the PAKE password from it
	 * @param pin SHA-256 of the listener's certificate, or null where the way in pins none
	 */
	public Credential(final String wayIn, final byte[] id, final byte[] secret, final byte[] pin) {
		this(wayIn, id, secret, pin, new byte[0]);
	}

	/**
	 * @param shown what this end shows of itself together with its long-term key, for example who vouches for it; at most {@link #MAX_SHOWN} bytes
	 * @throws IllegalArgumentException for more
	 */
	public Credential(final String wayIn, final byte[] id, final byte[] secret, final byte[] pin, final byte[] shown) {
		if (shown.length > MAX_SHOWN) {
			throw new IllegalArgumentException(shown.length + " bytes to show"); //$NON-NLS-1$
		}
		this.wayIn = wayIn;
		this.id = id.clone();
		this.secret = secret.clone();
		this.pin = pin == null ? null : pin.clone();
		this.shown = shown.clone();
	}

	/** The kind of way in. */
	public String wayIn() {
		return wayIn;
	}

	/** The id, a copy. */
	public byte[] id() {
		return id.clone();
	}

	/** The secret, a copy. */
	public byte[] secret() {
		return secret.clone();
	}

	/** The pinned fingerprint, a copy. */
	public Optional<byte[]> pin() {
		return Optional.ofNullable(pin).map(byte[]::clone);
	}

	/** What this end shows of itself, a copy. */
	public byte[] shown() {
		return shown.clone();
	}

	/** Overwrites the secret; the credential is of no use afterwards. */
	public void forget() {
		Arrays.fill(secret, (byte) 0);
	}

	@Override
	public String toString() {
		return "Credential[" + wayIn + "]"; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
