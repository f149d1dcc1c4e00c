// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import tandem.identity.Contact;

/** What two contacts know of each other in an hour: nobody else can tell that two of these are of the same people. Pure. */
final class ContactKeys {

	private static final long HOUR = 3_600;

	private static final int TAG_BYTES = 14;

	private static final String ALGORITHM = "HmacSHA256"; //$NON-NLS-1$

	private ContactKeys() {
	}

	/** What the local network is told, what a caller presents, and what it must know, in the hour of a time. */
	static EasySearch.Key at(final Contact contact, final Instant time) {
		final var hour = time.getEpochSecond() / HOUR;
		return new EasySearch.Key("c-" + HexFormat.of().formatHex(mac(contact, "network", hour), 0, TAG_BYTES), mac(contact, "id", hour), mac(contact, "secret", hour)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	/** As {@link #at}, for offers: another than those by which they are asked for help. */
	static EasySearch.Key offerAt(final Contact contact, final Instant time) {
		final var hour = time.getEpochSecond() / HOUR;
		return new EasySearch.Key("o-" + HexFormat.of().formatHex(mac(contact, "offer network", hour), 0, TAG_BYTES), mac(contact, "offer id", hour), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				mac(contact, "offer secret", hour)); //$NON-NLS-1$
	}

	/** Those of this hour, of the one before and of the next: what is shown may be some minutes old, and no two clocks are the same. */
	static List<EasySearch.Key> offersAround(final Contact contact, final Instant time) {
		return List.of(offerAt(contact, time), offerAt(contact, time.minusSeconds(HOUR)), offerAt(contact, time.plusSeconds(HOUR)));
	}

	/** Those of this hour and of the one before: a door stays what it was when it was opened. */
	static List<EasySearch.Key> around(final Contact contact, final Instant time) {
		return List.of(at(contact, time), at(contact, time.minusSeconds(HOUR)));
	}

	/** What both ends of a session derive. */
	static byte[] secret(final byte[] sharerKey, final byte[] technicianKey, final byte[] sharerNonce, final byte[] technicianNonce) {
		try {
			final var digest = MessageDigest.getInstance("SHA-256"); //$NON-NLS-1$
			digest.update("tandem contact".getBytes(StandardCharsets.US_ASCII)); //$NON-NLS-1$
			for (final var part : List.of(sharerKey, technicianKey, sharerNonce, technicianNonce)) {
				digest.update((byte) part.length);
				digest.update(part);
			}
			return digest.digest();
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private static byte[] mac(final Contact contact, final String purpose, final long hour) {
		try {
			final var mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(contact.secret(), ALGORITHM));
			return mac.doFinal((purpose + '|' + hour).getBytes(StandardCharsets.US_ASCII));
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}
}
