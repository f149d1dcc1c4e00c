// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal.verbs;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.local.Verb;
import tandem.technician.Phase;
import tandem.technician.Technician;

/** {@code end {"session": ID}}: leaves that session or gives that call up, as Leave does in the window. */
@Component
public final class EndVerb implements Verb {

	private final Technician technician;

	/** @param technician whose sessions can be ended */
	@Activate
	public EndVerb(@Reference final Technician technician) {
		this.technician = technician;
	}

	@Override
	public String product() {
		return "workbench"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "end"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		final var id = arguments.has("session") ? arguments.get("session").getAsString() : ""; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		final var session = technician.sessions().stream().filter(one -> one.id().equals(id) && one.phase() != Phase.ENDED).findAny()
				.orElseThrow(() -> new IllegalArgumentException("There is no such session: it may be over.")); //$NON-NLS-1$
		session.leave();
		return new JsonObject();
	}
}
