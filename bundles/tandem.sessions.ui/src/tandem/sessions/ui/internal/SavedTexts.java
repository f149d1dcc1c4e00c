// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import tandem.session.Role;
import tandem.session.host.SavedSession;

/** Words about sessions that were written down. Pure but for language and time zone. */
final class SavedTexts {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.SHORT).withZone(ZoneId.systemDefault());

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault()); //$NON-NLS-1$

	private SavedTexts() {
	}

	static String who(final SavedSession session) {
		return session.who().isEmpty() ? Messages.savedSomebody : session.who();
	}

	static String began(final SavedSession session) {
		return DAY.format(session.began());
	}

	static String clock(final Instant when) {
		return CLOCK.format(when);
	}

	/** On which side this computer was. */
	static String side(final SavedSession session) {
		return session.role().map(role -> role == Role.SHARER ? Messages.savedHelpedHere : Messages.savedHelpedThere).orElse(""); //$NON-NLS-1$
	}

	static Duration lasted(final SavedSession session) {
		return Duration.between(session.began(), session.last());
	}

	static String length(final SavedSession session) {
		final var lasted = lasted(session);
		return lasted.toHours() > 0 ? NLS.bind(Messages.savedHours, lasted.toHours(), lasted.toMinutesPart())
				: lasted.toMinutes() > 0 ? NLS.bind(Messages.savedMinutes, lasted.toMinutes(), lasted.toSecondsPart()) : NLS.bind(Messages.savedSeconds, lasted.toSeconds());
	}

	/** How it ended, or that it has not. */
	static String end(final SavedSession session, final Instant now) {
		return session.end().map(end -> end.text()).orElse(session.isOpen(now) ? Messages.savedOpen : Messages.savedCut);
	}

	/** Everything that was said in it, for searching. */
	static String words(final SavedSession session) {
		return session.lines().stream().map(line -> line.event().text()).collect(Collectors.joining("\n")); //$NON-NLS-1$
	}
}
