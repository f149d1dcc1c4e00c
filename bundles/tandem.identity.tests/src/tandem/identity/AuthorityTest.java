// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates as openssl makes them, good ones and those that prove nothing. */
class AuthorityTest {

	private static final String USAGE = "extendedKeyUsage=" + Authority.TECHNICIAN + "\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n";

	@TempDir
	private Path folder;

	private KeyPair keys;

	@BeforeEach
	void anAuthority() throws Exception {
		keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		authority("ca", "Example Help Desk");
	}

	private void openssl(final String... arguments) throws IOException, InterruptedException {
		final var command = new ArrayList<>(List.of("openssl"));
		command.addAll(List.of(arguments));
		final var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		final var said = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
	}

	private void authority(final String name, final String called) throws Exception {
		openssl("req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", name + ".key", "-out", name + ".pem", "-days", "30", "-subj", "/CN=" + called,
				"-utf8", "-addext", "keyUsage=critical,keyCertSign,cRLSign");
	}

	/** Certifies our key. */
	private String certificate(final String by, final String subject, final String extensions) throws Exception {
		Files.writeString(folder.resolve("own.pub"), "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
				+ "\n-----END PUBLIC KEY-----\n");
		Files.writeString(folder.resolve("own.ext"), extensions);
		openssl("req", "-new", "-newkey", "ed25519", "-nodes", "-keyout", "other.key", "-out", "own.csr", "-subj", subject, "-utf8");
		openssl("x509", "-req", "-in", "own.csr", "-CA", by + ".pem", "-CAkey", by + ".key", "-CAcreateserial", "-days", "10", "-force_pubkey", "own.pub",
				"-extfile", "own.ext", "-out", "own.pem");
		return read("own.pem");
	}

	private String read(final String name) throws IOException {
		return Files.readString(folder.resolve(name));
	}

	private Optional<Vouched> vouches(final String authorities, final String chain) throws Exception {
		return vouches(authorities, chain, Instant.now());
	}

	private Optional<Vouched> vouches(final String authorities, final String chain, final Instant at) throws Exception {
		return Authority.read(authorities).vouches(Authority.certificates(chain), keys.getPublic().getEncoded(), at);
	}

	@Test
	void whoHasACertificateOverTheirKeyIsVouchedFor() throws Exception {
		final var own = certificate("ca", "/O=Example/CN=Maria Santos", USAGE);
		assertEquals(Optional.of(new Vouched("Maria Santos", "Example", "Example Help Desk")), vouches(read("ca.pem"), own));
		authority("other", "Another");
		assertEquals("Example Help Desk", vouches(read("other.pem") + read("ca.pem"), own).orElseThrow().by(), "one of several");
		assertEquals(Optional.empty(), vouches(read("other.pem"), own), "not of this authority");
	}

	@Test
	void anotherKeyAnotherPurposeAndAnAuthorityItselfAreNot() throws Exception {
		final var own = certificate("ca", "/CN=Maria", USAGE);
		final var mallory = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		assertEquals(Optional.empty(),
				Authority.read(read("ca.pem")).vouches(Authority.certificates(own), mallory.getPublic().getEncoded(), Instant.now()));
		for (final var extensions : List.of("basicConstraints=critical,CA:FALSE\n", "extendedKeyUsage=clientAuth,emailProtection\n",
				"extendedKeyUsage=" + Authority.TECHNICIAN + "\nbasicConstraints=critical,CA:TRUE\n")) {
			assertEquals(Optional.empty(), vouches(read("ca.pem"), certificate("ca", "/CN=Maria", extensions)), extensions);
		}
	}

	@Test
	void aCertificateHoldsForItsTimeOnly() throws Exception {
		final var own = certificate("ca", "/CN=Maria", USAGE);
		assertTrue(vouches(read("ca.pem"), own).isPresent());
		assertEquals(Optional.empty(), vouches(read("ca.pem"), own, Instant.now().plus(Duration.ofDays(11))));
		assertEquals(Optional.empty(), vouches(read("ca.pem"), own, Instant.now().minus(Duration.ofDays(1))));
	}

