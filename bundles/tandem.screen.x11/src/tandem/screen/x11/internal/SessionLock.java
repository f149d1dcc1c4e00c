// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Whether logind has been told that the session is locked. Desktops whose lock screen is no window of its own (GNOME) say so there.
 * Starts a small process at each call: ask every few seconds at most.
 */
final class SessionLock implements BooleanSupplier {

	private static final long LIMIT_SECONDS = 2;

	private final String session;

	private boolean works;

	/** @param environment of the session's programs */
	SessionLock(final Map<String, String> environment) {
		session = environment.getOrDefault("XDG_SESSION_ID", ""); //$NON-NLS-1$ //$NON-NLS-2$
		works = !session.isEmpty();
	}

	/** False also where there is no logind to ask. */
	@Override
	public boolean getAsBoolean() {
		return works && "yes".equals(ask()); //$NON-NLS-1$
	}

	private String ask() {
		try {
			final var process = new ProcessBuilder("loginctl", "show-session", session, "-p", "LockedHint", "--value") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
					.redirectError(ProcessBuilder.Redirect.DISCARD).start();
			process.getOutputStream().close();
			if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				return ""; //$NON-NLS-1$
			}
			works = process.exitValue() == 0;
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		} catch (final IOException e) {
			works = false;
			return ""; //$NON-NLS-1$
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return ""; //$NON-NLS-1$
		}
	}
}
