// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What Windows encrypts tickets with: AES-128-CBC since Vista, RC4 in XP. Neither is authenticated; a plain text must be judged by its form. */
final class TicketCipher {

	static final int BLOCK = 16;

	private static final int PAD_BYTES = 64;

	private static final byte PAD = 0x36;

	private TicketCipher() {
	}

	/**
	 * The text of an LHTICKET; empty for a wrong password. That a wrong one unpads by chance happens once in 256 times, so the beginning
	 * of the text decides.
	 *
	 * @throws WindowsInvitationException where the password is right and the rest damaged
	 */
	static Optional<String> openAes(final byte[] ticket, final String password) throws WindowsInvitationException {
		final byte[] plain;
		try {
			final var cipher = Cipher.getInstance("AES/CBC/NoPadding"); //$NON-NLS-1$
			cipher.init(Cipher.DECRYPT_MODE, aesKey(password), new IvParameterSpec(new byte[BLOCK]));
			plain = cipher.doFinal(ticket);
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
		if (!beginsAsTicket(plain)) {
			return Optional.empty();
		}
		final int padding = plain[plain.length - 1];
		if (padding < 1 || padding > BLOCK) {
			throw WindowsInvitationException.damaged("the ticket has no end"); //$NON-NLS-1$
		}
		for (int i = plain.length - padding; i < plain.length; i++) {
			if (plain[i] != padding) {
				throw WindowsInvitationException.damaged("the ticket has no end"); //$NON-NLS-1$
			}
		}
		return Optional.of(utf16(Arrays.copyOf(plain, plain.length - padding)).orElseThrow(() -> WindowsInvitationException.damaged("the ticket is no text"))); //$NON-NLS-1$
	}

	private static boolean beginsAsTicket(final byte[] plain) {
		final var start = new String(plain, 0, BLOCK, StandardCharsets.UTF_16LE).replace("\ufeff", "").stripLeading(); //$NON-NLS-1$ //$NON-NLS-2$
		return start.startsWith("<E") || start.startsWith("<?") || start.startsWith("<e"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** CryptDeriveKey of a SHA-1 for a short key: the inner half of an HMAC alone. */
	static SecretKeySpec aesKey(final String password) throws GeneralSecurityException {
		final var sha1 = MessageDigest.getInstance("SHA-1"); //$NON-NLS-1$
		final var hash = sha1.digest(password.getBytes(StandardCharsets.UTF_16LE));
		final var block = new byte[PAD_BYTES];
		Arrays.fill(block, PAD);
		for (int i = 0; i < hash.length; i++) {
			block[i] ^= hash[i];
		}
		return new SecretKeySpec(sha1.digest(block), 0, BLOCK, "AES"); //$NON-NLS-1$
	}

	/** A text encrypted as XP does with texts of invitations: its length in bytes, 32 bits, then itself; empty for a wrong password. */
	static Optional<String> openRc4(final byte[] ticket, final String password) {
		try {
			final var cipher = Cipher.getInstance("ARCFOUR"); //$NON-NLS-1$
			cipher.init(Cipher.DECRYPT_MODE, rc4Key(password));
			final var plain = ByteBuffer.wrap(cipher.doFinal(ticket)).order(ByteOrder.LITTLE_ENDIAN);
			if (plain.remaining() < Integer.BYTES || plain.getInt() != plain.remaining()) {
				return Optional.empty();
			}
			final var text = new byte[plain.remaining()];
			plain.get(text);
			return utf16(text);
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	static SecretKeySpec rc4Key(final String password) throws GeneralSecurityException {
		return new SecretKeySpec(MessageDigest.getInstance("MD5").digest(password.getBytes(StandardCharsets.UTF_16LE)), "ARCFOUR"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Optional<String> utf16(final byte[] plain) {
		try {
			return Optional.of(TicketText.strict(StandardCharsets.UTF_16LE, plain));
		} catch (final CharacterCodingException e) {
			return Optional.empty();
		}
	}
}
