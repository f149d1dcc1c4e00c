// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.check;

import java.util.function.Consumer;

/** Looks at all that can keep help from this computer: an OSGi service. Thread-safe. */
public interface Diagnosis {

	/**
	 * Looks at one thing after the other, some of them at the same time. Blocking, for up to a minute; changes nothing.
	 *
	 * @param results told of each result as it comes, one at a time, on any thread
	 * @return the worst of all that decides: whether this computer is found on the local network does not
	 * @throws InterruptedException where the thread is interrupted; nothing of it goes on
	 */
	State run(Request request, Consumer<Result> results) throws InterruptedException;
}
