// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of places: the one that was not asked for longest goes when there are too many. Not thread-safe. */
final class Bounded<V> extends LinkedHashMap<String, V> {

	/** About 10 MB. */
	static final int MOST = 65_536;

	private static final long serialVersionUID = 1L;

	private static final float LOAD = 0.75f;

	Bounded() {
		super(16, LOAD, true);
	}

	@Override
	protected boolean removeEldestEntry(final Map.Entry<String, V> eldest) {
		return size() > MOST;
	}
}
