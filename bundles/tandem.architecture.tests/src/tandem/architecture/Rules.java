// SPDX-License-Identifier: EPL-2.0
package tandem.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The floors of the house, and what never may be: each broken rule is one sentence. Pure. */
final class Rules {

	/** Every product bundle stands on one floor; a bundle that is not listed is refused. */
	static final Map<String, Integer> FLOORS = floors();

	/** Bundles that make one capability: none may use another. */
	private static final Set<String> CAPABILITIES = Set.of("tandem.invitation", "tandem.pairing", "tandem.viewer", "tandem.firewall", "tandem.chat",
			"tandem.guide");

	/** Imports on one floor that are allowed, from each bundle to others. */
	private static final Map<String, Set<String>> SAME_FLOOR = Map.of(
			"tandem.screen.x11", Set.of("tandem.screen"),
			"tandem.provider", Set.of("tandem.identity"),
			"tandem.invitation.ui", Set.of("tandem.sessions.ui"),
			"tandem.pairing.ui", Set.of("tandem.sessions.ui"),
			"tandem.viewer.ui", Set.of("tandem.sessions.ui"),
			"tandem.chat.ui", Set.of("tandem.sessions.ui", "tandem.chat.pane.ui"),
			"tandem.chat.sharer.ui", Set.of("tandem.sharer.ui", "tandem.chat.pane.ui"),
			"tandem.guide.ui", Set.of("tandem.viewer.ui"));

	/** What all windows share: the pages on which settings are chosen, and the door through which capabilities come to the sharer. */
	private static final Set<String> SHARED = Set.of("tandem.settings.ui", "tandem.sharer.ui");

	/** The door through which capabilities come to the picture; who uses it is named above. */
	private static final String VIEWERS_DOOR = "tandem.viewer.ui";

	private static final Set<String> ECF_USERS = Set.of("tandem.channel", "tandem.provider", "tandem.discovery");

	private Rules() {
	}

	private static Map<String, Integer> floors() {
		final var floors = new HashMap<String, Integer>();
		final List<List<String>> byFloor = List.of(List.of(), //
				List.of("tandem.channel", "tandem.relay.protocol", "tandem.settings"),
				List.of("tandem.provider", "tandem.identity", "tandem.discovery", "tandem.relay", "tandem.relay.nats"),
				List.of("tandem.session", "tandem.screen", "tandem.screen.x11", "tandem.local"),
				List.of("tandem.invitation", "tandem.pairing", "tandem.viewer", "tandem.firewall", "tandem.chat", "tandem.guide", "tandem.endpoint",
						"tandem.technician", "tandem.console"),
				List.of("tandem.sessions.ui", "tandem.settings.ui", "tandem.sharer.ui", "tandem.invitation.ui", "tandem.pairing.ui", "tandem.viewer.ui", "tandem.firewall.ui",
						"tandem.cheatsheets.ui", "tandem.plugins.ui", "tandem.chat.pane.ui", "tandem.chat.ui", "tandem.chat.sharer.ui", "tandem.guide.ui", "tandem.guide.sharer.ui"),
				List.of("tandem.workbench", "tandem.endpoint.ui", "tandem.cli"));
		for (var floor = 1; floor < byFloor.size(); floor++) {
			for (final var bundle : byFloor.get(floor)) {
				floors.put(bundle, floor);
			}
		}
		return Map.copyOf(floors);
	}

	/** All broken rules; empty if the house stands. */
	static List<String> broken(final Collection<Bundle> bundles) {
		final var exporters = new HashMap<String, String>();
		bundles.forEach(bundle -> bundle.exports().forEach(exported -> exporters.put(exported, bundle.name())));
		final var broken = new ArrayList<String>();
		final var uses = new HashMap<String, Set<String>>();
		for (final var bundle : bundles) {
			final var used = ours(bundle, exporters);
			uses.put(bundle.name(), used);
			if (bundle.isTest()) {
				never(bundle, "a window toolkit", !testsWindows(bundle), Rules::isToolkit, broken);
			} else {
				floors(bundle, used, broken);
				libraries(bundle, broken);
			}
			strangers(bundle, broken);
		}
		circles(uses, broken);
		return broken;
	}

