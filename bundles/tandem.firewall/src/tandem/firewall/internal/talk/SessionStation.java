// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.station.Station;
import tandem.session.SessionContext;

/** The computer at the other end of a session. */
final class SessionStation implements Station {

	private final SessionContext context;
	private final Asking asking;
	private final Permitting permitting;

	SessionStation(final SessionContext context, final Asking asking) {
		this.context = context;
		this.asking = asking;
		permitting = new Permitting(context, SharerFirewallFeature.DIAGNOSTICS);
	}

	@Override
	public String id() {
		return context.id();
	}

	@Override
	public String name() {
		return context.peerName();
	}

	@Override
	public boolean isHere() {
		return false;
	}

	@Override
	public boolean canChange() {
		return true;
	}

	@Override
	public Optional<SessionContext> session() {
		return Optional.of(context);
	}

	@Override
	public State check(final Access access, final Consumer<Result> results) throws InterruptedException, IOException {
		permitting.await();
		return asking.check(access, results);
	}

	@Override
	public Listing list(final Access access) throws InterruptedException, IOException {
		permitting.await();
		return asking.list(access);
	}

	@Override
	public Applied apply(final Change change) throws InterruptedException, IOException {
		permitting.await();
		return asking.apply(change.id());
	}
}
