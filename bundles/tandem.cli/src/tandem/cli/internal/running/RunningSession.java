// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * A session that a running product told of.
 *
 * @param product {@code workbench} or {@code endpoint}
 * @param id the product's name for it
 * @param who the other person, or empty
 * @param state in the product's word
 * @param since an ISO instant, or empty
 * @param route where the other person is, or empty
 */
record RunningSession(String product, String id, String who, String state, String since, String route) {

	static RunningSession of(final String product, final JsonObject told) {
		return new RunningSession(product, text(told, "id"), text(told, "who"), text(told, "state"), text(told, "since"), text(told, "route")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
	}

	private static String text(final JsonObject told, final String field) {
		final JsonElement value = told.get(field);
		return value != null && value.isJsonPrimitive() ? value.getAsString() : ""; //$NON-NLS-1$
	}

	/** What is typed to name it. */
	String name() {
		return product + '/' + id;
	}

	/** Names come from the other end: what would move a terminal's cursor goes. */
	String shown() {
		return (who.isEmpty() ? "somebody" : who).replaceAll("\\p{Cntrl}", "?"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	JsonObject json() {
		final var json = new JsonObject();
		json.addProperty("session", name()); //$NON-NLS-1$
		json.addProperty("product", product); //$NON-NLS-1$
		json.addProperty("who", who); //$NON-NLS-1$
		json.addProperty("state", state); //$NON-NLS-1$
		json.addProperty("since", since); //$NON-NLS-1$
		json.addProperty("route", route); //$NON-NLS-1$
		return json;
	}
}
