// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import tandem.invitation.InvitationStatus.Over;
import tandem.invitation.SealedInvitation;
import tandem.invitation.windows.WindowsInvitation;

/**
 * An invitation that was opened here: what its file says, never its password.
 *
 * @param file absolute
 * @param computer may be empty
 * @param expires empty where the file does not say
 * @param used when it was last opened or called
 * @param session id of the last session that came of it in this run, if any
 * @param over why nobody can come in by it any more, as its sharer's end told
 */
record Recent(Path file, String from, String computer, Optional<Instant> expires, Instant used, Optional<String> session, Optional<Over> over) {

	private static final String FILE = "file"; //$NON-NLS-1$

	private static final String FROM = "from"; //$NON-NLS-1$

	private static final String COMPUTER = "computer"; //$NON-NLS-1$

	private static final String EXPIRES = "expires"; //$NON-NLS-1$

	private static final String USED = "used"; //$NON-NLS-1$

	private static final String OVER = "over"; //$NON-NLS-1$

	static Recent of(final Path file, final SealedInvitation invitation, final Instant now) {
		return new Recent(file, invitation.from(), invitation.computer(), Optional.of(invitation.expires()), now, Optional.empty(), Optional.empty());
	}

	static Recent of(final Path file, final WindowsInvitation invitation, final Instant now) {
		return new Recent(file, invitation.user(), "", invitation.expires(), now, Optional.empty(), Optional.empty()); //$NON-NLS-1$
	}

	/** The person, and where they sit, as far as the file says. */
	String who() {
		if (from.isEmpty()) {
			return computer.isEmpty() ? file.getFileName().toString() : computer;
		}
		return computer.isEmpty() ? from : NLS.bind(Messages.whoOn, from, computer);
	}

	Recent became(final String id, final Instant now) {
		return new Recent(file, from, computer, expires, now, Optional.of(id), over);
	}

	Recent over(final Over why) {
		return new Recent(file, from, computer, expires, used, session, Optional.of(why));
	}

	JsonObject toJson() {
		final var json = new JsonObject();
		json.addProperty(FILE, file.toString());
		json.addProperty(FROM, from);
		json.addProperty(COMPUTER, computer);
		expires.ifPresent(end -> json.addProperty(EXPIRES, end.toString()));
		json.addProperty(USED, used.toString());
		over.ifPresent(why -> json.addProperty(OVER, why.name()));
		return json;
	}

	/** Empty for what was written by something else. */
	static Optional<Recent> fromJson(final JsonObject json) {
		try {
			return Optional.of(new Recent(Path.of(json.get(FILE).getAsString()), json.get(FROM).getAsString(), json.get(COMPUTER).getAsString(),
					Optional.ofNullable(json.get(EXPIRES)).map(end -> Instant.parse(end.getAsString())), Instant.parse(json.get(USED).getAsString()), Optional.empty(),
					Optional.ofNullable(json.get(OVER)).map(why -> Over.valueOf(why.getAsString()))));
		} catch (final NullPointerException | UnsupportedOperationException | IllegalStateException | JsonParseException | DateTimeException
				| IllegalArgumentException e) {
			return Optional.empty();
		}
	}
}
