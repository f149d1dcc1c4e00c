// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.time.Duration;
import java.util.Optional;

import tandem.settings.Setting;
import tandem.settings.Settings;

/**
 * What the settings say of this end, at one moment.
 *
 * @param firstPort first TCP port tried
 * @param lastPort last one
 * @param patience how long the sharer may take to answer
 * @param session longest session, or empty
 * @param logRequired whether a session must end where its log can't be written
 */
record EndpointLimits(int firstPort, int lastPort, Duration patience, Optional<Duration> session, boolean logRequired) {

	static EndpointLimits of(final Settings settings) {
		final int first = settings.get(Setting.PORT);
		final int minutes = settings.get(Setting.SESSION_MINUTES);
		return new EndpointLimits(first, Math.max(first, settings.get(Setting.LAST_PORT)), Duration.ofSeconds(settings.get(Setting.QUESTION_SECONDS)),
				minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)),
				settings.get(Setting.LOG_REQUIRED));
	}

	/** Where to listen. */
	String where() {
		return "tandem+tls://0.0.0.0:" + firstPort + "-" + lastPort; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
