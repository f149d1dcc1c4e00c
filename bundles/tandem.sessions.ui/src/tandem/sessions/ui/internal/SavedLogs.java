// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.osgi.util.NLS;

import tandem.session.host.SavedSession;
import tandem.session.host.SessionLogs;

/** What is written down of sessions, read from the disk. No windows; thread-safe. */
final class SavedLogs {

	/** Plain text of earlier versions is left out. */
	private static final String ENDING = ".jsonl"; //$NON-NLS-1$

	/**
	 * What was read.
	 *
	 * @param sessions newest first
	 * @param trouble what could not be read, in words
	 */
	record Found(List<SavedSession> sessions, Optional<String> trouble) {
	}

	private final SessionLogs logs;

	/** Opened by hand, from anywhere. */
	private final List<Path> guests = new CopyOnWriteArrayList<>();

	SavedLogs(final SessionLogs logs) {
		this.logs = logs;
	}

	/** Reads all; blocking. */
	Found read() {
		final var sessions = new ArrayList<SavedSession>();
		final var broken = new ArrayList<String>();
		try {
			final var files = new ArrayList<Path>(guests);
			logs.all().stream().filter(file -> file.getFileName().toString().endsWith(ENDING) && !guests.contains(file)).forEach(files::add);
			for (final var file : files) {
				try {
					sessions.add(SavedSession.read(file));
				} catch (final IOException e) {
					broken.add(file.getFileName().toString());
				}
			}
		} catch (final IOException e) {
			return new Found(List.of(), Optional.of(NLS.bind(Messages.savedNoFolder, e.getMessage())));
		}
		return new Found(List.copyOf(sessions), broken.isEmpty() ? Optional.empty() : Optional.of(NLS.bind(Messages.savedUnreadable, String.join(", ", broken)))); //$NON-NLS-1$
	}

	/**
	 * Adds a log that came from elsewhere, until this ends.
	 *
	 * @throws IOException where it is none
	 */
	SavedSession open(final Path file) throws IOException {
		final var session = SavedSession.read(file);
		if (!guests.contains(file) && !logs.all().contains(file)) {
			guests.add(file);
		}
		return session;
	}

	/** Whether it came from elsewhere: then it only leaves the list. */
	boolean isGuest(final SavedSession session) {
		return guests.contains(session.file());
	}

	/** Why none can be deleted, in words. */
	Optional<String> kept() {
		return logs.kept();
	}

	/**
	 * Deletes what is ours for good and takes the others off the list.
	 *
	 * @throws IOException with words for the person
	 */
	void delete(final Collection<SavedSession> sessions) throws IOException {
		for (final var session : sessions) {
			if (!guests.remove(session.file())) {
				logs.delete(session.file());
			}
		}
	}
}
