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

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import tandem.settings.Folders;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** Settings from {@code settings.json}; unknown names are left for newer versions, anything else that is wrong voids the file. */
@Component(service = Settings.class)
public final class SettingsFile implements Settings {

	static final String NAME = "settings.json"; //$NON-NLS-1$

	/** Largest file read. */
	static final int MAX_BYTES = 1 << 16;

	private final Map<Setting<?>, Object> values = new HashMap<>();
	private final Optional<String> trouble;

	/** Reads the user's file once. */
	@Activate
	public SettingsFile(@Reference final Folders folders) {
		trouble = read(folders.config().resolve(NAME));
		if (trouble.isPresent()) {
			values.clear();
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T get(final Setting<T> setting) {
		return (T) values.getOrDefault(setting, setting.usual());
	}

	@Override
	public Optional<String> trouble() {
		return trouble;
	}

	private Optional<String> read(final Path file) {
		try {
			if (Files.size(file) > MAX_BYTES) {
				return Optional.of(file + " is larger than " + MAX_BYTES + " bytes."); //$NON-NLS-1$ //$NON-NLS-2$
			}
			if (!(JsonParser.parseString(Files.readString(file)) instanceof final JsonObject object)) {
				return Optional.of(file + " must hold one JSON object."); //$NON-NLS-1$
			}
			Setting.ALL.stream().filter(setting -> object.has(setting.key())).forEach(setting -> values.put(setting, value(setting, object)));
			return Optional.empty();
		} catch (final NoSuchFileException e) {
			return Optional.empty();
		} catch (final CharacterCodingException e) {
			return Optional.of(file + " is not UTF-8 text."); //$NON-NLS-1$
		} catch (final IOException e) {
			return Optional.of(file + " can't be read: " + e.getMessage()); //$NON-NLS-1$
		} catch (final JsonParseException e) {
			return Optional.of(file + ": " + e.getMessage()); //$NON-NLS-1$
		}
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
