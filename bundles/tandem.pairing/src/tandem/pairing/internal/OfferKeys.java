// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import tandem.identity.LongTermKey;
import tandem.pairing.OfferCalls;

/**
 * By what offers find the door. Both ends know it without having met: who is named at the endpoint, or by whom. It lets nobody in (the long-term key
 * does) and keeps strangers from learning that there is a door at all. Pure.
 */
final class OfferKeys {

	private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}"); //$NON-NLS-1$

	private OfferKeys() {
	}

	/** For a technician whose key is named. */
	static EasySearch.Key listed(final String fingerprint) {
		return key("key", fingerprint.getBytes(StandardCharsets.US_ASCII)); //$NON-NLS-1$
	}

	/**
	 * For technicians whom somebody named.
	 *
	 * @param authority X.500 name, encoded
	 */
	static EasySearch.Key group(final byte[] authority) {
		return key("group", authority); //$NON-NLS-1$
	}

	/** A fingerprint as people write it, perhaps with a name behind it, or the key itself in base64; empty where it is neither. */
	static Optional<String> fingerprint(final String written) {
		final var plain = written.replace(":", "").strip(); //$NON-NLS-1$ //$NON-NLS-2$
		final var word = plain.split("\\s", 2)[0]; //$NON-NLS-1$
		if (FINGERPRINT.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
			return Optional.of(word.toLowerCase(Locale.ROOT));
		}
		try {
			return Optional.of(Base64.getDecoder().decode(word)).filter(key -> key.length == LongTermKey.ENCODED_BYTES).map(LongTermKey::fingerprint);
		} catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static EasySearch.Key key(final String kind, final byte[] of) {
		return new EasySearch.Key(OfferCalls.WAY_IN, hash(kind + " id", of), hash(kind + " secret", of)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static byte[] hash(final String purpose, final byte[] of) {
		try {
			final var digest = MessageDigest.getInstance("SHA-256"); //$NON-NLS-1$
			digest.update(("tandem offer|" + purpose + '|' + HexFormat.of().formatHex(of)).getBytes(StandardCharsets.US_ASCII)); //$NON-NLS-1$
			return digest.digest();
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
