// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import tandem.channel.codec.MessageWriter;

/** The three words that both people read to each other: 33 bits, from one list of 2,048 whatever the language. Pure. */
public final class SecurityWords {

	/** Words in the list: 11 bits each. */
	public static final int LIST = 2048;

	private static final int BITS = 11;

	private static final int COUNT = 3;

	private final List<String> list;

	/** Reads the list. */
	public SecurityWords() {
		try (var in = SecurityWords.class.getResourceAsStream("/tandem/provider/internal/security-words.txt")) { //$NON-NLS-1$
			list = new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		if (list.size() != LIST) {
			throw new IllegalStateException("a damaged list of words"); //$NON-NLS-1$
		}
	}

	/**
	 * The words of a line.
	 *
	 * @param exporter of the line
	 * @param listenerNonce of the listening end
	 * @param callerNonce of the calling end
	 */
	public List<String> of(final byte[] exporter, final byte[] listenerNonce, final byte[] callerNonce) {
		final var salt = new MessageWriter().raw(listenerNonce).raw(callerNonce).toBytes();
		final var bytes = Secrets.derive(exporter, salt, "tandem-words-1", Long.BYTES); //$NON-NLS-1$
		var bits = 0L;
		for (final var b : bytes) {
			bits = bits << Byte.SIZE | b & 0xff;
		}
		final var words = new String[COUNT];
		for (var i = 0; i < COUNT; i++) {
			words[i] = list.get((int) (bits >>> i * BITS) & LIST - 1);
		}
		return List.of(words);
	}
}
