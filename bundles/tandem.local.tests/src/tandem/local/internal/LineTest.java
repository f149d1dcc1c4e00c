// SPDX-License-Identifier: EPL-2.0
package tandem.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;

class LineTest {

	private static JsonObject message(final String text) {
		final var message = new JsonObject();
		message.addProperty("text", text);
		return message;
	}

	@Test
	void comesBackAsItWent() throws IOException {
		final var read = Line.read(new ByteArrayInputStream(Line.encode(message("zwei\nZeilen \u2028 😀"))));
		assertEquals("zwei\nZeilen \u2028 😀", read.get("text").getAsString());
	}

	@Test
	void everyTruncationIsAnEnd() throws IOException {
		final var whole = Line.encode(message("x"));
		for (var length = 0; length < whole.length; length++) {
			final var part = new ByteArrayInputStream(Arrays.copyOf(whole, length));
			assertThrows(EOFException.class, () -> Line.read(part));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[]", "7", "{\"tandem\":2}", "{\"tandem\":\"x\"}", "{\"tandem\":[1]}", "{\"tandem\":null}", "{", "\u0000" })
	void refusesWhatIsNoMessage(final String line) {
		final var in = new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8));
		assertThrows(IOException.class, () -> Line.read(in));
	}

	@Test
	void refusesLongLinesWithoutReadingThemAll() {
		final var endless = new InputStream() {

			private int read;

			@Override
			public int read() {
				read++;
				return 'x';
			}
		};
		assertThrows(IOException.class, () -> Line.read(endless));
		assertEquals(Line.MAX_BYTES, endless.read);
		assertThrows(IOException.class, () -> Line.encode(message("x".repeat(Line.MAX_BYTES))));
	}
}
