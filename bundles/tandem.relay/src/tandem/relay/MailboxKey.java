// SPDX-License-Identifier: EPL-2.0
package tandem.relay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import tandem.relay.protocol.RendezvousKey;
import tandem.relay.protocol.RoutingPart;

/**
 * What a mailbox is stored under: a hash of what its ends call it, so that no store holds a code.
 *
 * @param name letters a to z, digits and dashes; fit for the keys of most stores
 */
public record MailboxKey(String name) {

	/** The mailbox of a pairing code. */
	public static MailboxKey of(final RoutingPart routing) {
		return hash("code-", routing.symbols().getBytes(StandardCharsets.US_ASCII)); //$NON-NLS-1$
	}

	/** The mailbox that two ends know by a key. */
	public static MailboxKey of(final RendezvousKey key) {
		return hash("key-", key.toBytes()); //$NON-NLS-1$
	}

	private static MailboxKey hash(final String kind, final byte[] secret) {
		try {
			final var digest = MessageDigest.getInstance("SHA-256"); //$NON-NLS-1$
			digest.update(("tandem.relay." + kind).getBytes(StandardCharsets.US_ASCII)); //$NON-NLS-1$
			return new MailboxKey(kind + HexFormat.of().formatHex(digest.digest(secret)));
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("This Java has no SHA-256", e); //$NON-NLS-1$
		}
	}
}
