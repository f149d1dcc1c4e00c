// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.watch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that an operator may want to know. Holds no code, token, key or URL; mailboxes go by a name that only this run of the relay gives them.
 *
 * @param level how bad
 * @param name what happened, words with dots
 * @param fields details: text, numbers, in order
 */
public record Event(Level level, String name, Map<String, Object> fields) {

	/** How bad. */
	public enum Level {
		/** As it should be. */
		INFO,
		/** Somebody should look at it one day. */
		WARNING,
		/** Somebody should look at it now. */
		ERROR
	}

	/** As it should be. */
	public static Event info(final String name) {
		return new Event(Level.INFO, name, Map.of());
	}

	/** Somebody should look at it one day. */
	public static Event warning(final String name) {
		return new Event(Level.WARNING, name, Map.of());
	}

	/** Somebody should look at it now. */
	public static Event error(final String name) {
		return new Event(Level.ERROR, name, Map.of());
	}

	/** With one more detail. */
	public Event with(final String field, final Object value) {
		final var more = new LinkedHashMap<>(fields);
		more.put(field, value);
		return new Event(level, name, more);
	}
}
