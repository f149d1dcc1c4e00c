// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Frames to bytes and back. Pure, and strict: each frame has exactly one form, so what is decoded encodes to the same bytes. A message is a whole
 * frame; putting a WebSocket message together from its fragments is the carrier's.
 */
public final class RelayCodec {

	private static final int ALLOCATE = 1;

	private static final int CLAIM = 2;

	private static final int ATTACH = 3;

	private static final int PROBE = 4;

	private static final int ALLOCATED = 65;

	private static final int WAITING = 66;

	private static final int READY = 67;

	private static final int REFUSED = 68;

	private static final int CLOSED = 69;

	private static final int PROBING = 70;

	private static final int PROBED = 71;

	private RelayCodec() {
	}

	/** The bytes of one binary message, at most {@link RelayProtocol#MAX_FRAME}. */
	public static byte[] encode(final RelayFrame frame) {
		final var out = ByteBuffer.allocate(RelayProtocol.MAX_FRAME).put((byte) RelayProtocol.VERSION);
		switch (frame) {
		case ClientFrame.Allocate allocate -> token(head(out, ALLOCATE).put((byte) allocate.routingLength()).putShort((short) allocate.lifetimeSeconds()),
				allocate.token());
		case ClientFrame.Claim claim -> text(head(out, CLAIM), claim.routing().symbols());
		case ClientFrame.Attach attach -> token(constant(constant(head(out, ATTACH), attach.role()), attach.purpose()).put(attach.key().toBytes())
				.putShort((short) attach.waitSeconds()), attach.token());
		case ClientFrame.Probe probe -> head(out, PROBE).putShort((short) probe.port());
		case ServerFrame.Allocated allocated -> text(head(out, ALLOCATED), allocated.routing().symbols()).putInt(allocated.expiresInMillis());
		case ServerFrame.Waiting waiting -> head(out, WAITING).putInt(waiting.expiresInMillis());
		case ServerFrame.Ready ready -> head(out, READY).putInt(ready.lifetimeSeconds()).putLong(ready.byteLimit());
		case ServerFrame.Refused refused -> constant(head(out, REFUSED), refused.reason()).putShort((short) refused.retryAfterSeconds());
		case ServerFrame.Closed closed -> constant(head(out, CLOSED), closed.reason());
		case ServerFrame.Probing probing -> head(out, PROBING).put(probing.nonce().toBytes());
		case ServerFrame.Probed probed -> constant(head(out, PROBED), probed.result());
		}
		final var bytes = new byte[out.position()];
		out.flip().get(bytes);
		return bytes;
	}

	/**
	 * Reads what a client sent.
	 *
	 * @param message one whole binary message, from position to limit; the buffer is left as it is
	 * @throws RelayProtocolException if it is anything but exactly one frame of a client
	 */
	public static ClientFrame decodeClient(final ByteBuffer message) throws RelayProtocolException {
		return decode(message, RelayCodec::clientFrame);
	}

	/**
	 * Reads what a relay sent.
	 *
	 * @param message one whole binary message, from position to limit; the buffer is left as it is
	 * @throws RelayProtocolException if it is anything but exactly one frame of a relay
	 */
	public static ServerFrame decodeServer(final ByteBuffer message) throws RelayProtocolException {
		return decode(message, RelayCodec::serverFrame);
	}

	@FunctionalInterface
	private interface Body<F> {

		F read(int type, FrameReader in) throws RelayProtocolException;
	}

	private static <F> F decode(final ByteBuffer message, final Body<F> body) throws RelayProtocolException {
		final var in = new FrameReader(message);
		try {
			final var frame = body.read(in.type(), in);
			in.end();
			return frame;
		} catch (final IllegalArgumentException e) {
			throw new RelayProtocolException(e.getMessage(), e);
		}
	}

	private static ClientFrame clientFrame(final int type, final FrameReader in) throws RelayProtocolException {
		return switch (type) {
		case ALLOCATE -> new ClientFrame.Allocate(in.u8(), in.u16(), token(in));
		case CLAIM -> new ClientFrame.Claim(routing(in));
		case ATTACH -> new ClientFrame.Attach(in.constant(Role.values()), in.constant(Purpose.values()),
				new RendezvousKey(in.exactly(RendezvousKey.LENGTH)), in.u16(), token(in));
		case PROBE -> new ClientFrame.Probe(in.u16());
		default -> throw FrameReader.malformed("no frame of a client: " + type); //$NON-NLS-1$
		};
	}

	private static ServerFrame serverFrame(final int type, final FrameReader in) throws RelayProtocolException {
		return switch (type) {
		case ALLOCATED -> new ServerFrame.Allocated(routing(in), in.i32());
		case WAITING -> new ServerFrame.Waiting(in.i32());
		case READY -> new ServerFrame.Ready(in.i32(), in.i64());
		case REFUSED -> new ServerFrame.Refused(in.constant(Refusal.values()), in.u16());
		case CLOSED -> new ServerFrame.Closed(in.constant(CloseReason.values()));
		case PROBING -> new ServerFrame.Probing(new ProbeNonce(in.exactly(ProbeNonce.LENGTH)));
		case PROBED -> new ServerFrame.Probed(in.constant(ProbeResult.values()));
		default -> throw FrameReader.malformed("no frame of a relay: " + type); //$NON-NLS-1$
		};
	}

	private static RoutingPart routing(final FrameReader in) throws RelayProtocolException {
		return new RoutingPart(in.ascii(RoutingPart.MAX_LENGTH));
	}

	private static Optional<AccessToken> token(final FrameReader in) throws RelayProtocolException {
		final var text = in.ascii(AccessToken.MAX_LENGTH);
		return text.isEmpty() ? Optional.empty() : Optional.of(new AccessToken(text));
	}

	private static ByteBuffer head(final ByteBuffer out, final int type) {
		return out.put((byte) type);
	}

	private static ByteBuffer constant(final ByteBuffer out, final Coded constant) {
		return out.put((byte) constant.code());
	}

	private static ByteBuffer text(final ByteBuffer out, final String ascii) {
		return out.put((byte) ascii.length()).put(ascii.getBytes(StandardCharsets.US_ASCII));
	}

	private static void token(final ByteBuffer out, final Optional<AccessToken> token) {
		text(out, token.map(AccessToken::text).orElse("")); //$NON-NLS-1$
	}
}
