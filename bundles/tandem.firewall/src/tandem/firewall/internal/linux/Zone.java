// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A zone of firewalld, as {@code firewall-cmd --list-all-zones} prints it.
 *
 * @param name   for example {@code public}
 * @param active whether an interface or a source is in it
 * @param fields what it has, by firewalld's words ({@code target}, {@code interfaces}, {@code services}, {@code ports} …); rich rules
 *               are several values
 */
record Zone(String name, boolean active, Map<String, List<String>> fields) {

	private static final String RICH = "rich rules";

	/** All zones of a listing; what it does not understand it leaves out. */
	static List<Zone> parse(final String text) {
		final var zones = new ArrayList<Zone>();
		var field = "";
		for (final var line : text.lines().toList()) {
			if (line.isBlank()) {
				continue;
			}
			if (!Character.isWhitespace(line.charAt(0))) {
				final var words = line.strip().split("\\s+", 2);
				zones.add(new Zone(words[0], words.length > 1 && words[1].contains("active"), new LinkedHashMap<>()));
			} else if (!zones.isEmpty()) {
				field = add(zones.getLast(), field, line);
			}
		}
		return zones;
	}

	private static String add(final Zone zone, final String last, final String line) {
		final var colon = line.indexOf(':');
		if (line.startsWith("\t") || line.strip().startsWith("rule ")) {
			zone.fields.computeIfAbsent(last, _ -> new ArrayList<>()).add(line.strip());
			return last;
		}
		if (colon < 0) {
			return last;
		}
		final var name = line.substring(0, colon).strip();
		final var values = zone.fields.computeIfAbsent(name, _ -> new ArrayList<>());
		final var rest = line.substring(colon + 1).strip();
		if (!rest.isEmpty()) {
			values.addAll(name.equals(RICH) ? List.of(rest) : List.of(rest.split("\\s+")));
		}
		return name;
	}

	List<String> values(final String field) {
		return fields.getOrDefault(field, List.of());
	}

	List<String> richRules() {
		return values(RICH);
	}

	/** {@code default}, {@code ACCEPT}, {@code DROP} or {@code %%REJECT%%}. */
	String target() {
		return values("target").isEmpty() ? "default" : values("target").getFirst();
	}

	/** For people, for example {@code zone public (target default)}. */
	String words() {
		return "zone " + name + " (target " + target().replace("%", "") + ')';
	}
}
