// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.mailbox;

import tandem.relay.protocol.CloseReason;

/** A connection that waits in a mailbox, or moves bytes in a session. Every method may be called from any thread. */
public interface Guest {

	/** Ends it. */
	void end(CloseReason reason);
}
