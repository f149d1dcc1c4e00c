// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Component;

import com.google.gson.JsonObject;

import tandem.local.Verb;

/** {@code show}: brings the workbench to the front. */
@Component
public final class ShowVerb implements Verb {

	@Override
	public String product() {
		return "workbench"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "show"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		final var workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().asyncExec(() -> workbench.getWorkbenchWindows()[0].getShell().forceActive());
		return new JsonObject();
	}
}
