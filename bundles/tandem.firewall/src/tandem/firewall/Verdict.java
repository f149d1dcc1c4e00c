// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

/** What becomes of a first packet. */
public enum Verdict {
	/** It reaches the program that listens, if one does. */
	ACCEPT,
	/** It is dropped: the caller hears nothing. */
	DROP,
	/** It is refused: the caller is told so. */
	REJECT,
	/** No static reading of the rules can tell; {@link Answer#undecided} names why. */
	UNKNOWN;

	/** {@code accept}, {@code drop}, {@code reject} or {@code unknown}. */
	public String word() {
		return switch (this) {
		case ACCEPT -> "accept";
		case DROP -> "drop";
		case REJECT -> "reject";
		case UNKNOWN -> "unknown";
		};
	}
}
