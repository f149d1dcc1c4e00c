// SPDX-License-Identifier: EPL-2.0
package tandem.identity.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.identity.SecretFile;
import tandem.settings.Folders;

/** Contacts in the user's data folder, a line each. */
@Component(service = Contacts.class)
public final class StoredContacts implements Contacts {

	private static final String HEAD = "tandem-contacts 1"; //$NON-NLS-1$

	private static final int FIELDS = 6;

	private static final int MAX_BYTES = MOST * 600;

	private final Path file;

	private final ProcessLock lock;

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/** Those of this user. */
	@Activate
	public StoredContacts(@Reference final Folders folders) throws IOException {
		this(folders.data());
	}

	/** @param folder holds them */
	public StoredContacts(final Path folder) throws IOException {
		SecretFile.makeFolder(folder);
		file = folder.resolve("contacts"); //$NON-NLS-1$
		lock = new ProcessLock(folder.resolve("contacts.lock")); //$NON-NLS-1$
	}

	@Deactivate
	void close() throws IOException {
		lock.close();
	}

	@Override
	public List<Contact> all() throws IOException {
		return read().stream().sorted(Comparator.comparing(Contact::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Contact::id)).toList();
	}

	@Override
	public void remember(final Contact contact) throws IOException {
		change(known -> {
			final var before = known.stream().filter(one -> one.id().equals(contact.id())).findFirst();
			final var kept = new ArrayList<>(known);
			kept.removeIf(one -> one.id().equals(contact.id()));
			kept.add(before.map(one -> contact.named(one.name()).standing(one.standing() == Standing.BLOCKED ? Standing.BLOCKED : contact.standing()))
					.orElse(contact));
			return kept;
		});
	}

	@Override
	public void replace(final Contact contact) throws IOException {
		change(known -> known.stream().map(one -> one.id().equals(contact.id()) ? contact : one).toList());
	}

	@Override
	public void remove(final String id) throws IOException {
		change(known -> known.stream().filter(one -> !one.id().equals(id)).toList());
	}

	@Override
	public Runnable onChange(final Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	private void change(final UnaryOperator<List<Contact>> how) throws IOException {
		lock.holding(() -> {
			final var next = how.apply(read());
			if (next.size() > MOST) {
				throw new IOException("There are " + MOST + " contacts already"); //$NON-NLS-1$ //$NON-NLS-2$
			}
			SecretFile.write(file, (HEAD + '\n' + next.stream().map(StoredContacts::line).collect(Collectors.joining())).getBytes(StandardCharsets.US_ASCII));
			return null;
		});
		listeners.forEach(Runnable::run);
	}

	private List<Contact> read() throws IOException {
		try {
			if (Files.size(file) > MAX_BYTES) {
				throw damaged(null);
			}
			final var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
			if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
				throw damaged(null);
			}
			return lines.stream().skip(1).map(StoredContacts::contact).toList();
		} catch (final NoSuchFileException e) {
			return List.of();
		} catch (final RuntimeException e) {
			throw damaged(e);
		}
	}

	private IOException damaged(final Exception cause) {
		return new IOException("The list of contacts is damaged: " + file, cause); //$NON-NLS-1$
	}

	private static String line(final Contact contact) {
		final var base64 = Base64.getEncoder();
		return String.join(" ", contact.side().name(), contact.standing().name(), String.valueOf(contact.since().getEpochSecond()), //$NON-NLS-1$
				base64.encodeToString(contact.key()), base64.encodeToString(contact.secret()),
				base64.encodeToString(contact.name().getBytes(StandardCharsets.UTF_8))) + '\n';
	}

	private static Contact contact(final String line) {
		final var fields = line.split(" "); //$NON-NLS-1$
		if (fields.length != FIELDS) {
			throw new IllegalArgumentException("not a contact"); //$NON-NLS-1$
		}
		final var base64 = Base64.getDecoder();
		return new Contact(Side.valueOf(fields[0]), new String(base64.decode(fields[5]), StandardCharsets.UTF_8), base64.decode(fields[3]), base64.decode(fields[4]),
				Instant.ofEpochSecond(Long.parseLong(fields[2])), Standing.valueOf(fields[1]));
	}
}
