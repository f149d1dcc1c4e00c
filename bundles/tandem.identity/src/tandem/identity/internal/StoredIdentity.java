// SPDX-License-Identifier: EPL-2.0
package tandem.identity.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.identity.Identity;
import tandem.identity.SecretFile;
import tandem.identity.StatedName;
import tandem.settings.Folders;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** The installation's key in the user's data folder, made at first use. A damaged key file is an error and never silently replaced. */
@Component
public final class StoredIdentity implements Identity {

	private static final String ALGORITHM = "Ed25519"; //$NON-NLS-1$

	private static final int MAX_FILE = 4096;

	private final Path file;

	private final String name;

	private final String organisation;

	private KeyPair keys;

	/** The identity of this user. */
	@Activate
	public StoredIdentity(@Reference final Folders folders, @Reference final Settings settings) {
		this(folders.data(), name(settings), settings.get(Setting.ORGANISATION));
	}

	/**
	 * @param folder holds the key
	 * @param name what the person calls themselves
	 * @param organisation theirs, or empty
	 */
	public StoredIdentity(final Path folder, final String name, final String organisation) {
		this.file = folder.resolve("identity"); //$NON-NLS-1$
		this.name = StatedName.clean(name);
		this.organisation = StatedName.clean(organisation);
	}

	private static String name(final Settings settings) {
		return Stream.of(System.getenv("TANDEM_NAME"), settings.get(Setting.NAME)).filter(name -> name != null && !name.isBlank()).findFirst() //$NON-NLS-1$
				.orElse(System.getProperty("user.name", "")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public byte[] publicKey() {
		return keys().getPublic().getEncoded();
	}

	@Override
	public byte[] sign(final byte[] message) {
		try {
			final var signer = Signature.getInstance(ALGORITHM);
			signer.initSign(keys().getPrivate());
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
		return organisation;
	}

	private synchronized KeyPair keys() {
		if (keys == null) {
			try {
				keys = Files.exists(file) ? load() : create();
			} catch (final IOException e) {
				throw new UncheckedIOException(e);
			} catch (final GeneralSecurityException e) {
				throw new IllegalStateException("The key of this installation is damaged: " + file, e); //$NON-NLS-1$
			}
		}
		return keys;
	}

	private KeyPair create() throws IOException, GeneralSecurityException {
		final var made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
		final var base64 = Base64.getEncoder();
		SecretFile.makeFolder(file.getParent());
		SecretFile.write(file, (base64.encodeToString(made.getPublic().getEncoded()) + '\n' + base64.encodeToString(made.getPrivate().getEncoded()) + '\n')
				.getBytes(StandardCharsets.US_ASCII));
		return made;
	}

	private KeyPair load() throws IOException, GeneralSecurityException {
		if (Files.size(file) > MAX_FILE) {
			throw new GeneralSecurityException("too long"); //$NON-NLS-1$
		}
		final var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
		if (lines.size() != 2) {
			throw new GeneralSecurityException("not two keys"); //$NON-NLS-1$
		}
		final var factory = KeyFactory.getInstance(ALGORITHM);
		try {
			return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))),
					factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))));
		} catch (final IllegalArgumentException e) {
			throw new GeneralSecurityException(e);
		}
	}
}
