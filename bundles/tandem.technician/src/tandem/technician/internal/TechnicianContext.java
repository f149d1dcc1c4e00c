// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.time.Instant;

import tandem.session.EndReason;
import tandem.session.Gate;
import tandem.session.Permission;
import tandem.session.Role;
import tandem.session.SessionContext;
import tandem.session.SessionState;

/** The session as its features at this end see it. */
final class TechnicianContext implements SessionContext {

	private final Assisting session;
	private final Instant since;

	TechnicianContext(final Assisting session, final Instant since) {
		this.session = session;
		this.since = since;
	}

	@Override
	public String id() {
		return session.id();
	}

	@Override
	public Role role() {
		return Role.TECHNICIAN;
	}

	@Override
	public String peerName() {
		return session.label();
	}

	@Override
	public Instant since() {
		return since;
	}

	@Override
	public SessionState state() {
		return session.state();
	}

	@Override
	public Gate gate() {
		return session::mirrors;
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return session.onChange(listener);
	}

	@Override
	public void request(final Permission permission) {
		session.ask(permission);
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
		session.end(EndReason.TECHNICIAN_LEFT, reason);
	}
}
