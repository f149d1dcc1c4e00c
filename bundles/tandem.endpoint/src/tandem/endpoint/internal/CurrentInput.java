// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import tandem.screen.InputPort;

/**
 * Where features find mouse and keyboard of the current session. A component of its own, because the endpoint waits for the features
 * and they for this.
 */
@Component(service = { InputAccess.class, CurrentInput.class })
public final class CurrentInput implements InputAccess {

	private volatile InputAccess access = sessionId -> Optional.empty();

	/** Knows no session yet. */
	@Activate
	public CurrentInput() {
		// nothing to open
	}

	/** @param current answers from now on */
	void set(final InputAccess current) {
		access = current;
	}

	@Override
	public Optional<InputPort> input(final String sessionId) {
		return access.input(sessionId);
	}
}
