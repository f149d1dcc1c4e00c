// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

/** Where failures go that nobody can act on now but somebody must be able to read later: the product's log. Thread-safe. */
@FunctionalInterface
public interface Trouble {

	/**
	 * Something failed.
	 *
	 * @param what in words, without secrets
	 * @param cause or null
	 */
	void report(String what, Throwable cause);
}
