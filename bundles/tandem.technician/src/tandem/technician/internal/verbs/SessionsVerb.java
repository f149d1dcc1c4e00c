// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal.verbs;

import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import tandem.local.Verb;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

/** {@code sessions {}}: the calls and sessions that are not over: {@code {"sessions": [{id, who, state, since, route}]}}. */
@Component
public final class SessionsVerb implements Verb {

	private final Technician technician;

	/** @param technician whose sessions are told */
	@Activate
	public SessionsVerb(@Reference final Technician technician) {
		this.technician = technician;
	}

	@Override
	public String product() {
		return "workbench"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "sessions"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		final var sessions = new JsonArray();
		technician.sessions().stream().filter(session -> session.phase() != Phase.ENDED).map(SessionsVerb::told).forEach(sessions::add);
		final var answer = new JsonObject();
		answer.add("sessions", sessions); //$NON-NLS-1$
		return answer;
	}

	private static JsonObject told(final TechnicianSession session) {
		final var told = new JsonObject();
		told.addProperty("id", session.id()); //$NON-NLS-1$
		told.addProperty("who", session.label()); //$NON-NLS-1$
		told.addProperty("state", session.phase().name().toLowerCase(Locale.ROOT).replace('_', '-')); //$NON-NLS-1$
		told.addProperty("since", session.phaseSince().toString()); //$NON-NLS-1$
		told.addProperty("route", session.route()); //$NON-NLS-1$
		return told;
	}
}
