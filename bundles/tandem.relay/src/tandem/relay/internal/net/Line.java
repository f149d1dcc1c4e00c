// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import io.netty.channel.Channel;
import tandem.relay.protocol.CloseReason;

/**
 * One end's WebSocket.
 *
 * @param channel its connection
 * @param control closes it
 */
record Line(Channel channel, ControlFrames control) {

	/** Says why, and closes; from any thread. */
	void leave(final CloseReason reason) {
		control.leave(reason);
	}
}
