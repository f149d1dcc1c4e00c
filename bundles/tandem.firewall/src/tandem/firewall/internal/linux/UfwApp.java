// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.util.ArrayList;
import java.util.List;

/**
 * An application profile of ufw, from the files in {@code /etc/ufw/applications.d}.
 *
 * @param id    the section's name
 * @param title for people
 * @param ports as ufw writes them, for example {@code 80,443/tcp}, several with {@code |}
 */
record UfwApp(String id, String title, String ports) {

	/** All profiles of some files, one after the other. */
	static List<UfwApp> parse(final String text) {
		final var apps = new ArrayList<UfwApp>();
		for (final var line : text.lines().map(String::strip).toList()) {
			final var equals = line.indexOf('=');
			if (line.startsWith("[") && line.endsWith("]")) {
				apps.add(new UfwApp(line.substring(1, line.length() - 1), "", ""));
			} else if (equals > 0 && !apps.isEmpty() && !line.startsWith("#")) {
				final var value = line.substring(equals + 1).strip();
				final var last = apps.removeLast();
				apps.add(switch (line.substring(0, equals).strip()) {
				case "title" -> new UfwApp(last.id, value, last.ports);
				case "ports" -> new UfwApp(last.id, last.title, value);
				default -> last;
				});
			}
		}
		return apps.stream().filter(it -> !it.ports.isEmpty()).toList();
	}
}
