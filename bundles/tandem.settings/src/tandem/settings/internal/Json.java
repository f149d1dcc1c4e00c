// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import org.eclipse.osgi.util.NLS;

import tandem.settings.Setting;

/** Values as they stand in a file. Pure. */
final class Json {

	private Json() {
	}

	/** @throws IllegalArgumentException where the setting can't be that, in words for the person who wrote it */
	static Object value(final Setting<?> setting, final JsonElement element) {
		return switch (setting) {
		case final Setting.Switch one when isPrimitive(element) && element.getAsJsonPrimitive().isBoolean() -> element.getAsBoolean();
		case final Setting.Number one when isPrimitive(element) && element.getAsJsonPrimitive().isNumber() -> number(one, element.getAsDouble());
		case final Setting.Text one when isString(element) -> one.parse(element.getAsString());
		case final Setting.Choice<?> one when isString(element) -> one.parse(element.getAsString());
		case final Setting.Texts one when element instanceof final JsonArray array -> texts(one, array);
		default -> throw wrong(setting);
		};
	}

	static JsonElement element(final Object value) {
		return switch (value) {
		case final Boolean one -> new JsonPrimitive(one);
		case final Integer one -> new JsonPrimitive(one);
		case final Enum<?> one -> new JsonPrimitive(one.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
		case final List<?> many -> {
			final var array = new JsonArray();
			many.forEach(one -> array.add(String.valueOf(one)));
			yield array;
		}
		default -> new JsonPrimitive(String.valueOf(value));
		};
	}

	private static Integer number(final Setting.Number setting, final double value) {
		if (value == Math.rint(value) && value >= setting.least() && value <= setting.most()) {
			return (int) value;
		}
		throw wrong(setting);
	}

	private static List<String> texts(final Setting.Texts setting, final JsonArray array) {
		final var texts = new ArrayList<String>();
		for (final var element : array) {
			if (!isString(element)) {
				throw wrong(setting);
			}
			texts.add(element.getAsString());
		}
		if (!setting.allows(texts)) {
			throw wrong(setting);
		}
		return List.copyOf(texts);
	}

	private static boolean isString(final JsonElement element) {
		return isPrimitive(element) && element.getAsJsonPrimitive().isString();
	}

	private static boolean isPrimitive(final JsonElement element) {
		return element.isJsonPrimitive();
	}

	private static IllegalArgumentException wrong(final Setting<?> setting) {
		return new IllegalArgumentException(NLS.bind(Messages.Range_must, setting.key(), setting.range()));
	}
}
