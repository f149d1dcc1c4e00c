// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import java.time.Duration;

/**
 * The rendezvous protocol between a client and a relay: what both must agree on.
 * <p>
 * A client opens a WebSocket over TLS at {@link #PATH}, names {@link #SUBPROTOCOL}, and sends one {@link ClientFrame} as one binary message.
 * The relay answers with {@link ServerFrame}s, each one binary message:
 *
 * <pre>
 * technician  ALLOCATE ->            <- ALLOCATED  ...  <- READY
 * sharer      CLAIM    ->            <- READY
 * either end  ATTACH   ->            <- WAITING    ...  <- READY   (the second end gets READY at once)
 * anybody     PROBE    ->            <- PROBING    ...  <- PROBED, and the relay closes   (PROBED at once: it does not go there)
 * any         anything ->            <- REFUSED, and the relay closes
 * waiting                            <- CLOSED, and the relay closes
 * </pre>
 *
 * From READY on there are no frames any more: each binary message is opaque bytes of at most {@link #MAX_DATA}, which the relay hands to the
 * other end in order; where messages begin and end means nothing. A client sends no bytes before it has READY. A WebSocket close ends the
 * session, with a status that {@link CloseReason} explains; a client that no longer wants its mailbox closes, too. Nothing secret is ever in
 * the URL or in a header.
 * <p>
 * A probe tells a client whether its port is open to the outside, and nobody anything else. The relay goes to the one address that the client
 * comes from, says nothing there, reads no more than the nonce, and tells only whether it was the nonce. It goes to public addresses outside its own
 * network, once in 10 s and 20 times an hour for an IPv4 /24 or IPv6 /64.
 * <p>
 * The relay pings whoever has been silent for {@link #PING_EVERY}, and takes who stays silent for {@link #SILENT_IS_GONE} for gone; a client may do
 * the same. Text messages, extensions and messages above the limit are refused with the WebSocket's own statuses (1003, 1002, 1009).
 */
public final class RelayProtocol {

	/** The version in the first byte of each frame. */
	public static final int VERSION = 1;

	/** The path of the WebSocket's URL, without query. */
	public static final String PATH = "/tandem/v1"; //$NON-NLS-1$

	/** The WebSocket subprotocol that the client offers and the relay accepts. */
	public static final String SUBPROTOCOL = "tandem.relay.v1"; //$NON-NLS-1$

	/** Most bytes of a frame. */
	public static final int MAX_FRAME = 256;

	/** Most bytes of a message after READY. */
	public static final int MAX_DATA = 64 << 10;

	/** Added to a {@link CloseReason}'s code, this is the status of the WebSocket close. */
	public static final int CLOSE_STATUS = 4000;

	/** After so long a silence, the relay pings. */
	public static final Duration PING_EVERY = Duration.ofSeconds(15);

	/** After so long a silence, a connection counts as lost. */
	public static final Duration SILENT_IS_GONE = Duration.ofSeconds(40);

	/** So long a relay tries to reach a port. Where it does not succeed, it says so then and no sooner: time tells nothing about what is there. */
	public static final Duration PROBE_TAKES = Duration.ofSeconds(5);

	private RelayProtocol() {
	}
}
