// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.util.Optional;

import tandem.pairing.internal.RelayAddress;

/**
 * A relay and what this computer trusts it by.
 *
 * @param address {@code host} or {@code host:port}
 * @param pin SHA-256 of its certificate in lower-case hex; empty where the system's authorities must vouch for it
 * @param source who named it
 */
public record Relay(String address, Optional<String> pin, Source source) {

	/** Who named a relay, in the order of their weight. */
	public enum Source {
		/** The administrator's policy. */
		POLICY,
		/** The team's file beside the program. */
		TEAM,
		/** A link that the person opened or pasted. */
		LINK,
		/** The person's own settings. */
		SETTINGS,
		/** The network's DNS. */
		DNS,
		/** Used before. */
		LAST_USED,
		/** Typed by the person. */
		TYPED
	}

	/**
	 * Reads an address as people type it: {@code host}, {@code host:port}, with {@code #} and the certificate's SHA-256 behind it where no
	 * authority vouches for the relay.
	 *
	 * @return empty where it is none
	 */
	public static Optional<Relay> read(final String text, final Source source) {
		return RelayAddress.relay(text, source);
	}

	/** As {@link #read} takes it. */
	public String text() {
		return address + pin.map(hex -> '#' + hex).orElse(""); //$NON-NLS-1$
	}

	/** Where the connector goes. */
	public String target() {
		return "tandem+relay://" + RelayAddress.read(address).orElseThrow().withPort() + pin.map(hex -> "?pin=" + hex).orElse(""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
