// SPDX-License-Identifier: EPL-2.0
package tandem.identity.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;

class StoredContactsTest {

	private static final Instant SINCE = Instant.parse("2030-01-01T00:00:00Z");

	@TempDir
	private Path folder;

	private StoredContacts contacts;

	@BeforeEach
	void open() throws IOException {
		contacts = new StoredContacts(folder.resolve("data"));
	}

	@AfterEach
	void close() throws IOException {
		contacts.close();
	}

	private static Contact contact(final int key, final int secret, final String name) {
		final var bytes = new byte[44];
		Arrays.fill(bytes, (byte) key);
		final var shared = new byte[32];
		Arrays.fill(shared, (byte) secret);
		return new Contact(Side.HELPED, name, bytes, shared, SINCE, Standing.GOOD);
	}

	private Path file() {
		return folder.resolve("data/contacts");
	}

	@Test
	void whoIsRememberedIsThereForTheNextProgramAndForNobodyElse() throws IOException {
		assertEquals(List.of(), contacts.all());
		contacts.remember(contact(1, 7, "Günter ☂"));
		contacts.remember(contact(2, 7, "bella"));
		try (var again = new Closing(new StoredContacts(folder.resolve("data")))) {
			assertEquals(List.of(contact(2, 7, "bella"), contact(1, 7, "Günter ☂")), again.contacts().all());
			assertArrayEquals(contact(1, 7, "x").secret(), again.contacts().all().getLast().secret());
		}
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
	}

	@Test
	void whoIsRememberedAgainKeepsTheNameAndStaysBlocked() throws IOException {
		contacts.remember(contact(1, 7, "Bella"));
		final var id = contacts.all().getFirst().id();
		contacts.replace(contacts.find(id).orElseThrow().named("Bella from school").standing(Standing.BLOCKED));
		contacts.remember(contact(1, 8, "Anything"));
		final var now = contacts.find(id).orElseThrow();
		assertEquals("Bella from school", now.name());
		assertEquals(Standing.BLOCKED, now.standing());
		assertEquals(8, now.secret()[0]);
	}

	@Test
	void anAlarmEndsWhenBothRememberEachOtherAnew() throws IOException {
		contacts.remember(contact(1, 7, "Bella").standing(Standing.OTHER_KEY));
		contacts.remember(contact(1, 8, "Bella"));
		assertEquals(Standing.GOOD, contacts.all().getFirst().standing());
	}

	@Test
	void theSamePersonMayHelpAndBeHelped() throws IOException {
		final var helped = contact(1, 7, "Bella");
		final var helper = new Contact(Side.HELPER, "Bella", helped.key(), helped.secret(), SINCE, Standing.GOOD);
		assertNotEquals(helped.id(), helper.id());
		contacts.remember(helped);
		contacts.remember(helper);
		assertEquals(2, contacts.all().size());
		contacts.remove(helped.id());
		contacts.remove("nobody");
		assertEquals(List.of(helper), contacts.all());
	}

	@Test
	void changesAreTold() throws IOException {
		final var told = new ArrayList<Integer>();
		final var registration = contacts.onChange(() -> told.add(1));
		contacts.remember(contact(1, 7, "Bella"));
		contacts.remove(contact(1, 7, "Bella").id());
		registration.run();
		contacts.remember(contact(1, 7, "Bella"));
		assertEquals(2, told.size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "tandem-contacts 2\n", "tandem-contacts 1\nHELPED GOOD 1 a b c\n", "tandem-contacts 1\nnonsense\n", "tandem-contacts 1\n\n" })
	void aDamagedListIsNeverReplaced(final String content) throws IOException {
		Files.writeString(file(), content);
		assertThrows(IOException.class, contacts::all);
		assertThrows(IOException.class, () -> contacts.remember(contact(1, 7, "Bella")));
		assertEquals(content, Files.readString(file()));
	}

	@Test
	void tellsNothingOfTheSecret() {
		assertFalse(contact(1, 65, "Bella").toString().matches(".*(Bella|65, 65|AAAA).*"), "the secret");
		assertTrue(contact(1, 7, "Bella").owns(contact(1, 9, "x").key()));
		assertFalse(contact(1, 7, "Bella").owns(contact(2, 7, "Bella").key()));
		assertThrows(IllegalArgumentException.class, () -> contact(1, 7, "Be\u202ella"));
		assertThrows(IllegalArgumentException.class, () -> contact(1, 7, ""));
	}

	private record Closing(StoredContacts contacts) implements AutoCloseable {

		@Override
		public void close() throws IOException {
			contacts.close();
		}
	}
}
