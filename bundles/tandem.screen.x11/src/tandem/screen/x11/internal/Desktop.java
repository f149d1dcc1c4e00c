// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What logind and the desktop's screen saver say of whether somebody is there. Starts small processes at each call: for the moment in which somebody
 * wants to know, and no watching.
 */
final class Desktop {

	private static final long LIMIT_SECONDS = 2;

	/** Names that screen savers have on the session's bus; their objects are called alike. */
	private static final List<String> SAVERS = List.of("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver", "org.cinnamon.ScreenSaver", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			"org.xfce.ScreenSaver"); //$NON-NLS-1$

	private final Map<String, String> environment;

	private final Function<List<String>, String> output;

	/**
	 * @param environment of the session's programs, or of a service of the person
	 * @param output what a program writes; empty where there is none, it fails or takes long
	 */
	Desktop(final Map<String, String> environment, final Function<List<String>, String> output) {
		this.environment = environment;
		this.output = output;
	}

	/** Whether the session is locked or in the background. False also where nobody can be asked. */
	boolean isAway() {
		final var session = session();
		if (!session.isEmpty()) {
			final var told = output.apply(List.of("loginctl", "show-session", session, "-p", "LockedHint", "-p", "Active")).lines().toList(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
			if (told.contains("LockedHint=yes") || told.contains("Active=no")) { //$NON-NLS-1$ //$NON-NLS-2$
				return true;
			}
		}
		return !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", environment.getOrDefault("XDG_RUNTIME_DIR", "")).isEmpty() //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				&& SAVERS.stream().anyMatch(this::isActive);
	}

	/** A service of the person, as one that waits in the background is, belongs to no session of its own. */
	private String session() {
		final var own = environment.getOrDefault("XDG_SESSION_ID", ""); //$NON-NLS-1$ //$NON-NLS-2$
		final var person = environment.getOrDefault("USER", ""); //$NON-NLS-1$ //$NON-NLS-2$
		return !own.isEmpty() || person.isEmpty() ? own : output.apply(List.of("loginctl", "show-user", person, "-p", "Display", "--value")).strip(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
	}

	private boolean isActive(final String saver) {
		return output.apply(List.of("busctl", "--user", "--auto-start=no", "--timeout=" + LIMIT_SECONDS, "call", saver, '/' + saver.replace('.', '/'), saver, //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
				"GetActive")).strip().equals("b true"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** What a program writes. */
	static String output(final List<String> command) {
		try {
			final var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
			process.getOutputStream().close();
			if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				return ""; //$NON-NLS-1$
			}
			return process.exitValue() == 0 ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : ""; //$NON-NLS-1$
		} catch (final IOException e) {
			return ""; //$NON-NLS-1$
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return ""; //$NON-NLS-1$
		}
	}
}
