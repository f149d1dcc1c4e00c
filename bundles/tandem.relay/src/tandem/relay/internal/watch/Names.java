// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.watch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import tandem.relay.MailboxKey;
import tandem.relay.internal.config.RelayConfig.Addresses;

/**
 * What logs call mailboxes and clients. A routing part is so short that a plain hash of it can be turned back by trying; therefore the hash has a
 * key that ends with the process.
 */
public final class Names {

	private static final String ALGORITHM = "HmacSHA256"; //$NON-NLS-1$

	private static final int KEY_BYTES = 32;

	private static final int SHOWN_BYTES = 5;

	private static final int IPV4_SHOWN = 3;

	private static final int IPV6_SHOWN = 6;

	private final Addresses addresses;

	private final SecretKeySpec key;

	/** @param addresses how much of an address is shown */
	public Names(final Addresses addresses) {
		this.addresses = addresses;
		final var bytes = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(bytes);
		key = new SecretKeySpec(bytes, ALGORITHM);
	}

	/** A mailbox's name, the same as long as the relay runs. */
	public String of(final MailboxKey mailbox) {
		try {
			final var mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(mailbox.name().getBytes(StandardCharsets.US_ASCII)), SHOWN_BYTES));
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException("This Java has no " + ALGORITHM, e); //$NON-NLS-1$
		}
	}

	/** As much of a client's address as may be shown. */
	public String of(final InetAddress client) {
		return switch (addresses) {
		case FULL -> client.getHostAddress();
		case PREFIX -> prefix(client);
		case NONE -> "-"; //$NON-NLS-1$
		};
	}

	private static String prefix(final InetAddress client) {
		final var bytes = client.getAddress();
		final var shown = client instanceof Inet4Address ? IPV4_SHOWN : IPV6_SHOWN;
		Arrays.fill(bytes, shown, bytes.length, (byte) 0);
		try {
			return InetAddress.getByAddress(bytes).getHostAddress() + "/" + shown * Byte.SIZE; //$NON-NLS-1$
		} catch (final java.net.UnknownHostException e) {
			throw new IllegalStateException(e);
		}
	}
}
