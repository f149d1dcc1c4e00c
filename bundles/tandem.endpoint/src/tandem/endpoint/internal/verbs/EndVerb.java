// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.verbs;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.endpoint.Endpoint;
import tandem.local.Verb;

/** {@code end {"session": "here"}}: ends the session, as End help does on the screen. */
@Component
public final class EndVerb implements Verb {

	private final Endpoint endpoint;

	/** @param endpoint whose session can be ended */
	@Activate
	public EndVerb(@Reference final Endpoint endpoint) {
		this.endpoint = endpoint;
	}

	@Override
	public String product() {
		return "endpoint"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "end"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		final var id = arguments.has("session") ? arguments.get("session").getAsString() : ""; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (!id.equals(SessionsVerb.HERE) || !SessionsVerb.isBusy(endpoint.now())) {
			throw new IllegalArgumentException("There is no such session: it may be over."); //$NON-NLS-1$
		}
		endpoint.end();
		return new JsonObject();
	}
}
