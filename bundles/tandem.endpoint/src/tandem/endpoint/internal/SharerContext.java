// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.time.Instant;
import java.util.Optional;

import tandem.session.EndReason;
import tandem.session.Gate;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionState;

/** The session as its features at this end see it. */
final class SharerContext implements SessionContext {

	private final Helping session;
	private final Instant since;

	SharerContext(final Helping session, final Instant since) {
		this.session = session;
		this.since = since;
	}

	@Override
	public String id() {
		return session.id();
	}

	@Override
	public Role role() {
		return Role.SHARER;
	}

	@Override
	public String peerName() {
		return session.peer().statedName();
	}

	@Override
	public Optional<String> way() {
		return session.peer().way();
	}

	@Override
	public Instant since() {
		return since;
	}

	@Override
	public SessionState state() {
		return session.consent().state();
	}

	@Override
	public Gate gate() {
		return session.consent();
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return session.onChange(listener);
	}

	@Override
	public void request(final Permission permission) {
		throw new IllegalStateException("the sharer asks nobody"); //$NON-NLS-1$
	}

	@Override
	public void log(final String event) {
		session.log(event);
	}

	@Override
	public void violation(final String reason) {
		session.end(EndReason.VIOLATION, reason);
	}

	@Override
	public void cannotGoOn(final String reason) {
		session.end(EndReason.CANNOT_SHARE, reason);
	}
}
