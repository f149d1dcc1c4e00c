// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import tandem.identity.StatedName;
import tandem.invitation.InvitationException;
import tandem.invitation.InvitationException.Problem;

/** The header's line: one JSON object that begins with the version. */
final class HeaderJson {

	static final int VERSION = 1;

	/** The only way to make the key in version 1: Argon2id, 64 MiB, 3 passes, 1 lane. Nothing else is ever tried. */
	static final String KEY = "argon2id-64m-3-1"; //$NON-NLS-1$

	private static final String MARK = "{\"tandem-invitation\":"; //$NON-NLS-1$

	private HeaderJson() {
	}

	static boolean isMarked(final String line) {
		return line.startsWith(MARK);
	}

	static String write(final Header header) {
		final var rest = new JsonObject();
		rest.addProperty("key", KEY); //$NON-NLS-1$
		rest.addProperty("from", header.from()); //$NON-NLS-1$
		rest.addProperty("computer", header.computer()); //$NON-NLS-1$
		rest.addProperty("made", header.made().truncatedTo(ChronoUnit.SECONDS).toString()); //$NON-NLS-1$
		rest.addProperty("expires", header.expires().truncatedTo(ChronoUnit.SECONDS).toString()); //$NON-NLS-1$
		rest.addProperty("salt", Base64.getEncoder().encodeToString(header.salt())); //$NON-NLS-1$
		rest.addProperty("nonce", Base64.getEncoder().encodeToString(header.nonce())); //$NON-NLS-1$
		return MARK + VERSION + "," + rest.toString().substring(1); //$NON-NLS-1$
	}

	static Header read(final String line) throws InvitationException {
		try {
			final var object = JsonParser.parseString(line).getAsJsonObject();
			final var version = object.get("tandem-invitation").getAsInt(); //$NON-NLS-1$
			if (version > VERSION) {
				throw new InvitationException(Problem.NEWER_VERSION, "version " + version, null); //$NON-NLS-1$
			}
			if (version != VERSION || !KEY.equals(text(object, "key"))) { //$NON-NLS-1$
				throw FileForm.damaged("no version or key of ours", null); //$NON-NLS-1$
			}
			final var made = Instant.parse(text(object, "made")); //$NON-NLS-1$
			final var expires = Instant.parse(text(object, "expires")); //$NON-NLS-1$
			return new Header(StatedName.clean(text(object, "from")), StatedName.clean(text(object, "computer")), made, expires, //$NON-NLS-1$ //$NON-NLS-2$
					bytes(object, "salt", Header.SALT_BYTES), bytes(object, "nonce", Header.NONCE_BYTES)); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (final JsonParseException | IllegalStateException | IllegalArgumentException | UnsupportedOperationException | DateTimeException e) {
			throw FileForm.damaged("the header can't be read", e); //$NON-NLS-1$
		}
	}

	private static String text(final JsonObject object, final String name) {
		final JsonElement element = object.get(name);
		if (element == null || !element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
			throw new JsonParseException(name);
		}
		return element.getAsString();
	}

	private static byte[] bytes(final JsonObject object, final String name, final int length) {
		final var bytes = Base64.getDecoder().decode(text(object, name));
		if (bytes.length != length) {
			throw new JsonParseException(name);
		}
		return bytes;
	}
}
