// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The head of an HTTP answer: bounded, and whatever else comes is no HTTP.
 *
 * @param status  for example 101; 0 where it is no HTTP at all
 * @param headers as they came
 */
record HttpHead(int status, List<String> headers) {

	private static final int MOST = 16 << 10;

	/** @throws IOException where the connection ends before the head does */
	static HttpHead read(final InputStream in) throws IOException {
		final var head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			final var next = in.read();
			if (next < 0) {
				throw new EOFException("the connection ended");
			}
			head.append((char) next);
			if (head.length() > MOST || head.length() == 5 && !head.toString().equals("HTTP/")) {
				return new HttpHead(0, List.of());
			}
		}
		final var lines = new ArrayList<>(head.toString().lines().toList());
		final var words = lines.removeFirst().split(" ", 3);
		try {
			return new HttpHead(words.length > 1 ? Integer.parseInt(words[1]) : 0, List.copyOf(lines));
		} catch (final NumberFormatException e) {
			return new HttpHead(0, List.of());
		}
	}

	/** The first value of a header. */
	Optional<String> header(final String name) {
		final var start = name.toLowerCase(Locale.ROOT) + ':';
		return headers.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start)).map(line -> line.substring(start.length()).strip()).findFirst();
	}

	/** A request's or an answer's bytes. */
	static byte[] bytes(final String... lines) {
		return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
	}
}
