// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How this program was started.
 *
 * @param link of the person's browser or mail, which fills the code field; empty for none
 * @param background whether windows show only when there is something to show
 * @param headless whether there is no screen to show them on
 */
record Start(String link, boolean background, boolean headless) {

	/** What a service that waits for offers of help is started with. */
	static final String BACKGROUND = "--background"; //$NON-NLS-1$

	static Start of(final List<String> arguments, final Map<String, String> environment) {
		final var link = arguments.stream().filter(argument -> argument.toLowerCase(Locale.ROOT).startsWith("tandem://")).findFirst().orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
		final var background = arguments.contains(BACKGROUND);
		final var screen = !environment.getOrDefault("DISPLAY", "").isEmpty() || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		return new Start(link, background, background && !screen);
	}
}
