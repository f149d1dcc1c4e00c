// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a file whose declaration can't be believed: Windows writes {@code encoding="Unicode"} over UTF-8 and UTF-16 alike. */
final class TicketText {

	private static final char BOM = '\ufeff';

	private TicketText() {
	}

	/** The text, without byte order mark and without what was appended to end it (NUL). */
	static String of(final byte[] content) throws WindowsInvitationException {
		final var charset = charset(content);
		String text;
		try {
			text = strict(charset, content);
		} catch (final CharacterCodingException e) {
			if (charset != StandardCharsets.UTF_8) {
				throw WindowsInvitationException.damaged("the text ends within a character"); //$NON-NLS-1$
			}
			text = new String(content, Charset.forName("windows-1252")); //$NON-NLS-1$
		}
		if (!text.isEmpty() && text.charAt(0) == BOM) {
			text = text.substring(1);
		}
		int end = text.length();
		while (end > 0 && text.charAt(end - 1) == 0) {
			end--;
		}
		text = text.substring(0, end);
		if (text.indexOf(0) >= 0) {
			throw text.contains("UPLOADINFO") ? WindowsInvitationException.damaged("NUL within the text") //$NON-NLS-1$ //$NON-NLS-2$
					: new WindowsInvitationException(WindowsInvitationException.Problem.NOT_AN_INVITATION, "no text"); //$NON-NLS-1$
		}
		return text;
	}

	private static Charset charset(final byte[] content) {
		if (content.length < 2) {
			return StandardCharsets.UTF_8;
		}
		if (content[0] == (byte) 0xff && content[1] == (byte) 0xfe || content[0] != 0 && content[1] == 0) {
			return StandardCharsets.UTF_16LE;
		}
		if (content[0] == (byte) 0xfe && content[1] == (byte) 0xff || content[0] == 0 && content[1] != 0) {
			return StandardCharsets.UTF_16BE;
		}
		return StandardCharsets.UTF_8;
	}

	/** Decodes, refusing what is no text in the charset. */
	static String strict(final Charset charset, final byte[] content) throws CharacterCodingException {
		return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
	}
}
