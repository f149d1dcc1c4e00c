// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import tandem.pairing.Relay;
import tandem.pairing.Relay.Source;
import tandem.session.host.Trouble;

/**
 * What a team puts beside the program in its own download: {@code {"relay": "host:port", "pin": "SHA-256 in hex", "authority":
 * "PEM"}}. A file that can't be understood is told and names no relay and no authority.
 */
final class TeamFile {

	/** Its name. */
	static final String NAME = "tandem-team.json"; //$NON-NLS-1$

	private static final int MAX_BYTES = 1 << 14;

	private final Path file;
	private final Trouble trouble;

	/** @param folder where the program is */
	TeamFile(final Path folder, final Trouble trouble) {
		file = folder.resolve(NAME);
		this.trouble = trouble;
	}

	Optional<Relay> relay() {
		return read().flatMap(team -> {
			try {
				final var relay = text(team, "relay").orElseThrow(() -> new JsonParseException("\"relay\" is missing")); //$NON-NLS-1$ //$NON-NLS-2$
				final var whole = relay + text(team, "pin").map(pin -> '#' + pin).orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
				return Optional.of(Relay.read(whole, Source.TEAM).orElseThrow(() -> new JsonParseException("\"relay\" must be host:port, \"pin\" 64 hex digits"))); //$NON-NLS-1$
			} catch (final JsonParseException e) {
				return useless(e);
			}
		});
	}

	/** Certificates of those who vouch for the team's technicians, PEM. */
	Optional<String> authority() {
		return read().flatMap(team -> text(team, "authority")); //$NON-NLS-1$
	}

	private Optional<JsonObject> read() {
		try {
			if (Files.size(file) > MAX_BYTES) {
				throw new JsonParseException("larger than " + MAX_BYTES + " bytes"); //$NON-NLS-1$ //$NON-NLS-2$
			}
			if (!(JsonParser.parseString(Files.readString(file)) instanceof final JsonObject team)) {
				throw new JsonParseException("not a JSON object"); //$NON-NLS-1$
			}
			return Optional.of(team);
		} catch (final NoSuchFileException e) {
			return Optional.empty();
		} catch (final IOException | JsonParseException e) {
			return useless(e);
		}
	}

	private <T> Optional<T> useless(final Exception e) {
		trouble.report(file + " can't be used: " + e.getMessage(), e); //$NON-NLS-1$
		return Optional.empty();
	}

	private static Optional<String> text(final JsonObject team, final String name) {
		return Optional.ofNullable(team.get(name)).filter(value -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()).map(JsonElement::getAsString);
	}
}
