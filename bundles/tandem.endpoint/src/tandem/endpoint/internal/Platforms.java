// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import tandem.screen.ScreenPlatform;

/** The screen platforms that are installed. Thread-safe. */
final class Platforms {

	private record Entry(ScreenPlatform platform, int ranking) {
	}

	private final List<Entry> entries = new ArrayList<>();

	synchronized void add(final ScreenPlatform platform, final int ranking) {
		entries.add(new Entry(platform, ranking));
		entries.sort(Comparator.comparingInt(Entry::ranking).reversed());
	}

	synchronized void remove(final ScreenPlatform platform) {
		entries.removeIf(entry -> entry.platform() == platform);
	}

	/** The one of the highest rank that works here; where none does, the one of the highest rank, so that it can say why. */
	synchronized Optional<ScreenPlatform> best() {
		final var all = entries.stream().map(Entry::platform).toList();
		return all.stream().filter(platform -> platform.unavailable().isEmpty()).findFirst().or(() -> all.stream().findFirst());
	}
}
