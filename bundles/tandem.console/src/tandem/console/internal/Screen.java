// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Keeps what commands print until it is fetched; what is more than {@link #MAX_BYTES} is left out, and that is said. Thread-safe. */
final class Screen extends OutputStream {

	/** Most that waits to be fetched. */
	static final int MAX_BYTES = 1 << 20;

	private static final String CUT = "\n… the rest is left out; | grep WORD finds lines.\n"; //$NON-NLS-1$

	private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
	private boolean cut;

	@Override
	public void write(final int one) {
		write(new byte[] { (byte) one }, 0, 1);
	}

	@Override
	public synchronized void write(final byte[] bytes, final int from, final int length) {
		if (cut) {
			return;
		}
		if (waiting.size() + length > MAX_BYTES) {
			cut = true;
			waiting.writeBytes(CUT.getBytes(StandardCharsets.UTF_8));
			return;
		}
		waiting.write(bytes, from, length);
	}

	/** Takes at most so many bytes' characters away; a character that is not whole yet stays. */
	synchronized String take(final int most) {
		final var all = waiting.toByteArray();
		final var part = ByteBuffer.wrap(all, 0, Math.min(most, all.length));
		final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
		final var text = java.nio.CharBuffer.allocate(part.remaining());
		decoder.decode(part, text, false);
		waiting.reset();
		waiting.write(all, part.position(), all.length - part.position());
		return text.flip().toString();
	}

	/** Whether something waits. */
	synchronized boolean hasMore() {
		return waiting.size() > 0;
	}

	/** A new command begins. */
	synchronized void begin() {
		cut = false;
	}
}
