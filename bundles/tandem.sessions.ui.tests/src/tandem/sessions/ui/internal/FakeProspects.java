// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.sessions.ui.Prospect;
import tandem.sessions.ui.Prospects;

/** Prospects as a test makes them up. */
final class FakeProspects implements Prospects {

	private final List<Prospect> all = new CopyOnWriteArrayList<>();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	void add(final Prospect prospect) {
		all.add(prospect);
		listeners.forEach(Runnable::run);
	}

	@Override
	public List<Prospect> all() {
		return List.copyOf(all);
	}

	@Override
	public void forget(final Prospect prospect) {
		all.remove(prospect);
		listeners.forEach(Runnable::run);
	}

	@Override
	public AutoCloseable listen(final Runnable changed) {
		listeners.add(changed);
		return () -> listeners.remove(changed);
	}
}
