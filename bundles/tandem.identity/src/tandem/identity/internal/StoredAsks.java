// SPDX-License-Identifier: EPL-2.0
package tandem.identity.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import tandem.identity.Asks;
import tandem.identity.LongTermKey;
import tandem.identity.SecretFile;
import tandem.settings.Folders;

/** Asks in the user's data folder: a line for each person, with the hash of their key, whether they are blocked, and when they asked. */
@Component(service = Asks.class)
public final class StoredAsks implements Asks {

	/** For how long an ask counts. */
	static final Duration COUNTS = Duration.ofDays(1);

	/** Most people that are kept, who were allowed to ask or were blocked. */
	static final int MOST_PEOPLE = 2_000;

	private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (asks|blocked)((?: [0-9]{1,11}){0,3})"); //$NON-NLS-1$

	private static final int MAX_BYTES = MOST_PEOPLE * 120;

	private final Path file;

	private final ProcessLock lock;

	private final InstantSource clock;

	/**
	 * @param blocked whether they never ask
	 * @param asked when, the earliest first, each in the last day
	 */
	private record Person(boolean blocked, List<Instant> asked) {

		static final Person NEW = new Person(false, List.of());

		boolean may() {
			return !blocked && asked.size() < MOST;
		}
	}

	/** Those of this user. */
	@Activate
	public StoredAsks(@Reference final Folders folders) throws IOException {
		this(folders.data(), InstantSource.system());
	}

	/** @param folder holds them */
	public StoredAsks(final Path folder, final InstantSource clock) throws IOException {
		SecretFile.makeFolder(folder);
		this.clock = clock;
		file = folder.resolve("asks"); //$NON-NLS-1$
		lock = new ProcessLock(folder.resolve("asks.lock")); //$NON-NLS-1$
	}

	@Deactivate
	void close() throws IOException {
		lock.close();
	}

	@Override
	public boolean may(final byte[] key) throws IOException {
		return person(key).may();
	}

	@Override
	public boolean spend(final byte[] key) throws IOException {
		return changing((people, now) -> {
			final var person = people.getOrDefault(name(key), Person.NEW);
			if (!person.may()) {
				return false;
			}
			final var asked = new ArrayList<>(person.asked());
			asked.add(now);
			people.put(name(key), new Person(false, List.copyOf(asked)));
			write(people);
			return true;
		});
	}

	@Override
	public void answered(final byte[] key) throws IOException {
		changing((people, now) -> {
			final var person = people.get(name(key));
			if (person != null && !person.blocked()) {
				people.remove(name(key));
				write(people);
			}
			return null;
		});
	}

	@Override
	public void block(final byte[] key, final boolean block) throws IOException {
		set(name(key), block);
	}

	@Override
	public boolean isBlocked(final byte[] key) throws IOException {
		return person(key).blocked();
	}

	@Override
	public Set<String> blocked() throws IOException {
		return changing((people, now) -> people.entrySet().stream().filter(entry -> entry.getValue().blocked()).map(Map.Entry::getKey)
				.collect(Collectors.toCollection(TreeSet::new)));
	}

	@Override
	public void unblock(final String hash) throws IOException {
		set(hash, false);
	}

	private void set(final String name, final boolean block) throws IOException {
		changing((people, now) -> {
			if (block) {
				people.put(name, new Person(true, List.of()));
				write(people);
			} else if (people.remove(name) != null) {
				write(people);
			}
			return null;
		});
	}

	private Person person(final byte[] key) throws IOException {
		return changing((people, now) -> people.getOrDefault(name(key), Person.NEW));
	}

	@FunctionalInterface
	private interface Change<T> {
		T on(Map<String, Person> people, Instant now) throws IOException;
	}

	private <T> T changing(final Change<T> change) throws IOException {
		return lock.holding(() -> {
			final var now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
			return change.on(read(now), now);
		});
	}

	private Map<String, Person> read(final Instant now) throws IOException {
		final var people = new TreeMap<String, Person>();
		try {
			if (Files.size(file) > MAX_BYTES) {
				throw damaged();
			}
			for (final var line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
				final var fields = LINE.matcher(line);
				if (!fields.matches()) {
					throw damaged();
				}
				final var person = new Person(fields.group(2).equals("blocked"), asked(fields.group(3), now)); //$NON-NLS-1$
				if (person.blocked() || !person.asked().isEmpty()) {
					people.put(fields.group(1), person);
				}
			}
			return people;
		} catch (final NoSuchFileException e) {
			return people;
		}
	}

	/** A clock that was set back makes nobody wait longer than a day. */
	private static List<Instant> asked(final String seconds, final Instant now) {
		return Arrays.stream(seconds.strip().split(" ")).filter(text -> !text.isEmpty()).map(text -> Instant.ofEpochSecond(Long.parseLong(text))) //$NON-NLS-1$
				.map(time -> time.isAfter(now) ? now : time).filter(time -> time.plus(COUNTS).isAfter(now)).toList();
	}

	private void write(final Map<String, Person> people) throws IOException {
		if (people.size() > MOST_PEOPLE) {
			throw new IOException("The record of who asked is full: " + file); //$NON-NLS-1$
		}
		final var text = new StringBuilder();
		people.forEach((name, person) -> text.append(name).append(person.blocked() ? " blocked" : " asks") //$NON-NLS-1$ //$NON-NLS-2$
				.append(person.asked().stream().map(time -> " " + time.getEpochSecond()).collect(Collectors.joining())).append('\n')); //$NON-NLS-1$
		SecretFile.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
	}

	private IOException damaged() {
		return new IOException("The record of who asked is damaged: " + file); //$NON-NLS-1$
	}

	private static String name(final byte[] key) {
		return LongTermKey.fingerprint(key);
	}
}
