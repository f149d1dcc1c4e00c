// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import tandem.settings.Setting;

/**
 * The values in one file; unknown names are left for newer versions, anything else that is wrong voids the whole file. Immutable.
 *
 * @param values allowed ones; none where anything is wrong
 * @param trouble what is wrong, in words for the person who edits the file
 */
record Values(Map<Setting<?>, Object> values, Optional<String> trouble) {

	/** Largest file read. */
	static final int MAX_BYTES = 1 << 16;

	/** Reads a file; one that does not exist has no values and no trouble. */
	static Values read(final Path file) {
		try {
			if (Files.size(file) > MAX_BYTES) {
				return wrong(file + " is larger than " + MAX_BYTES + " bytes."); //$NON-NLS-1$ //$NON-NLS-2$
			}
			if (!(JsonParser.parseString(Files.readString(file)) instanceof final JsonObject object)) {
				return wrong(file + " must hold one JSON object."); //$NON-NLS-1$
			}
			final var values = new HashMap<Setting<?>, Object>();
			Setting.ALL.stream().filter(setting -> object.has(setting.key())).forEach(setting -> values.put(setting, value(setting, object)));
			return new Values(Map.copyOf(values), Optional.empty());
		} catch (final NoSuchFileException e) {
			return new Values(Map.of(), Optional.empty());
		} catch (final CharacterCodingException e) {
			return wrong(file + " is not UTF-8 text."); //$NON-NLS-1$
		} catch (final IOException e) {
			return wrong(file + " can't be read: " + e.getMessage()); //$NON-NLS-1$
		} catch (final JsonParseException e) {
			return wrong(file + ": " + e.getMessage()); //$NON-NLS-1$
		}
	}

	private static Values wrong(final String trouble) {
		return new Values(Map.of(), Optional.of(trouble));
	}

	private static Object value(final Setting<?> setting, final JsonObject object) {
		final var element = object.get(setting.key());
		return switch (setting) {
		case final Setting.Number number -> number(number, element);
		case final Setting.Text text -> text(text, element);
		};
	}

	private static Integer number(final Setting.Number setting, final JsonElement element) {
		if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
			final var value = element.getAsDouble();
			if (value == Math.rint(value) && value >= setting.least() && value <= setting.most()) {
				return (int) value;
			}
		}
		throw new JsonParseException("\"" + setting.key() + "\" must be a whole number from " + setting.least() + " to " + setting.most()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static String text(final Setting.Text setting, final JsonElement element) {
		if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) {
			final var value = element.getAsString();
			if (value.length() <= setting.longest() && value.chars().noneMatch(Character::isISOControl)) {
				return value;
			}
		}
		throw new JsonParseException("\"" + setting.key() + "\" must be one line of text of at most " + setting.longest() + " characters"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
