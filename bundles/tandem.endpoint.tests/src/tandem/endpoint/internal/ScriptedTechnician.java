// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.session.Permission;
import tandem.session.host.SessionLine;
import tandem.session.host.SessionMessage;
import tandem.testsupport.Await;
import tandem.testsupport.session.ConnectionPair;

/** A technician that says what a test wants and remembers what it hears. */
final class ScriptedTechnician implements SessionLine.Listener {

	final ConnectionPair pair;
	final List<SessionMessage> heard = new CopyOnWriteArrayList<>();
	private final SessionLine line;

	ScriptedTechnician(final String way) {
		this(new ConnectionPair(way, "Tina"));
	}

	ScriptedTechnician(final ConnectionPair pair) {
		this.pair = pair;
		line = new SessionLine(pair.technician(), this);
	}

	@Override
	public void message(final SessionMessage message) {
		heard.add(message);
	}

	@Override
	public void violation(final String what) {
		throw new AssertionError(what);
	}

	void say(final SessionMessage message) {
		line.send(message);
	}

	void ask(final Permission permission) {
		say(new SessionMessage.Ask(permission));
	}

	void hears(final SessionMessage message) {
		Await.until(message.toString(), () -> heard.contains(message));
	}

	Optional<SessionMessage.State> lastState() {
		return heard.stream().filter(SessionMessage.State.class::isInstance).map(SessionMessage.State.class::cast).reduce((first, second) -> second);
	}
}
