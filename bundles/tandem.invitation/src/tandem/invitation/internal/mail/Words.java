// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import org.eclipse.osgi.util.NLS;

import tandem.invitation.InvitationFile;
import tandem.invitation.InvitationText;
import tandem.invitation.mail.Draft;

/** What a message with an invitation says. Pure; nothing here knows a password. */
final class Words {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT);

	private static final int MAX_NAME = 60;

	private Words() {
	}

	private static String name(final Draft draft) {
		return draft.name().isBlank() ? Messages.nobody : draft.name();
	}

	private static String computer(final Draft draft) {
		return draft.computer().isBlank() ? Messages.unknownComputer : draft.computer();
	}

	private static String until(final Draft draft) {
		return WHEN.format(draft.expires().atZone(ZoneId.systemDefault()));
	}

	/** A name can't pretend to be an encoded word (RFC 2047), which readers would decode. */
	static String subject(final Draft draft) {
		return NLS.bind(Messages.subject, name(draft)).replace("=?", "= ?"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	static String body(final Draft draft) {
		return NLS.bind(Messages.body, new Object[] { name(draft), computer(draft), until(draft) });
	}

	static String pasted(final Draft draft) {
		return NLS.bind(Messages.pasted, new Object[] { name(draft), computer(draft), until(draft), InvitationText.of(draft.invitation()) });
	}

	/** A file's name that every system and mail program takes: letters, digits, blanks and dashes alone. */
	static String fileName(final Draft draft) {
		final var plain = NLS.bind(Messages.fileName, name(draft)).replaceAll("[^\\p{L}\\p{M}\\p{N} -]", " ").replaceAll("\\s+", " ").strip(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return plain.substring(0, plain.offsetByCodePoints(0, Math.min(MAX_NAME, plain.codePointCount(0, plain.length())))).strip() + InvitationFile.EXTENSION;
	}
}
