// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import tandem.invitation.InvitationException;
import tandem.invitation.InvitationException.Problem;
import tandem.invitation.InvitationPassword;

/** Closes and opens the sealed part: AES-256-GCM under a key that Argon2id makes of the password; the header is authenticated with it. */
public final class Seal {

	private static final int MEMORY_KIB = 64 * 1024;
	private static final int PASSES = 3;
	private static final int LANES = 1;
	private static final int KEY_BYTES = 32;
	static final int TAG_BITS = 128;

	private Seal() {
	}

	/** Seals. */
	static FileForm close(final Header header, final byte[] plain, final InvitationPassword password) {
		final var line = HeaderJson.write(header).getBytes(StandardCharsets.UTF_8);
		try {
			return new FileForm(header, line, cipher(Cipher.ENCRYPT_MODE, header, line, password).doFinal(plain));
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * Opens.
	 *
	 * @throws InvitationException {@link Problem#WRONG_PASSWORD} where password, header and sealed part don't belong together
	 */
	public static byte[] open(final FileForm form, final InvitationPassword password) throws InvitationException {
		try {
			return cipher(Cipher.DECRYPT_MODE, form.header(), form.headerBytes(), password).doFinal(form.sealed());
		} catch (final AEADBadTagException e) {
			throw new InvitationException(Problem.WRONG_PASSWORD, "the seal does not open", e); //$NON-NLS-1$
		} catch (final GeneralSecurityException e) {
			throw FileForm.damaged("the sealed part can't be opened", e); //$NON-NLS-1$
		}
	}

	private static Cipher cipher(final int mode, final Header header, final byte[] line, final InvitationPassword password)
			throws GeneralSecurityException {
		final var key = key(password, header.salt());
		try {
			final var cipher = Cipher.getInstance("AES/GCM/NoPadding"); //$NON-NLS-1$
			cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, header.nonce())); //$NON-NLS-1$
			cipher.updateAAD(line);
			return cipher;
		} finally {
			Arrays.fill(key, (byte) 0);
		}
	}

	private static byte[] key(final InvitationPassword password, final byte[] salt) {
		final var generator = new Argon2BytesGenerator();
		generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
				.withMemoryAsKB(MEMORY_KIB).withIterations(PASSES).withParallelism(LANES).withSalt(salt).build());
		final var key = new byte[KEY_BYTES];
		generator.generateBytes(password.canonical().getBytes(StandardCharsets.US_ASCII), key);
		return key;
	}
}
