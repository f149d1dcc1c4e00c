// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.vouch;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import tandem.relay.internal.tls.PemFile;
import tandem.relay.internal.tls.TlsException;
import tandem.relay.internal.tls.TlsIdentity;

/**
 * Vouches for technicians: an authority in a folder, which certifies the keys of those whom the operator knows. It needs no relay that runs, and
 * a relay that runs does not need it: sharers' computers check certificates themselves, without asking anybody.
 */
public final class HelpDesk {

	/** Extended key usage of a technician's certificate; {@code tandem.identity.Authority} knows the same. */
	private static final String TECHNICIAN = "2.25.97368200950950178672380128370296115507"; //$NON-NLS-1$

	/** An X.509-encoded Ed25519 key (RFC 8410). */
	private static final int KEY_BYTES = 44;

	private static final Duration LIFETIME = Duration.ofDays(3650);

	private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

	private static final int SERIAL_BITS = 127;

	private final TlsIdentity authority;

	private final Path certificate;

	private HelpDesk(final TlsIdentity authority, final Path certificate) {
		this.authority = authority;
		this.certificate = certificate;
	}

	/**
	 * Reads the authority of a folder, or makes it.
	 *
	 * @param name what it is called where it is made
	 * @throws TlsException if the folder can't be used
	 */
	public static HelpDesk in(final Path folder, final String name) throws TlsException {
		final var certificate = folder.resolve("authority.crt"); //$NON-NLS-1$
		final var key = folder.resolve("authority.key"); //$NON-NLS-1$
		try {
			if (!Files.exists(certificate) && !Files.exists(key)) {
				Files.createDirectories(folder);
				make(name, certificate, key);
			}
		} catch (final IOException e) {
			throw new TlsException(folder + " can't hold an authority (" + e.getClass().getSimpleName() + "): name another folder with --authority", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return new HelpDesk(TlsIdentity.read(certificate, key), certificate);
	}

	private static void make(final String name, final Path certificate, final Path key) throws IOException {
		try {
			final var generator = KeyPairGenerator.getInstance("EC"); //$NON-NLS-1$
			generator.initialize(new ECGenParameterSpec("secp256r1")); //$NON-NLS-1$
			final var keys = generator.generateKeyPair();
			PemFile.write(key, "PRIVATE KEY", keys.getPrivate().getEncoded()); //$NON-NLS-1$
			PemFile.write(certificate, "CERTIFICATE", own(name, keys)); //$NON-NLS-1$
		} catch (final GeneralSecurityException | OperatorCreationException e) {
			throw new IllegalStateException("This Java can't make certificates", e); //$NON-NLS-1$
		}
	}

	private static byte[] own(final String name, final KeyPair keys) throws IOException, GeneralSecurityException, OperatorCreationException {
		final var called = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
		final var builder = builder(called, called, LIFETIME, SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
		final var key = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
		builder.addExtension(Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
		builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
		builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
		return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())).getEncoded(); //$NON-NLS-1$
	}

	private static X509v3CertificateBuilder builder(final X500Name by, final X500Name of, final Duration lifetime, final SubjectPublicKeyInfo key) {
		final var now = Instant.now();
		return new X509v3CertificateBuilder(by, new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE), Date.from(now.minus(CLOCKS_DIFFER)),
				Date.from(now.plus(lifetime)), of, key);
	}

	/** The authority's certificate, which sharers' computers must know. */
	public Path certificate() {
		return certificate;
	}

	/**
	 * Certifies a technician.
	 *
	 * @param name of the technician
	 * @param organisation of the technician; may be empty
	 * @param key their public key as the workbench shows it
	 * @return PEM
	 * @throws TlsException where the key is none
	 */
	public String vouch(final String name, final String organisation, final String key, final Duration lifetime) throws TlsException {
		final var subject = new X500NameBuilder(BCStyle.INSTANCE);
		if (!organisation.isBlank()) {
			subject.addRDN(BCStyle.O, organisation);
		}
		subject.addRDN(BCStyle.CN, name);
		try {
			final var issuer = X500Name.getInstance(authority.own().getSubjectX500Principal().getEncoded());
			final var certified = key(key);
			final var builder = builder(issuer, subject.build(), lifetime, certified);
			final var identifiers = new JcaX509ExtensionUtils();
			builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(certified));
			builder.addExtension(Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(authority.own()));
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
			builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(TECHNICIAN))));
			return PemFile.text("CERTIFICATE", builder.build(new JcaContentSignerBuilder(signature()).build(authority.key())).getEncoded()); //$NON-NLS-1$
		} catch (final CertIOException | GeneralSecurityException | OperatorCreationException e) {
			throw new TlsException("the authority can't sign: " + e.getMessage(), e); //$NON-NLS-1$
		} catch (final IOException e) {
			throw new IllegalStateException("a certificate without encoding", e); //$NON-NLS-1$
		}
	}

	private String signature() {
		return authority.key().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static SubjectPublicKeyInfo key(final String text) throws TlsException {
		try {
			final var bytes = Base64.getDecoder().decode(text.strip());
			final var key = bytes.length == KEY_BYTES ? SubjectPublicKeyInfo.getInstance(bytes) : null;
			if (key == null || !key.getAlgorithm().getAlgorithm().getId().equals("1.3.101.112")) { //$NON-NLS-1$
				throw new IllegalArgumentException("not Ed25519"); //$NON-NLS-1$
			}
			return key;
		} catch (final IllegalArgumentException | IllegalStateException e) {
			throw new TlsException("--key is not a technician's key: the workbench shows it under Preferences, Relay", e); //$NON-NLS-1$
		}
	}
}
