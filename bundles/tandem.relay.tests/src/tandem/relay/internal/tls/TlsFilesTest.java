// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.relay.internal.config.RelayConfig.TlsFiles;
import tandem.relay.internal.tls.TlsSource.Renewal;

/** Certificates from files and of the relay's own making. */
class TlsFilesTest {

	@TempDir
	private Path folder;

	private TlsFiles made(final String name) throws TlsException {
		final var inside = folder.resolve(name);
		DevCertificate.in(inside);
		return new TlsFiles(inside.resolve("relay-dev.crt"), inside.resolve("relay-dev.key"));
	}

	@Test
	void aMadeCertificateIsKeptForItsOwnerAlone() throws TlsException, IOException {
		final var pin = DevCertificate.in(folder).pin();
		assertEquals(pin, DevCertificate.in(folder).pin());
		assertTrue(pin.matches("[0-9a-f]{64}"));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("relay-dev.key"))));
	}

	@Test
	void aKeyThatEverybodyCanReadIsRefused() throws TlsException, IOException {
		final var files = made("a");
		Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
		assertTrue(assertThrows(TlsException.class, () -> new TlsSource(files)).getMessage().contains("chmod 640"));
	}

	@Test
	void filesThatCannotBeUsedAreNamed() throws TlsException, IOException {
		final var files = made("a");
		final var other = made("b");
		assertTrue(assertThrows(TlsException.class, () -> new TlsSource(new TlsFiles(files.certificate(), other.key()))).getMessage().contains("is not the key of"));
		assertTrue(assertThrows(TlsException.class, () -> new TlsSource(new TlsFiles(folder.resolve("none"), other.key()))).getMessage().contains("can't be read"));
		assertTrue(assertThrows(TlsException.class, () -> new TlsSource(new TlsFiles(files.key(), files.key()))).getMessage().contains("certificate"));
		final var old = folder.resolve("old.key");
		Files.writeString(old, "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
		Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-------"));
		assertTrue(assertThrows(TlsException.class, () -> new TlsSource(new TlsFiles(files.certificate(), old))).getMessage().contains("openssl pkcs8"));
	}

	@Test
	void renewedFilesAreTakenAndBrokenOnesAreNot() throws TlsException, IOException {
		final var files = made("a");
		final var next = made("b");
		final var source = new TlsSource(files);
		final var pin = source.identity().pin();
		assertEquals(Renewal.NONE, source.look());
		// Halfway: the new certificate is there, its key is not.
		Files.copy(next.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
		Files.setLastModifiedTime(files.certificate(), FileTime.fromMillis(1_000_000));
		assertThrows(TlsException.class, source::look);
		assertEquals(pin, source.identity().pin());
		assertEquals(Renewal.NONE, source.look());
		Files.copy(next.key(), files.key(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
		Files.setLastModifiedTime(files.key(), FileTime.fromMillis(1_000_000));
		assertEquals(Renewal.RENEWED, source.look());
		assertNotEquals(pin, source.identity().pin());
		assertEquals(new TlsSource(next).identity().pin(), source.identity().pin());
	}
}
