// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.channel.Peer;
import tandem.identity.Vouched;
import tandem.pairing.Vouchers;
import tandem.session.Registration;

/** Vouches for whom a test says. */
public final class FakeVouchers implements Vouchers {

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private volatile Optional<Vouched> said = Optional.empty();

	/** Says so of everybody from now on. */
	public void say(final Vouched vouched) {
		said = Optional.of(vouched);
		listeners.forEach(Runnable::run);
	}

	@Override
	public Optional<Vouched> of(final Peer technician) {
		return said;
	}

	@Override
	public Registration onChange(final Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}
}
