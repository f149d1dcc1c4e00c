// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

/** The firewall of one operating system: an OSGi service. Usable from any thread. */
public interface FirewallBackend {

	/** {@code linux}, {@code windows} or {@code macos}. */
	String platform();

	/** Whether this computer runs that system. */
	boolean isHere();

	/**
	 * Reads all that the system tells. Blocking, for some seconds, or for minutes where a person is asked for a password.
	 *
	 * @param access with {@link Access#AS_IS} nobody is asked for anything
	 * @return what could be read; what could not is in {@link Reading#gaps}
	 * @throws InterruptedException where the thread is interrupted; programs that were started are ended
	 */
	Reading read(Access access) throws InterruptedException;

	/**
	 * Makes a change, with the rights of an administrator: where the program has none, the system's own window asks the person. Blocking.
	 *
	 * @param change one that this backend itself proposed in a {@link Finding}, an {@link Entry} or {@link Applied#undo}: never one that
	 *               another computer sent. Who gets a proposal from outside looks it up by {@link Change#id} among its own.
	 * @throws InterruptedException where the thread is interrupted; what has been done stays
	 */
	Applied apply(Change change) throws InterruptedException;
}