	@Test
	void aDepartmentMayStandBetween() throws Exception {
		Files.writeString(folder.resolve("department.ext"), "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n");
		openssl("req", "-new", "-newkey", "ed25519", "-nodes", "-keyout", "department.key", "-out", "department.csr", "-subj", "/CN=Department");
		openssl("x509", "-req", "-in", "department.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "10", "-extfile",
				"department.ext", "-out", "department.pem");
		final var own = certificate("department", "/CN=Maria", USAGE);
		assertEquals("Example Help Desk", vouches(read("ca.pem"), own + read("department.pem")).orElseThrow().by());
		assertEquals(Optional.empty(), vouches(read("ca.pem"), own), "without what stands between");
		final var long5 = String.join("", Collections.nCopies(Authority.MAX_CHAIN, read("department.pem")));
		assertEquals(Optional.empty(), vouches(read("ca.pem"), own + long5), "too many between");
	}

	/** A technician may not make technicians. */
	@Test
	void whoIsVouchedForVouchesForNobody() throws Exception {
		final var maria = certificate("ca", "/CN=Maria", USAGE);
		Files.writeString(folder.resolve("maria.pem"), maria);
		openssl("req", "-new", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", "maria.key", "-out", "unused.pem", "-subj", "/CN=Maria");
		openssl("genpkey", "-algorithm", "ed25519", "-out", "mallory.key");
		Files.writeString(folder.resolve("own.ext"), USAGE);
		openssl("x509", "-req", "-in", "own.csr", "-CA", "unused.pem", "-CAkey", "maria.key", "-CAcreateserial", "-days", "10", "-force_pubkey", "own.pub",
				"-extfile", "own.ext", "-out", "mallory.pem");
		assertEquals(Optional.empty(), vouches(read("ca.pem"), read("mallory.pem") + maria));
	}

	@Test
	void whatWasTakenBackDoesNotCount() throws Exception {
		Files.writeString(folder.resolve("ca.cnf"), """
				[ca]
				default_ca=here
				[here]
				database=index.txt
				default_md=default
				default_crl_days=30
				""");
		Files.writeString(folder.resolve("index.txt"), "");
		final var own = certificate("ca", "/CN=Maria", USAGE);
		openssl("ca", "-config", "ca.cnf", "-gencrl", "-cert", "ca.pem", "-keyfile", "ca.key", "-out", "crl.pem");
		assertTrue(vouches(read("ca.pem") + read("crl.pem"), own).isPresent());
		openssl("ca", "-config", "ca.cnf", "-revoke", "own.pem", "-cert", "ca.pem", "-keyfile", "ca.key");
		openssl("ca", "-config", "ca.cnf", "-gencrl", "-cert", "ca.pem", "-keyfile", "ca.key", "-out", "crl.pem");
		assertEquals(Optional.empty(), vouches(read("ca.pem") + read("crl.pem"), own));
	}

	@Test
	void namesAreCleanedAndMustBeThere() throws Exception {
		final var own = certificate("ca", "/CN=Ma\u202eria  Santos", USAGE);
		assertEquals("Maria Santos", vouches(read("ca.pem"), own).orElseThrow().name());
		assertEquals(Optional.empty(), vouches(read("ca.pem"), certificate("ca", "/O=Example", USAGE)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "-----BEGIN CERTIFICATE-----\nAAAA",
			"-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----" })
	void whatIsNoAuthorityIsRefused(final String pem) {
		assertThrows(GeneralSecurityException.class, () -> Authority.read(pem));
	}

	@Test
	void aTechniciansCertificateIsNoAuthority() throws Exception {
		final var own = certificate("ca", "/CN=Maria", USAGE);
		assertThrows(GeneralSecurityException.class, () -> Authority.read(own));
	}
}
