// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;

import tandem.session.Role;
import tandem.session.host.SavedSession;
import tandem.session.host.SessionLogExport;
import tandem.session.host.SessionLogExport.Form;
import tandem.session.host.SessionLogs;

/** What was done on this computer: the sessions in which somebody helped here. Blocking where it reads; thread-safe. */
public final class History {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withZone(ZoneId.systemDefault());

	private final SessionLogs logs;
	private final SessionLogExport export = new SessionLogExport(ZoneId.systemDefault());

	/** @param logs of this computer */
	public History(final SessionLogs logs) {
		this.logs = logs;
	}

	/**
	 * The sessions, newest first.
	 *
	 * @throws IOException where the folder can't be read
	 */
	public List<SavedSession> sessions() throws IOException {
		final var sessions = new ArrayList<SavedSession>();
		for (final var file : logs.all()) {
			if (file.getFileName().toString().endsWith(".jsonl")) { //$NON-NLS-1$
				read(file).filter(session -> session.role().equals(Optional.of(Role.SHARER))).ifPresent(sessions::add);
			}
		}
		return List.copyOf(sessions);
	}

	private static Optional<SavedSession> read(final Path file) {
		try {
			return Optional.of(SavedSession.read(file));
		} catch (final IOException e) {
			ILog.of(History.class).warn("A session's log can't be read: " + file, e); //$NON-NLS-1$
			return Optional.empty();
		}
	}

	/** When it began, for people. */
	public static String when(final SavedSession session) {
		return DAY.format(session.began());
	}

	/** Who helped. */
	public static String who(final SavedSession session) {
		return session.who().isEmpty() ? Messages.History_somebody : session.who();
	}

	/** How it ended. */
	public static String end(final SavedSession session, final Instant now) {
		return session.end().map(end -> end.text()).orElse(session.isOpen(now) ? Messages.History_open : Messages.History_cut);
	}

	/** Whether each of the words stands somewhere in it; case does not matter. */
	public static boolean matches(final SavedSession session, final String words) {
		final var all = new StringBuilder(when(session)).append('\n').append(who(session));
		session.lines().forEach(line -> all.append('\n').append(line.event().text()));
		final var text = all.toString().toLowerCase(Locale.ROOT);
		return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(text::contains); //$NON-NLS-1$
	}

	/** All that happened, line by line. */
	public String text(final SavedSession session) {
		return export.document(List.of(session), Form.TEXT);
	}

	/**
	 * Saves it for others, in the form that the file's name asks for.
	 *
	 * @throws IOException where it can't be written
	 */
	public void save(final SavedSession session, final Path file) throws IOException {
		export.write(List.of(session), Form.of(file), file);
	}

	/** Why nothing can be deleted, in words. */
	public Optional<String> kept() {
		return logs.kept();
	}

	/**
	 * Deletes it for good.
	 *
	 * @throws IOException with words for the person
	 */
	public void delete(final SavedSession session) throws IOException {
		logs.delete(session.file());
	}
}
