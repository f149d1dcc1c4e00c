// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

/** The other end broke a rule; the message says which, for the log. */
final class Violation extends Exception {

	private static final long serialVersionUID = 1L;

	Violation(final String what) {
		super(what, null, false, false);
	}
}
