// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Component;

import com.google.gson.JsonObject;

import tandem.local.Verb;

/** {@code open-invitation {"file": PATH}}: opens the tab of an invitation; connects to nobody. */
@Component
public final class OpenInvitationVerb implements Verb {

	@Override
	public String product() {
		return "workbench"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "open-invitation"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		final var answer = new JsonObject();
		try {
			final var file = Path.of(arguments.get("file").getAsString()); //$NON-NLS-1$
			final var workbench = PlatformUI.getWorkbench();
			workbench.getDisplay().asyncExec(() -> new OpenInvitation().run(workbench.getWorkbenchWindows()[0], file));
			answer.addProperty("opened", file.toString()); //$NON-NLS-1$
		} catch (final InvalidPathException | NullPointerException | UnsupportedOperationException | IllegalStateException e) {
			answer.addProperty("error", "no file to open"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return answer;
	}
}
