// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

/**
 * Whether a connection whose first packet gets in can be used: whether its later packets and the answers pass. UDP can be used if the
 * answer to a datagram passes; where further datagrams are stopped, {@link Answer#reason} says so.
 */
public enum Usable {
	/** They pass. */
	YES,
	/** They don't, or the first packet does not get in. */
	NO,
	/** No static reading of the rules can tell. */
	UNKNOWN;

	/** {@code yes}, {@code no} or {@code unknown}. */
	public String word() {
		return switch (this) {
		case YES -> "yes";
		case NO -> "no";
		case UNKNOWN -> "unknown";
		};
	}
}
