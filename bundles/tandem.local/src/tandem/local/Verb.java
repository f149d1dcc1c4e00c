// SPDX-License-Identifier: EPL-2.0
package tandem.local;

import com.google.gson.JsonObject;

/**
 * Something that a running product does when asked through its socket, for example by a second start of it: an OSGi service. No verb
 * grants consent, widens permissions or changes security settings: who can use the socket is whoever runs as this user, programs that a
 * technician started under control included.
 */
public interface Verb {

	/** The product that this belongs to, for example {@code workbench}. */
	String product();

	/** The name, for example {@code open-invitation}. */
	String name();

	/**
	 * Does it; called on a thread of its own.
	 *
	 * @param arguments as sent; unchecked
	 * @return the answer's fields
	 * @throws IllegalArgumentException with words for the person who asked, where the arguments are no good
	 */
	JsonObject handle(JsonObject arguments);
}
