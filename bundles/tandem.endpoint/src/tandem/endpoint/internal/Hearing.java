// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;

import tandem.session.EndReason;
import tandem.session.host.SessionLine;
import tandem.session.host.SessionMessage;

/** Hears what the technician's end says in one session; confined to the channel's thread. */
final class Hearing implements SessionLine.Listener {

	private final Decisions decisions;
	private final Consumer<String> log;
	private boolean greeted;

	Hearing(final Decisions decisions, final Consumer<String> log) {
		this.decisions = decisions;
		this.log = log;
	}

	@Override
	public void message(final SessionMessage message) {
		switch (message) {
		case final SessionMessage.Hello hello -> greeted(hello);
		case final SessionMessage.Ask ask -> decisions.wished(ask.permission());
		case final SessionMessage.Release release -> decisions.released(release.permission());
		case final SessionMessage.End end -> decisions.end(
				end.reason() == EndReason.VIOLATION ? EndReason.VIOLATION : EndReason.TECHNICIAN_LEFT, end.detail());
		case final SessionMessage.Answered answered -> violation("it answers what nobody asked: " + answered.permission().id()); //$NON-NLS-1$
		case final SessionMessage.State state -> violation("it states " + state.state()); //$NON-NLS-1$
		}
	}

	/** Once: each is a line of the log, and a log that is full tells nothing of what follows. */
	private void greeted(final SessionMessage.Hello hello) {
		if (greeted) {
			violation("it says hello twice"); //$NON-NLS-1$
		} else {
			greeted = true;
			log.accept(NLS.bind(Messages.Log_hello, hello.product(), hello.computer()));
		}
	}

	@Override
	public void violation(final String what) {
		decisions.end(EndReason.VIOLATION, what);
	}
}
