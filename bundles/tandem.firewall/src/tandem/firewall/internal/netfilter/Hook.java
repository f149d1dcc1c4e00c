// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.Locale;
import java.util.Optional;

/** Where in the kernel's network stack rules are asked. */
public enum Hook {
	INGRESS, PREROUTING, INPUT, FORWARD, OUTPUT, POSTROUTING, EGRESS;

	/** The word that nftables uses. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The hook of that name. */
	public static Optional<Hook> of(final String word) {
		for (final var hook : values()) {
			if (hook.word().equals(word)) {
				return Optional.of(hook);
			}
		}
		return Optional.empty();
	}

	/** Whether destination addresses are translated here; else it is the source. */
	boolean translatesDestination() {
		return this == PREROUTING || this == OUTPUT;
	}
}
