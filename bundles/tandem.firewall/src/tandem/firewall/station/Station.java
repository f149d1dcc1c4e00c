// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.station;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Gap;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.session.SessionContext;

/**
 * A computer whose firewall is looked at. One thing at a time; all that blocks goes on a thread of the caller's, an interruption ends what goes on
 * at the other end, too. Thread-safe.
 */
public interface Station {

	/**
	 * The firewall's own named entries.
	 *
	 * @param gaps what could not be read
	 */
	record Listing(List<Entry> entries, List<Gap> gaps) {

		/** Nothing may be {@code null}. */
		public Listing {
			entries = List.copyOf(entries);
			gaps = List.copyOf(gaps);
		}
	}

	/** The same for the same computer, as long as it is there. */
	String id();

	/** Who sits there, as they state it; empty for this computer. */
	String name();

	/** Whether it is this computer. */
	boolean isHere();

	/** Whether changes can be made from here. At another computer each is shown to the person who sits there, who allows it or not. */
	boolean canChange();

	/** The session that leads there; empty for this computer. */
	Optional<SessionContext> session();

	/**
	 * Looks at all. Blocking, for up to a minute, longer where a person is asked: the sharer, whether that is permitted, or an administrator.
	 *
	 * @param results told of each result as it comes, one at a time, on any thread
	 * @return the worst of all that decides
	 * @throws IOException where it can't be asked or is not permitted; the message is for people
	 */
	State check(Access access, Consumer<Result> results) throws InterruptedException, IOException;

	/**
	 * Reads the named entries. Blocking.
	 *
	 * @throws IOException where it can't be asked or is not permitted; the message is for people
	 */
	Listing list(Access access) throws InterruptedException, IOException;

	/**
	 * Makes a change that it proposed itself. Blocking, for as long as a person needs to permit it.
	 *
	 * @throws IOException where it can't be asked or changes nothing for others; the message is for people
	 */
	Applied apply(Change change) throws InterruptedException, IOException;
}
