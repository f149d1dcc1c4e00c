// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.identity.Authority;
import tandem.identity.Identity;
import tandem.pairing.OwnCertificate;
import tandem.session.host.Trouble;
import tandem.settings.Folders;

/** The certificate that this technician shows: a file in the person's configuration. Read anew for each session. Thread-safe. */
@Component(service = { TechnicianCertificate.class, OwnCertificate.class })
public final class TechnicianCertificate implements OwnCertificate {

	private static final String FILE = "technician.pem"; //$NON-NLS-1$

	private final Path file;
	private final Identity identity;
	private final Trouble trouble;

	/** Wires it. */
	@Activate
	public TechnicianCertificate(@Reference final Folders folders, @Reference final Identity identity,
			@Reference(service = LoggerFactory.class) final Logger log) {
		this(folders.config().resolve(FILE), identity, log::warn);
	}

	TechnicianCertificate(final Path file, final Identity identity, final Trouble trouble) {
		this.file = file;
		this.identity = identity;
		this.trouble = trouble;
	}

	/** What is shown, the technician's own first; empty where nobody vouches for them. */
	List<byte[]> chain() {
		try {
			final var read = read();
			final var chain = new ArrayList<byte[]>();
			for (final var certificate : read) {
				chain.add(certificate.getEncoded());
			}
			return List.copyOf(chain);
		} catch (final IOException | GeneralSecurityException e) {
			trouble.report(file + " can't be shown: " + e.getMessage(), e); //$NON-NLS-1$
			return List.of();
		}
	}

	private List<X509Certificate> read() throws IOException, GeneralSecurityException {
		try {
			return checked(Files.readString(file, StandardCharsets.US_ASCII));
		} catch (final NoSuchFileException e) {
			return List.of();
		}
	}

	private List<X509Certificate> checked(final String pem) throws GeneralSecurityException {
		final var chain = Authority.certificates(pem);
		if (chain.size() > Authority.MAX_CHAIN) {
			throw new GeneralSecurityException(chain.size() + " certificates"); //$NON-NLS-1$
		}
		if (!Arrays.equals(chain.getFirst().getPublicKey().getEncoded(), identity.publicKey())) {
			throw new GeneralSecurityException("it is over another key than this program's"); //$NON-NLS-1$
		}
		return chain;
	}

	@Override
	public String key() {
		return Base64.getEncoder().encodeToString(identity.publicKey());
	}

	@Override
	public Optional<Stated> stated() throws IOException {
		try {
			return read().stream().findFirst().map(own -> new Stated(own.getSubjectX500Principal().getName(), own.getIssuerX500Principal().getName(),
					own.getNotAfter().toInstant()));
		} catch (final GeneralSecurityException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	@Override
	public void take(final Path from) throws IOException {
		final String pem;
		try {
			pem = Files.readString(from, StandardCharsets.US_ASCII);
			checked(pem);
		} catch (final GeneralSecurityException e) {
			throw new IOException(e.getMessage(), e);
		}
		Files.createDirectories(file.getParent());
		final var half = Files.createTempFile(file.getParent(), FILE, ".new"); //$NON-NLS-1$
		Files.writeString(half, pem, StandardCharsets.US_ASCII);
		Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}
}
