// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

/** Ends registrations. */
final class Registrations {

	private Registrations() {
	}

	/** Ends one, or nothing. */
	static void close(final AutoCloseable registration) {
		try {
			if (registration != null) {
				registration.close();
			}
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}
}
