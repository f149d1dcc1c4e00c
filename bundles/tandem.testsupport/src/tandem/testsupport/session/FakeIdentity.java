// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.session;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

import tandem.identity.Identity;

/** Who somebody is, with a key of their own that lives as long as the test. */
public final class FakeIdentity implements Identity {

	private final String name;

	private final KeyPair keys;

	/** @param name as stated, not cleaned */
	public FakeIdentity(final String name) {
		this.name = name;
		try {
			keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair(); //$NON-NLS-1$
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public byte[] publicKey() {
		return keys.getPublic().getEncoded();
	}

	@Override
	public byte[] sign(final byte[] message) {
		try {
			final var signer = Signature.getInstance("Ed25519"); //$NON-NLS-1$
			signer.initSign(keys.getPrivate());
			signer.update(message);
			return signer.sign();
		} catch (final GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public String statedName() {
		return name;
	}

	@Override
	public String statedOrganisation() {
		return "Help desk"; //$NON-NLS-1$
	}
}
