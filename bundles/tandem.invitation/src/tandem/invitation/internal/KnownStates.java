// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.invitation.InvitationStates;
import tandem.invitation.InvitationStatus;
import tandem.session.Registration;
import tandem.session.host.Listeners;
import tandem.session.host.Trouble;

/** Remembers what was told of the last {@link #KEPT} sessions. */
@Component(service = { InvitationStates.class, KnownStates.class })
public final class KnownStates implements InvitationStates {

	/** More sessions than a workbench lists. */
	static final int KEPT = 200;

	private final LinkedHashMap<String, InvitationStatus> states = new LinkedHashMap<>();
	private final Listeners<Consumer<String>> listeners;

	/** @param log told of listeners that fail */
	@Activate
	public KnownStates(@Reference(service = LoggerFactory.class) final Logger log) {
		this((Trouble) log::warn);
	}

	KnownStates(final Trouble trouble) {
		listeners = new Listeners<>(trouble);
	}

	@Override
	public Optional<InvitationStatus> of(final String sessionId) {
		synchronized (states) {
			return Optional.ofNullable(states.get(sessionId));
		}
	}

	@Override
	public Registration listen(final Consumer<String> listener) {
		return listeners.add(listener);
	}

	void put(final String sessionId, final InvitationStatus status) {
		synchronized (states) {
			states.put(sessionId, status);
			if (states.size() > KEPT) {
				states.pollFirstEntry();
			}
		}
		listeners.tell(listener -> listener.accept(sessionId));
	}
}
