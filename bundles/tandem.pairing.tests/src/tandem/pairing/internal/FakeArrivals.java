// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.channel.Connection;
import tandem.session.Arrivals;
import tandem.session.Role;
import tandem.settings.Way;

/** An end that takes in whoever comes while it is free. */
final class FakeArrivals implements Arrivals {

	final List<Connection> taken = new CopyOnWriteArrayList<>();
	volatile boolean free = true;

	volatile Optional<Hindrance> hindrance = Optional.empty();

	@Override
	public Optional<Hindrance> hindrance(final Way by, final byte[] longTermKey) {
		return hindrance;
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public boolean free(final Way by) {
		return free;
	}

	@Override
	public boolean take(final Connection connection, final String label, final Way by) {
		return free && taken.add(connection);
	}
}
