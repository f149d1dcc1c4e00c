// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.vouch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.relay.internal.tls.TlsException;

/** What the help desk certifies, read by openssl. */
class HelpDeskTest {

	@TempDir
	private Path folder;

	private static byte[] key(final String algorithm) throws Exception {
		return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic().getEncoded();
	}

	private String openssl(final String... arguments) throws Exception {
		final var command = new java.util.ArrayList<>(java.util.List.of("openssl"));
		command.addAll(java.util.List.of(arguments));
		final var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		final var said = new String(process.getInputStream().readAllBytes());
		assertTrue(process.waitFor(30, TimeUnit.SECONDS));
		assertEquals(0, process.exitValue(), said);
		return said;
	}

	@Test
	void certifiesTheKeyOfSomebodyForATime() throws Exception {
		final var key = key("Ed25519");
		final var desk = HelpDesk.in(folder.resolve("desk"), "Example Help Desk");
		Files.writeString(folder.resolve("maria.pem"), desk.vouch("Maria, Santos", "Example + Co", Base64.getEncoder().encodeToString(key), Duration.ofDays(30)));
		assertEquals("maria.pem: OK", openssl("verify", "-x509_strict", "-CAfile", desk.certificate().toString(), "maria.pem").strip());
		final var said = openssl("x509", "-in", "maria.pem", "-noout", "-text", "-nameopt", "RFC2253");
		assertTrue(said.contains("Subject: CN=Maria\\, Santos,O=Example \\+ Co"), said);
		assertTrue(said.contains("2.25.97368200950950178672380128370296115507") && said.contains("CA:FALSE"), said);
		final var pem = openssl("x509", "-in", "maria.pem", "-noout", "-pubkey").replaceAll("-----[A-Z ]+-----|\\s", "");
		assertArrayEquals(key, Base64.getDecoder().decode(pem));
		openssl("x509", "-in", "maria.pem", "-noout", "-checkend", String.valueOf(Duration.ofDays(29).toSeconds()));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("desk/authority.key"))));
	}

	@Test
	void theAuthorityStaysTheSame() throws Exception {
		final var first = Files.readString(HelpDesk.in(folder, "One").certificate());
		assertEquals(first, Files.readString(HelpDesk.in(folder, "Two").certificate()));
		Files.delete(folder.resolve("authority.key"));
		assertThrows(TlsException.class, () -> HelpDesk.in(folder, "Three"), "a certificate without its key is not replaced");
		assertEquals(first, Files.readString(folder.resolve("authority.crt")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rubbish!", "AAAA", "MAsGCSqGSIb3DQEBAQ==" })
	void whatIsNoKeyIsRefused(final String key) throws Exception {
		final var desk = HelpDesk.in(folder, "Desk");
		assertThrows(TlsException.class, () -> desk.vouch("Maria", "", key, Duration.ofDays(1)));
	}

	@Test
	void aKeyOfAnotherKindIsRefused() throws Exception {
		final var desk = HelpDesk.in(folder, "Desk");
		final var rsa = Base64.getEncoder().encodeToString(key("RSA"));
		assertThrows(TlsException.class, () -> desk.vouch("Maria", "", rsa, Duration.ofDays(1)));
		assertFalse(rsa.isEmpty());
	}
}
