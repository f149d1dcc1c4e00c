// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.Entry;
import tandem.firewall.Gap;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;

/** A computer whose firewall the view looks at: this one, or the one at a session's other end. All that blocks is called in jobs; thread-safe. */
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

	/** For the chooser and for reports. */
	String name();

	/** Whether it is this computer. */
	boolean isHere();

	/** Whether rules can be read with an administrator's rights: where the system of this computer can ask for them. */
	boolean canElevate();

	/**
	 * Looks at all. Blocking, for up to a minute, longer where a person is asked for a password.
	 *
	 * @return the worst of all that decides
	 * @throws IOException where it can't be asked; the message is for people
	 */
	State check(Access access, Consumer<Result> results) throws InterruptedException, IOException;

	/**
	 * Reads the named entries. Blocking.
	 *
	 * @throws IOException where it can't be asked; the message is for people
	 */
	Listing list(Access access) throws InterruptedException, IOException;

	/**
	 * Makes a change that it proposed itself. Blocking, for as long as a person needs to permit it.
	 *
	 * @throws IOException where it can't be asked; the message is for people
	 */
	Applied apply(Change change) throws InterruptedException, IOException;
}
