// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import tandem.session.Role;

/**
 * A session that was written down. Immutable.
 *
 * @param file its log
 * @param role whose log it is; empty where the file's name does not tell
 * @param began when it began
 * @param who the name that the other person gave, or what the call went to; empty where nobody is named
 * @param lines what happened, oldest first
 */
public record SavedSession(Path file, Optional<Role> role, Instant began, String who, List<SessionLogReader.Line> lines) {

	/** A log without an end is taken for one that is still being written for so long after its last line. */
	private static final Duration UNFINISHED = Duration.ofDays(1);

	private static final DateTimeFormatter IN_NAMES = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT); //$NON-NLS-1$

	/** The lines can't be changed. */
	public SavedSession {
		lines = List.copyOf(lines);
	}

	/**
	 * Reads a log, also one that came from elsewhere.
	 *
	 * @throws IOException where it can't be read, or is no session log
	 */
	public static SavedSession read(final Path file) throws IOException {
		final var lines = new SessionLogReader().read(file);
		final var began = lines.isEmpty() ? fromName(file) : Optional.of(lines.getFirst().when());
		if (began.isEmpty()) {
			throw new IOException("no session log"); //$NON-NLS-1$
		}
		return new SavedSession(file, role(file), began.get(), who(lines), lines);
	}

	private static Optional<Instant> fromName(final Path file) {
		try {
			return Optional.of(LocalDateTime.parse(part(file, 0), IN_NAMES).toInstant(ZoneOffset.UTC));
		} catch (final DateTimeException e) {
			return Optional.empty();
		}
	}

	private static Optional<Role> role(final Path file) {
		return switch (part(file, 1)) {
		case "sharer" -> Optional.of(Role.SHARER); //$NON-NLS-1$
		case "technician" -> Optional.of(Role.TECHNICIAN); //$NON-NLS-1$
		default -> Optional.empty();
		};
	}

	private static String part(final Path file, final int index) {
		final var parts = file.getFileName().toString().split("-", 3); //$NON-NLS-1$
		return index < parts.length ? parts[index] : ""; //$NON-NLS-1$
	}

	/** Who connected, else whom the call went to. */
	private static String who(final List<SessionLogReader.Line> lines) {
		return lines.stream().map(SessionLogReader.Line::event).filter(event -> event.kind() == SessionEvent.Kind.CONNECTED).map(event -> event.facts().get(SessionEvent.NAME))
				.filter(name -> name != null && !name.isBlank()).findFirst()
				.or(() -> lines.stream().map(line -> line.event().facts().get(SessionEvent.CALLED)).filter(name -> name != null && !name.isBlank()).findFirst())
				.orElse(""); //$NON-NLS-1$
	}

	/** When the last thing happened that was written down. */
	public Instant last() {
		return lines.isEmpty() ? began : lines.getLast().when();
	}

	/** How it ended, where that was written down. */
	public Optional<SessionEvent> end() {
		return lines.stream().map(SessionLogReader.Line::event).filter(event -> event.kind() == SessionEvent.Kind.ENDED).reduce((one, other) -> other);
	}

	/** Whether it may still be going on: it has no end, and its last line is no older than a day. */
	public boolean isOpen(final Instant now) {
		return end().isEmpty() && last().plus(UNFINISHED).isAfter(now);
	}

	/** Whether somebody was connected, or a call never got through. */
	public boolean connected() {
		return lines.stream().anyMatch(line -> line.event().kind() == SessionEvent.Kind.CONNECTED);
	}

	/** Bytes of its file; 0 where it is gone. */
	public long size() {
		try {
			return Files.size(file);
		} catch (final IOException e) {
			return 0;
		}
	}
}
