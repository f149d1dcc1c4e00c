// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.endpoint.Endpoint;
import tandem.local.Verb;

/** {@code state}: whether there is a session, for those who must leave things alone while there is one. */
@Component(service = Verb.class)
public final class StateVerb implements Verb {

	private final Endpoint endpoint;

	/** @param endpoint of this computer */
	@Activate
	public StateVerb(@Reference final Endpoint endpoint) {
		this.endpoint = endpoint;
	}

	@Override
	public String product() {
		return "endpoint"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "state"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		final var view = endpoint.now();
		final var answer = new JsonObject();
		answer.addProperty("session", view.technician().isPresent() && view.ended().isEmpty()); //$NON-NLS-1$
		return answer;
	}
}
