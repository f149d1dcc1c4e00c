// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.time.Duration;

import tandem.relay.protocol.RelayProtocol;

/**
 * How often the relay looks after a connection. Not an operator's to decide, since the clients rely on it.
 *
 * @param pingEvery after so long a silence
 * @param silentIsGone after so long a silence
 * @param look how often silence, idle and stalled sessions are looked for
 * @param linger how long a client may take to receive the close and answer it
 */
public record Pace(Duration pingEvery, Duration silentIsGone, Duration look, Duration linger) {

	/** As the protocol says. */
	public static final Pace USUAL = new Pace(RelayProtocol.PING_EVERY, RelayProtocol.SILENT_IS_GONE, Duration.ofSeconds(5), Duration.ofSeconds(5));
}
