// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.verbs;

import java.util.Locale;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import tandem.endpoint.Endpoint;
import tandem.endpoint.EndpointView;
import tandem.local.Verb;
import tandem.session.SessionState;

/** {@code sessions {}}: who helps here now, at most one: {@code {"sessions": [{id, who, state, route}]}}. */
@Component
public final class SessionsVerb implements Verb {

	/** What the one session here is called. */
	static final String HERE = "here"; //$NON-NLS-1$

	private static final Set<SessionState> NOBODY = Set.of(SessionState.OFF, SessionState.WAITING, SessionState.ENDED);

	private final Endpoint endpoint;

	/** @param endpoint whose session is told */
	@Activate
	public SessionsVerb(@Reference final Endpoint endpoint) {
		this.endpoint = endpoint;
	}

	static boolean isBusy(final EndpointView now) {
		return !NOBODY.contains(now.state());
	}

	@Override
	public String product() {
		return "endpoint"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "sessions"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		final var sessions = new JsonArray();
		final var now = endpoint.now();
		if (isBusy(now)) {
			final var told = new JsonObject();
			told.addProperty("id", HERE); //$NON-NLS-1$
			now.technician().ifPresent(peer -> {
				told.addProperty("who", peer.statedName()); //$NON-NLS-1$
				told.addProperty("route", peer.address()); //$NON-NLS-1$
			});
			told.addProperty("state", now.state().name().toLowerCase(Locale.ROOT).replace('_', '-')); //$NON-NLS-1$
			sessions.add(told);
		}
		final var answer = new JsonObject();
		answer.add("sessions", sessions); //$NON-NLS-1$
		return answer;
	}
}
