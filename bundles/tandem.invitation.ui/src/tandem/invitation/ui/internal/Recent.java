// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import tandem.invitation.SealedInvitation;

/**
 * An invitation that was opened here: what its file says, never its password.
 *
 * @param file absolute
 * @param used when it was last opened or called
 * @param session id of the last session that came of it in this run, if any
 */
record Recent(Path file, String from, String computer, Instant expires, Instant used, Optional<String> session) {

	private static final String FILE = "file"; //$NON-NLS-1$

	private static final String FROM = "from"; //$NON-NLS-1$

	private static final String COMPUTER = "computer"; //$NON-NLS-1$

	private static final String EXPIRES = "expires"; //$NON-NLS-1$

	private static final String USED = "used"; //$NON-NLS-1$

	static Recent of(final Path file, final SealedInvitation invitation, final Instant now) {
		return new Recent(file, invitation.from(), invitation.computer(), invitation.expires(), now, Optional.empty());
	}

	Recent became(final String id, final Instant now) {
		return new Recent(file, from, computer, expires, now, Optional.of(id));
	}

	JsonObject toJson() {
		final var json = new JsonObject();
		json.addProperty(FILE, file.toString());
		json.addProperty(FROM, from);
		json.addProperty(COMPUTER, computer);
		json.addProperty(EXPIRES, expires.toString());
		json.addProperty(USED, used.toString());
		return json;
	}

	/** Empty for what was written by something else. */
	static Optional<Recent> fromJson(final JsonObject json) {
		try {
			return Optional.of(new Recent(Path.of(json.get(FILE).getAsString()), json.get(FROM).getAsString(), json.get(COMPUTER).getAsString(),
					Instant.parse(json.get(EXPIRES).getAsString()), Instant.parse(json.get(USED).getAsString()), Optional.empty()));
		} catch (final NullPointerException | UnsupportedOperationException | IllegalStateException | JsonParseException | DateTimeException
				| InvalidPathException e) {
			return Optional.empty();
		}
	}
}