	private static Set<String> ours(final Bundle bundle, final Map<String, String> exporters) {
		final var used = new TreeSet<String>();
		bundle.imports().stream().map(exporters::get).filter(owner -> owner != null && !owner.equals(bundle.name())).forEach(used::add);
		bundle.requires().stream().filter(required -> required.startsWith("tandem.")).forEach(used::add);
		return used;
	}

	private static void floors(final Bundle bundle, final Set<String> used, final List<String> broken) {
		final var floor = FLOORS.get(bundle.name());
		if (floor == null) {
			broken.add(bundle.name() + " stands on no floor");
			return;
		}
		for (final var other : used) {
			final var below = FLOORS.get(other);
			if (below == null) {
				broken.add(bundle.name() + " uses " + other + ", which stands on no floor");
			} else if (below > floor) {
				broken.add(bundle.name() + " uses " + other + " from a floor above");
			} else if (below.equals(floor) && !SAME_FLOOR.getOrDefault(bundle.name(), Set.of()).contains(other)) {
				broken.add(bundle.name() + " uses " + other + " on its own floor");
			}
			if (other.startsWith("tandem.endpoint") && !bundle.name().equals("tandem.endpoint.ui")) {
				broken.add(bundle.name() + " uses " + other + ": they meet on a channel");
			}
			if (bundle.name().startsWith("tandem.endpoint") && other.endsWith(".ui") && !SHARED.contains(other)) {
				broken.add(bundle.name() + " uses the windows of " + other);
			}
			if (CAPABILITIES.contains(base(bundle.name())) && CAPABILITIES.contains(base(other)) && !base(bundle.name()).equals(base(other))
					&& !other.equals(VIEWERS_DOOR)) {
				broken.add(bundle.name() + " uses the capability " + other);
			}
			if (bundle.name().startsWith("tandem.relay") && !other.startsWith("tandem.relay")) {
				broken.add(bundle.name() + " uses " + other + ": the relay moves opaque bytes");
			}
		}
	}

	private static String base(final String name) {
		return CAPABILITIES.stream().filter(capability -> name.equals(capability) || name.startsWith(capability + '.')).findFirst().orElse(name);
	}

	private static void libraries(final Bundle bundle, final List<String> broken) {
		final var relay = bundle.name().startsWith("tandem.relay");
		never(bundle, "a window toolkit", !bundle.isUserInterface(), Rules::isToolkit, broken);
		never(bundle, "Netty", !relay && !bundle.name().equals("tandem.provider"), name -> name.startsWith("io.netty"), broken);
		never(bundle, "ECF", !ECF_USERS.contains(bundle.name()), name -> name.startsWith("org.eclipse.ecf"), broken);
	}

	private static boolean testsWindows(final Bundle test) {
		return test.name().equals("tandem.testsupport") || test.name().endsWith(".ui.tests") || test.name().equals("tandem.workbench.tests");
	}

	private static boolean isToolkit(final String name) {
		return name.startsWith("org.eclipse.swt") || name.startsWith("org.eclipse.jface") || name.equals("org.eclipse.ui")
				|| name.startsWith("org.eclipse.ui.");
	}

	private static void strangers(final Bundle bundle, final List<String> broken) {
		never(bundle, "ECF's generic provider", true,
				name -> name.equals("org.eclipse.ecf.provider") || name.startsWith("org.eclipse.ecf.provider.generic"), broken);
	}

	private static void never(final Bundle bundle, final String what, final boolean forbidden, final Predicate<String> is, final List<String> broken) {
		if (forbidden && (bundle.imports().stream().anyMatch(is) || bundle.requires().stream().anyMatch(is))) {
			broken.add(bundle.name() + " uses " + what);
		}
	}

	private static void circles(final Map<String, Set<String>> uses, final List<String> broken) {
		for (final var start : new TreeSet<>(uses.keySet())) {
			final var reached = new TreeSet<String>();
			final var open = new ArrayList<>(uses.get(start));
			while (!open.isEmpty()) {
				final var next = open.removeLast();
				if (reached.add(next)) {
					open.addAll(uses.getOrDefault(next, Set.of()));
				}
			}
			if (reached.contains(start)) {
				broken.add(start + " stands in a circle");
			}
		}
	}
}
