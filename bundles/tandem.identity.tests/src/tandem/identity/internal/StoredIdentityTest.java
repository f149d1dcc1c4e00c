// SPDX-License-Identifier: EPL-2.0
package tandem.identity.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.identity.LongTermKey;

/** The installation's key. */
class StoredIdentityTest {

	@TempDir
	private Path folder;

	private StoredIdentity identity() {
		return new StoredIdentity(folder.resolve("tandem"), "Tom\u202e", "Help desk");
	}

	@Test
	void livesAsLongAsTheInstallation() {
		final var key = identity().publicKey();
		assertArrayEquals(key, identity().publicKey());
		assertEquals(LongTermKey.ENCODED_BYTES, key.length);
		assertEquals("Tom", identity().statedName());
	}

	@Test
	void isItsOwnersAlone() throws Exception {
		identity().publicKey();
		assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tandem"))));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tandem/identity"))));
	}

	@Test
	void signsWhatOthersCanCheck() {
		final var message = new byte[] { 1, 2, 3 };
		final var signature = identity().sign(message);
		final var key = identity().publicKey();
		assertTrue(LongTermKey.verifies(key, message, signature));
		message[0]++;
		assertFalse(LongTermKey.verifies(key, message, signature));
		assertFalse(LongTermKey.verifies(new byte[LongTermKey.ENCODED_BYTES], message, signature));
		assertFalse(LongTermKey.verifies(key, message, new byte[3]));
	}

	@Test
	void aDamagedKeyIsNeverReplaced() throws Exception {
		Files.createDirectory(folder.resolve("tandem"));
		Files.writeString(folder.resolve("tandem/identity"), "damaged\n");
		assertThrows(IllegalStateException.class, () -> identity().publicKey());
		assertEquals("damaged\n", Files.readString(folder.resolve("tandem/identity")));
	}
}
