// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.check;

import java.util.Collection;

/** What a check found. */
public enum State {
	/** Nothing stands in the way. */
	OPEN,
	/** Something does. */
	BLOCKED,
	/** It can't be told. */
	UNKNOWN,
	/** Good to know; it decides nothing. */
	NOTE;

	/** {@code open}, {@code blocked}, {@code unknown} or {@code note}. */
	public String word() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

	/** The worst: blocked before unknown before open; notes do not count. Of nothing it is unknown. */
	public static State worst(final Collection<State> states) {
		if (states.contains(BLOCKED)) {
			return BLOCKED;
		}
		return states.contains(UNKNOWN) || !states.contains(OPEN) ? UNKNOWN : OPEN;
	}
}
