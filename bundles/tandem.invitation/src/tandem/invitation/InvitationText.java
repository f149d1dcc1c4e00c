// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import tandem.invitation.windows.WindowsInvitationFile;

/**
 * Invitations as text that survives web mail and chats: an invitation's file in base64 between two lines. Reading forgives what
 * programs do to text on its way: signs of quoting, other line ends and lengths, blanks of any kind, quoted-printable, words around it.
 */
public final class InvitationText {

	/** Longest text that is looked at, in UTF-16 units. */
	public static final int MAX_LENGTH = 1024 * 1024;

	private static final String NAME = "TANDEM INVITATION"; //$NON-NLS-1$

	private static final int LINE = 64;

	/** Dashes may have become other dashes, and blanks other blanks. */
	private static final String DASHES = "[-\\u2010-\\u2015\\u2212]{2,}"; //$NON-NLS-1$

	private static final String BLANK = "[\\s\\u00a0\\u2007\\u202f>|]"; //$NON-NLS-1$

	private static final Pattern BEGIN = marker("BEGIN"); //$NON-NLS-1$

	private static final Pattern END = marker("END"); //$NON-NLS-1$

	/** Signs of quoting at a line's begin, initials before them included. */
	private static final Pattern QUOTED = Pattern.compile("(?m)^[\\s\\u00a0]*(?:\\w{0,4}[>|][\\s\\u00a0>|]*)+"); //$NON-NLS-1$

	private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9+/]"); //$NON-NLS-1$

	private static final Pattern WINDOWS = Pattern.compile("<UPLOADINFO\\b.{0," + WindowsInvitationFile.MAX_BYTES + "}?</UPLOADINFO>", Pattern.DOTALL); //$NON-NLS-1$ //$NON-NLS-2$

	/** What a text holds. */
	public enum Kind {
		/** An invitation of Tandem. */
		TANDEM,
		/** One of Windows Remote Assistance. */
		WINDOWS
	}

	/**
	 * An invitation out of a text; whether it is a whole one, its reader tells.
	 *
	 * @param content what its file would hold
	 */
	public record Found(Kind kind, byte[] content) {
	}

	private InvitationText() {
	}

	private static Pattern marker(final String word) {
		return Pattern.compile(DASHES + BLANK + '*' + word + BLANK + '+' + NAME.replace(" ", BLANK + '+') + BLANK + '*' + DASHES, Pattern.CASE_INSENSITIVE); //$NON-NLS-1$
	}

	/** An invitation's file as text, lines ended by {@code \n}. */
	public static String of(final byte[] file) {
		final var body = Base64.getMimeEncoder(LINE, new byte[] { '\n' }).encodeToString(file);
		return "-----BEGIN " + NAME + "-----\n" + body + "\n-----END " + NAME + "-----\n"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	/** The first invitation in a text that somebody pasted, if there is one. */
	public static Optional<Found> find(final String text) {
		if (text.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		final var begin = BEGIN.matcher(text);
		if (begin.find()) {
			final var end = END.matcher(text);
			final var body = text.substring(begin.end(), end.find(begin.end()) ? end.start() : text.length());
			return decode(body).map(content -> new Found(Kind.TANDEM, content));
		}
		return plain(text);
	}

	private static Optional<byte[]> decode(final String body) {
		final var unquoted = QUOTED.matcher(body).replaceAll("").replaceAll("=3[dD]", "="); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		final var symbols = OTHER.matcher(unquoted).replaceAll(""); //$NON-NLS-1$
		try {
			final var content = Base64.getDecoder().decode(symbols);
			return content.length == 0 || content.length > InvitationFile.MAX_BYTES ? Optional.empty() : Optional.of(content);
		} catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	/** The content of a file itself, pasted as it is. */
	private static Optional<Found> plain(final String text) {
		final var windows = WINDOWS.matcher(text);
		if (windows.find()) {
			return Optional.of(new Found(Kind.WINDOWS, QUOTED.matcher(windows.group()).replaceAll("").getBytes(StandardCharsets.UTF_8))); //$NON-NLS-1$
		}
		final var lines = QUOTED.matcher(text).replaceAll("").replace("\r\n", "\n").lines().map(String::strip).filter(line -> !line.isEmpty()).toList(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		for (int i = 0; i + 2 < lines.size(); i++) {
			if (lines.get(i).startsWith("{\"tandem-invitation\"")) { //$NON-NLS-1$
				return Optional.of(new Found(Kind.TANDEM, String.join("\n", lines.subList(i, i + 3)).concat("\n").getBytes(StandardCharsets.UTF_8))); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}
		return Optional.empty();
	}

	/** The file that a content is: itself, or what stands in it as text. */
	static byte[] unwrap(final byte[] content) {
		if (content.length > 0 && content[0] == '{') {
			return content;
		}
		final var text = new String(content, StandardCharsets.UTF_8);
		return find(text).filter(found -> found.kind() == Kind.TANDEM).map(Found::content).orElseGet(() -> Arrays.copyOf(content, content.length));
	}
}
