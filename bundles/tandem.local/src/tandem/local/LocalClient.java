// SPDX-License-Identifier: EPL-2.0
package tandem.local;

import java.io.IOException;
import java.util.Optional;

import com.google.gson.JsonObject;

/** Talks to a running product of this user: an OSGi service. Thread-safe. */
public interface LocalClient {

	/**
	 * Asks it to do something and waits for the answer, at most ten seconds.
	 *
	 * @param product which, for example {@code workbench}
	 * @param verb {@link Verb#name()}
	 * @return the answer's fields, or empty where no such product runs
	 * @throws IOException where it refused, in its words, or did not answer
	 */
	Optional<JsonObject> ask(String product, String verb, JsonObject arguments) throws IOException;
}
