// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Somebody whom this person agreed to remember. {@link #toString()} tells nothing of the secret.
 *
 * @param side what they are to this person
 * @param name what this person calls them; cleaned, never empty
 * @param key their long-term public key, X.509-encoded, {@link LongTermKey#ENCODED_BYTES} bytes
 * @param secret what both derived in the session that made them contacts, {@link #SECRET_BYTES} bytes
 * @param since when that was, to the second
 * @param standing whether they may come
 */
public record Contact(Side side, String name, byte[] key, byte[] secret, Instant since, Standing standing) {

	/** Bytes of a secret. */
	public static final int SECRET_BYTES = 32;

	/** What a contact is to this person. */
	public enum Side {
		/** They help this person. */
		HELPER,
		/** This person helps them. */
		HELPED
	}

	/** Whether a contact may come. */
	public enum Standing {
		/** They may. */
		GOOD,
		/** This person does not want them. */
		BLOCKED,
		/** Somebody came with their secret and another key: an alarm. Nobody comes by it any more. */
		OTHER_KEY
	}

	/** @throws IllegalArgumentException where a length is wrong or the name is empty */
	public Contact {
		if (key.length != LongTermKey.ENCODED_BYTES || secret.length != SECRET_BYTES || name.isEmpty() || !name.equals(StatedName.clean(name))) {
			throw new IllegalArgumentException("no contact"); //$NON-NLS-1$
		}
		key = key.clone();
		secret = secret.clone();
	}

	/** Names it in lists and logs; the same for as long as the key is. */
	public String id() {
		try {
			final var digest = MessageDigest.getInstance("SHA-256"); //$NON-NLS-1$
			digest.update((byte) side.ordinal());
			return HexFormat.of().formatHex(digest.digest(key), 0, 16);
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public byte[] key() {
		return key.clone();
	}

	@Override
	public byte[] secret() {
		return secret.clone();
	}

	/** Whether a key is theirs. */
	public boolean owns(final byte[] other) {
		return MessageDigest.isEqual(key, other);
	}

	/** The same with another name. */
	public Contact named(final String other) {
		return new Contact(side, StatedName.clean(other), key, secret, since, standing);
	}

	/** The same with another standing. */
	public Contact standing(final Standing other) {
		return new Contact(side, name, key, secret, since, other);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof final Contact contact && id().equals(contact.id()) && name.equals(contact.name) && MessageDigest.isEqual(secret, contact.secret)
				&& since.equals(contact.since) && standing == contact.standing;
	}

	@Override
	public int hashCode() {
		return id().hashCode();
	}

	@Override
	public String toString() {
		return "Contact[" + id() + ", " + standing + "]"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
