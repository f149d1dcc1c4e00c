// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.function.BooleanSupplier;

import com.google.gson.JsonObject;

import tandem.local.Verb;

/** {@code settings}: shows them; who asked changes nothing by it. */
final class SettingsVerb implements Verb {

	private final BooleanSupplier open;

	/** @param open shows them, unless this is not the moment; called on any thread */
	SettingsVerb(final BooleanSupplier open) {
		this.open = open;
	}

	@Override
	public String product() {
		return "endpoint"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "settings"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		if (!open.getAsBoolean()) {
			throw new IllegalArgumentException(Messages.Settings_notNow);
		}
		return new JsonObject();
	}
}
