// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import tandem.identity.StatedName;
import tandem.invitation.windows.WindowsInvitation.Form;
import tandem.invitation.windows.WindowsInvitation.Parts;
import tandem.invitation.windows.WindowsInvitationException.Problem;

/** Reads and opens invitation files of Windows Remote Assistance; connects to nobody. Thread-safe. */
public final class WindowsInvitationFile {

	/** How the names of the files end; Windows writes it in several cases. */
	public static final String EXTENSION = ".msrcIncident"; //$NON-NLS-1$

	/** Largest file. Real ones have 1 to 16 KiB. */
	public static final int MAX_BYTES = 256 * 1024;

	private static final int MAX_PASSWORD = 256;

	private static final Pattern NUMBER = Pattern.compile("\\d{1,10}"); //$NON-NLS-1$

	private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}){4,}"); //$NON-NLS-1$

	/** Whether a file is called as Windows invitations are. */
	public static boolean isNamed(final Path file) {
		return file.toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION.toLowerCase(Locale.ROOT));
	}

	/**
	 * Reads a file, and of one that is too large no more than shows that. Call off any UI thread.
	 *
	 * @throws WindowsInvitationException for anything but a whole invitation; one whose time is over can be read
	 * @throws IOException where the file can't be read
	 */
	public WindowsInvitation read(final Path file) throws WindowsInvitationException, IOException {
		try (var in = Files.newInputStream(file)) {
			return read(in.readNBytes(MAX_BYTES + 1));
		}
	}

	/**
	 * Reads one that is in memory.
	 *
	 * @throws WindowsInvitationException for anything but a whole invitation
	 */
	public WindowsInvitation read(final byte[] content) throws WindowsInvitationException {
		if (content.length > MAX_BYTES) {
			throw new WindowsInvitationException(Problem.TOO_LARGE, "more than " + MAX_BYTES + " bytes"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		final var text = TicketText.of(content);
		final var root = TicketReader.read(text);
		return switch (root.name()) {
		case "UPLOADINFO" -> uploaded(root); //$NON-NLS-1$
		case "E" -> bare(text, root); //$NON-NLS-1$
		default -> throw new WindowsInvitationException(Problem.NOT_AN_INVITATION, "another element"); //$NON-NLS-1$
		};
	}

	/** A connection string by itself, as tools write them. */
	private static WindowsInvitation bare(final String text, final Element root) throws WindowsInvitationException {
		final var parts = new Parts("", new byte[0], "", false, "", Optional.empty(), Optional.empty(), false, text); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return new WindowsInvitation(parts, Form.SECOND, ConnectionString.second(root).addresses());
	}

	private static WindowsInvitation uploaded(final Element root) throws WindowsInvitationException {
		if (!root.attribute("TYPE").filter("Escalated"::equalsIgnoreCase).isPresent()) { //$NON-NLS-1$ //$NON-NLS-2$
			throw new WindowsInvitationException(Problem.NOT_AN_INVITATION, "another TYPE"); //$NON-NLS-1$
		}
		final var all = root.children("UPLOADDATA").toList(); //$NON-NLS-1$
		if (all.size() != 1) {
			throw WindowsInvitationException.damaged("not one UPLOADDATA"); //$NON-NLS-1$
		}
		final var data = all.getFirst();
		final var start = number(data, "DTSTART").map(Instant::ofEpochSecond); //$NON-NLS-1$
		final var parts = new Parts(StatedName.clean(data.attribute("USERNAME").orElse("")), sealed(data), //$NON-NLS-1$ //$NON-NLS-2$
				data.attribute("RCTICKET").orElse("").strip(), flag(data, "RCTICKETENCRYPTED"), data.attribute("PASSSTUB").orElse(""), start, //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
				number(data, "DTLENGTH").map(Duration::ofMinutes), flag(data, "L"), ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (parts.sealed().length > 0) {
			return new WindowsInvitation(parts, Form.SECOND, hints(parts.rcTicket()));
		}
		if (parts.rcTicket().isEmpty()) {
			throw WindowsInvitationException.damaged("no ticket"); //$NON-NLS-1$
		}
		return new WindowsInvitation(parts, Form.FIRST, isHex(parts.rcTicket()) ? List.of() : ConnectionString.first(parts.rcTicket()).addresses());
	}

	/** Beside a sealed ticket the clear one is for older Windows, and may be anything. */
	private static List<WindowsAddress> hints(final String rcTicket) {
		try {
			return rcTicket.isEmpty() ? List.of() : ConnectionString.first(rcTicket).addresses();
		} catch (final WindowsInvitationException e) {
			return List.of();
		}
	}

	private static byte[] sealed(final Element data) throws WindowsInvitationException {
		final var text = data.attribute("LHTICKET").orElse("").replaceAll("\\s+", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		try {
			final var sealed = HexFormat.of().parseHex(text);
			if (sealed.length % TicketCipher.BLOCK != 0) {
				throw WindowsInvitationException.damaged("LHTICKET is cut short"); //$NON-NLS-1$
			}
			return sealed;
		} catch (final IllegalArgumentException e) {
			throw new WindowsInvitationException(Problem.DAMAGED, "LHTICKET is not hexadecimal", e); //$NON-NLS-1$
		}
	}

	private static boolean isHex(final String ticket) {
		return HEX.matcher(ticket).matches();
	}

	private static Optional<Long> number(final Element data, final String name) throws WindowsInvitationException {
		final var text = data.attribute(name).map(String::strip);
		if (text.filter(value -> !NUMBER.matcher(value).matches()).isPresent()) {
			throw WindowsInvitationException.damaged(name + " is no number in range"); //$NON-NLS-1$
		}
		return text.map(Long::valueOf);
	}

	private static boolean flag(final Element data, final String name) {
		return data.attribute(name).map(String::strip).filter("1"::equals).isPresent(); //$NON-NLS-1$
	}

	/**
	 * Opens an invitation with what was typed, forgiving blanks, dashes and lower case. Takes milliseconds.
	 *
	 * @throws WindowsInvitationException {@link Problem#WRONG_PASSWORD}, or another where the ticket proves damaged within
	 */
	public OpenedWindowsInvitation open(final WindowsInvitation invitation, final String typed) throws WindowsInvitationException {
		final var parts = invitation.parts();
		if (!parts.bare().isEmpty()) {
			return new OpenedWindowsInvitation(invitation, ConnectionString.second(TicketReader.read(parts.bare())), typed.strip(), false);
		}
		if (invitation.hasPassword() && typed.isBlank() || typed.length() > MAX_PASSWORD || typed.chars().anyMatch(Character::isISOControl)) {
			throw new WindowsInvitationException(Problem.WRONG_PASSWORD, "no password has this form"); //$NON-NLS-1$
		}
		if (parts.sealed().length > 0) {
			return openSealed(invitation, typed);
		}
		if (isHex(parts.rcTicket())) {
			return openEncrypted(invitation, typed);
		}
		return new OpenedWindowsInvitation(invitation, ConnectionString.first(parts.rcTicket()), typed.strip(), false);
	}

	private static OpenedWindowsInvitation openSealed(final WindowsInvitation invitation, final String typed) throws WindowsInvitationException {
		for (final var password : readings(typed)) {
			final var text = TicketCipher.openAes(invitation.parts().sealed(), password);
			if (text.isPresent()) {
				return new OpenedWindowsInvitation(invitation, ConnectionString.second(ticket(text.get())), password, true);
			}
		}
		throw new WindowsInvitationException(Problem.WRONG_PASSWORD, "the ticket does not open"); //$NON-NLS-1$
	}

	private static OpenedWindowsInvitation openEncrypted(final WindowsInvitation invitation, final String typed) throws WindowsInvitationException {
		final var ticket = HexFormat.of().parseHex(invitation.parts().rcTicket());
		for (final var password : readings(typed)) {
			final var text = TicketCipher.openRc4(ticket, password);
			if (text.isPresent()) {
				return new OpenedWindowsInvitation(invitation, ConnectionString.first(text.get()), password, true, text.get());
			}
		}
		throw new WindowsInvitationException(Problem.WRONG_PASSWORD, "the ticket does not open"); //$NON-NLS-1$
	}

	private static Element ticket(final String text) throws WindowsInvitationException {
		try {
			return TicketReader.read(text.replace("\ufeff", "").replace("\0", "")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		} catch (final WindowsInvitationException e) {
			if (e.problem() == Problem.FORBIDDEN) {
				throw e;
			}
			throw new WindowsInvitationException(Problem.DAMAGED, "within the ticket: " + e.detail(), e); //$NON-NLS-1$
		}
	}

	/** As typed first: XP let people choose. Since Vista, passwords are capitals and digits. */
	private static LinkedHashSet<String> readings(final String typed) {
		final var readings = new LinkedHashSet<String>();
		readings.add(typed);
		readings.add(typed.strip());
		readings.add(typed.replaceAll("[\\s-]+", "").toUpperCase(Locale.ROOT)); //$NON-NLS-1$ //$NON-NLS-2$
		return readings;
	}
}
