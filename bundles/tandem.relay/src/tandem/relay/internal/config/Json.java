// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

/** Reads JSON strictly: no comments, nothing after the end, no name twice. Objects become maps, lists lists, numbers the text that stands for them. */
final class Json {

	/** A number as it was written. */
	record Number(String text) {
	}

	private static final int DEPTH = 8;

	private Json() {
	}

	static Map<String, Object> object(final String text) throws IOException {
		final var in = new JsonReader(new StringReader(text));
		in.setStrictness(Strictness.STRICT);
		if (in.peek() != JsonToken.BEGIN_OBJECT) {
			throw new MalformedJsonException("it does not begin with {"); //$NON-NLS-1$
		}
		final var object = object(in, DEPTH);
		if (in.peek() != JsonToken.END_DOCUMENT) {
			throw new MalformedJsonException("something follows the last }"); //$NON-NLS-1$
		}
		return object;
	}

	private static Map<String, Object> object(final JsonReader in, final int depth) throws IOException {
		final var object = new LinkedHashMap<String, Object>();
		in.beginObject();
		while (in.hasNext()) {
			final var name = in.nextName();
			if (object.put(name, value(in, depth - 1)) != null) {
				throw new MalformedJsonException("\"" + name + "\" stands twice" + in.toString().replaceAll(".*?( at line)", "$1")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			}
		}
		in.endObject();
		return object;
	}

	private static List<Object> list(final JsonReader in, final int depth) throws IOException {
		final var list = new ArrayList<Object>();
		in.beginArray();
		while (in.hasNext()) {
			list.add(value(in, depth - 1));
		}
		in.endArray();
		return list;
	}

	private static Object value(final JsonReader in, final int depth) throws IOException {
		if (depth == 0) {
			throw new MalformedJsonException("it is nested too deeply"); //$NON-NLS-1$
		}
		return switch (in.peek()) {
		case BEGIN_OBJECT -> object(in, depth);
		case BEGIN_ARRAY -> list(in, depth);
		case STRING -> in.nextString();
		case NUMBER -> new Number(in.nextString());
		case BOOLEAN -> in.nextBoolean();
		default -> throw new MalformedJsonException("a value is missing" + in.toString().replaceAll(".*?( at line)", "$1")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		};
	}
}
