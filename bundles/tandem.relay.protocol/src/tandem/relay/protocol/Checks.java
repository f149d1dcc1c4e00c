// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

/** Ranges of the frames' fields. */
final class Checks {

	private Checks() {
	}

	static void within(final String what, final int value, final int low, final int high) {
		if (value < low || value > high) {
			throw new IllegalArgumentException(what + " of " + value + " is not within " + low + " to " + high); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
	}
}
