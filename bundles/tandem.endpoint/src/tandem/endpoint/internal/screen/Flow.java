// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

/**
 * How many updates may be under way. One is made while the viewer shows the one before; more only where the line is long, so that a
 * slow line or viewer makes pictures rarer and never older. Thread-safe.
 */
final class Flow {

	/** The updates remembered, a power of two above the most under way. */
	private static final int REMEMBERED = 16;

	private static final int LEAST = 2;
	private static final int MOST = 8;

	/** One update more for so many nanoseconds between sending and confirmation. */
	private static final long STEP = 30_000_000;

	/** Above so many bytes that the viewer has not yet taken, the line is slow and not long. */
	private static final long MOST_BYTES = 256 << 10;

	private final long[] sentAt = new long[REMEMBERED];
	private int sent;
	private int done;
	private long usual;

	/** An update is about to be sent. */
	synchronized void sending(final long now) {
		sentAt[sent % REMEMBERED] = now;
		sent++;
	}

	/**
	 * The viewer confirmed an update.
	 *
	 * @return false where it was not due
	 */
	synchronized boolean done(final int sequence, final long now) {
		if (sequence != done || done >= sent) {
			return false;
		}
		final var took = now - sentAt[done % REMEMBERED];
		usual = usual == 0 ? took : usual + (took - usual) / 8;
		done++;
		return true;
	}

	/**
	 * Whether another update may be made.
	 *
	 * @param waitingBytes bytes that the viewer has not yet taken
	 */
	synchronized boolean open(final long waitingBytes) {
		final var underWay = sent - done;
		return underWay == 0 || waitingBytes < MOST_BYTES && underWay < Math.min(MOST, LEAST + usual / STEP);
	}

	/** How long the viewer usually takes to confirm, in nanoseconds. */
	synchronized long usual() {
		return usual;
	}
}
