// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.ecf;

import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.relay.RelayTarget;

/** The kinds of containers. */
enum Kind {

	/** Waits for callers, over TCP or in memory. */
	LISTENER("tandem.listener", false, true), //$NON-NLS-1$
	/** Calls over TCP. */
	DIRECT("tandem.direct", true, false), //$NON-NLS-1$
	/** Calls or waits in a mailbox at a relay. */
	RELAYED("tandem.relayed", true, true), //$NON-NLS-1$
	/** Calls or listens within this process. */
	MEMORY("tandem.memory", true, true); //$NON-NLS-1$

	private final String typeName;

	private final boolean calls;

	private final boolean listens;

	Kind(final String typeName, final boolean calls, final boolean listens) {
		this.typeName = typeName;
		this.calls = calls;
		this.listens = listens;
	}

	/** Name of the container type in ECF. */
	String typeName() {
		return typeName;
	}

	boolean calls() {
		return calls;
	}

	boolean listens() {
		return listens;
	}

	/** Whether it can go where the target says. */
	boolean reaches(final String target) {
		return switch (this) {
		case LISTENER -> true;
		case DIRECT -> target.startsWith(Carrier.TCP_SCHEME + ':');
		case RELAYED -> RelayTarget.is(target);
		case MEMORY -> target.startsWith(Carrier.MEMORY_SCHEME + ':');
		};
	}
}
