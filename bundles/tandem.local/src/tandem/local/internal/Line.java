// SPDX-License-Identifier: EPL-2.0
package tandem.local.internal;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** One JSON object a line, at most {@link #MAX_BYTES}; the first field is the version. Pure. */
final class Line {

	/** Version of what is said. */
	static final int VERSION = 1;

	/** Longest line, its end included. */
	static final int MAX_BYTES = 64 * 1024;

	private static final String VERSION_FIELD = "tandem"; //$NON-NLS-1$

	private Line() {
	}

	/** The bytes of a message. */
	static byte[] encode(final JsonObject fields) throws IOException {
		final var message = new JsonObject();
		message.addProperty(VERSION_FIELD, VERSION);
		fields.asMap().forEach(message::add);
		final var bytes = (message + "\n").getBytes(StandardCharsets.UTF_8); //$NON-NLS-1$
		if (bytes.length > MAX_BYTES) {
			throw new IOException("The message is too long."); //$NON-NLS-1$
		}
		return bytes;
	}

	/**
	 * Reads one message.
	 *
	 * @throws EOFException where there is none
	 * @throws IOException where it is too long, of another version or no message
	 */
	static JsonObject read(final InputStream in) throws IOException {
		final var bytes = new ByteArrayOutputStream();
		for (var next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new EOFException();
			}
			if (bytes.size() >= MAX_BYTES - 1) {
				throw new IOException("The message is too long."); //$NON-NLS-1$
			}
			bytes.write(next);
		}
		return decode(bytes.toByteArray());
	}

	private static JsonObject decode(final byte[] line) throws IOException {
		try {
			final var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
			if (JsonParser.parseString(text) instanceof final JsonObject message) {
				final var version = message.get(VERSION_FIELD);
				if (version == null || !version.isJsonPrimitive() || !version.getAsString().equals(String.valueOf(VERSION))) {
					throw new IOException("Another version of Tandem runs: close it first."); //$NON-NLS-1$
				}
				return message;
			}
		} catch (final JsonParseException e) {
			throw new IOException("That is no message.", e); //$NON-NLS-1$
		}
		throw new IOException("That is no message."); //$NON-NLS-1$
	}
}
