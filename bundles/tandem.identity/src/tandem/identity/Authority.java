// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/**
 * Certificates of those who vouch for technicians, with the lists of what they have taken back. A technician's certificate is over the
 * long-term key of their installation, which that proves to own in each connection; what can't be read or checked vouches for nobody. Immutable.
 */
public final class Authority {

	/** Extended key usage of a technician's certificate, from a UUID (ITU-T X.667): who has a certificate for something else is no technician. */
	public static final String TECHNICIAN = "2.25.97368200950950178672380128370296115507"; //$NON-NLS-1$

	/** Most certificates between a technician's and an authority's, both counted. */
	public static final int MAX_CHAIN = 4;

	/** Longest certificate, in bytes. */
	public static final int MAX_CERTIFICATE = 4096;

	private static final int MAX_PEM = 1 << 18;

	private final Set<TrustAnchor> anchors;
	private final List<X509CRL> lists;

	private Authority(final Set<TrustAnchor> anchors, final List<X509CRL> lists) {
		this.anchors = anchors;
		this.lists = lists;
	}

	/**
	 * Reads authorities.
	 *
	 * @param pem one or more CERTIFICATE blocks, and X509 CRL blocks if there are any; with one of those, each authority must have one
	 * @throws GeneralSecurityException where it is something else, in words for who wrote it
	 */
	public static Authority read(final String pem) throws GeneralSecurityException {
		final var anchors = new HashSet<TrustAnchor>();
		for (final var certificate : certificates(pem)) {
			if (certificate.getBasicConstraints() < 0) {
				throw new CertificateException(certificate.getSubjectX500Principal() + " is no authority's certificate"); //$NON-NLS-1$
			}
			anchors.add(new TrustAnchor(certificate, null));
		}
		final var lists = new ArrayList<X509CRL>();
		for (final var block : blocks(pem, "X509 CRL")) { //$NON-NLS-1$
			lists.add((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(block))); //$NON-NLS-1$
		}
		return new Authority(anchors, List.copyOf(lists));
	}

	/**
	 * Reads a technician's certificate, with those between it and the authority behind it.
	 *
	 * @param pem CERTIFICATE blocks, the technician's first
	 * @throws GeneralSecurityException where it is something else
	 */
	public static List<X509Certificate> certificates(final String pem) throws GeneralSecurityException {
		final var all = new ArrayList<X509Certificate>();
		for (final var block : blocks(pem, "CERTIFICATE")) { //$NON-NLS-1$
			all.add(certificate(block));
		}
		if (all.isEmpty()) {
			throw new CertificateException("no certificate in it"); //$NON-NLS-1$
		}
		return List.copyOf(all);
	}

	/** What the authorities are called: X.500 names, encoded. */
	public List<byte[]> names() {
		return anchors.stream().map(anchor -> anchor.getTrustedCert().getSubjectX500Principal().getEncoded()).toList();
	}

	/**
	 * Reads a certificate's bytes.
	 *
	 * @throws CertificateException where they are none
	 */
	public static X509Certificate certificate(final byte[] encoded) throws CertificateException {
		if (encoded.length > MAX_CERTIFICATE) {
			throw new CertificateException("a certificate of " + encoded.length + " bytes"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded)); //$NON-NLS-1$
	}

	private static List<byte[]> blocks(final String pem, final String type) throws CertificateException {
		if (pem.length() > MAX_PEM) {
			throw new CertificateException("longer than " + MAX_PEM + " characters"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		final var begin = "-----BEGIN " + type + "-----"; //$NON-NLS-1$ //$NON-NLS-2$
		final var end = "-----END " + type + "-----"; //$NON-NLS-1$ //$NON-NLS-2$
		final var all = new ArrayList<byte[]>();
		for (var from = pem.indexOf(begin); from >= 0; from = pem.indexOf(begin, from + 1)) {
			final var until = pem.indexOf(end, from);
			if (until < 0) {
				throw new CertificateException("a block without an end"); //$NON-NLS-1$
			}
			try {
				all.add(java.util.Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), until).getBytes(StandardCharsets.US_ASCII)));
			} catch (final IllegalArgumentException e) {
				throw new CertificateException("a damaged block", e); //$NON-NLS-1$
			}
		}
		return all;
	}

	/**
	 * What an authority says of the owner of a key.
	 *
	 * @param chain the technician's certificate first
	 * @param longTermKey X.509-encoded, proven in the connection
	 * @param at now
	 * @return empty for every reason not to believe it: another key, another purpose, not yet or no longer valid, taken back, not from here
	 */
	public Optional<Vouched> vouches(final List<X509Certificate> chain, final byte[] longTermKey, final Instant at) {
		try {
			if (chain.isEmpty() || chain.size() > MAX_CHAIN || !isFor(chain.getFirst(), longTermKey)) {
				return Optional.empty();
			}
			final var parameters = new PKIXParameters(anchors);
			parameters.setDate(Date.from(at));
			parameters.setRevocationEnabled(!lists.isEmpty());
			parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists))); //$NON-NLS-1$
			final var path = CertificateFactory.getInstance("X.509").generateCertPath(chain); //$NON-NLS-1$
			final var result = (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX").validate(path, parameters); //$NON-NLS-1$
			return said(chain.getFirst(), result.getTrustAnchor().getTrustedCert());
		} catch (final GeneralSecurityException e) {
			return Optional.empty();
		}
	}

	private static boolean isFor(final X509Certificate certificate, final byte[] longTermKey) throws GeneralSecurityException {
		final var uses = certificate.getExtendedKeyUsage();
		return uses != null && uses.contains(TECHNICIAN) && certificate.getBasicConstraints() < 0
				&& Arrays.equals(certificate.getPublicKey().getEncoded(), longTermKey);
	}

	private static Optional<Vouched> said(final X509Certificate technician, final X509Certificate authority) {
		final var name = part(technician.getSubjectX500Principal(), "CN"); //$NON-NLS-1$
		final var by = part(authority.getSubjectX500Principal(), "CN"); //$NON-NLS-1$
		return name.isEmpty() || by.isEmpty() ? Optional.empty()
				: Optional.of(new Vouched(name, part(technician.getSubjectX500Principal(), "O"), by)); //$NON-NLS-1$
	}

	/** The first value of a part of a name, cleaned; empty where it has none. */
	private static String part(final X500Principal principal, final String type) {
		try {
			return new LdapName(principal.getName(X500Principal.RFC2253)).getRdns().reversed().stream().filter(rdn -> rdn.getType().equalsIgnoreCase(type))
					.map(rdn -> rdn.getValue() instanceof final String text ? StatedName.clean(text) : "").findFirst().orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (final InvalidNameException e) {
			return ""; //$NON-NLS-1$
		}
	}
}
