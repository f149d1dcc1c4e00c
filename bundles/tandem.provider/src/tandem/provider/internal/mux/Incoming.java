// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import io.netty.buffer.ByteBuf;
import tandem.channel.codec.MessageException;
import tandem.provider.internal.mux.Wire.Open;
import tandem.provider.internal.net.RawFrame;

/** Understands what the other end says, one frame after the other, and gives it to whom it concerns. Event loop only. */
final class Incoming {

	private final Channels channels;

	private final Outgoing outgoing;

	private final Receipts receipts;

	private final Liveness liveness;

	private final Runnable bye;

	/** @param bye runs when the other end says goodbye */
	Incoming(final Channels channels, final Outgoing outgoing, final Receipts receipts, final Liveness liveness, final Runnable bye) {
		this.channels = channels;
		this.outgoing = outgoing;
		this.receipts = receipts;
		this.liveness = liveness;
		this.bye = bye;
	}

	/** Takes in a frame; whose owner the caller stays. */
	void hear(final RawFrame frame) throws Violation {
		liveness.heard();
		final var payload = frame.payload();
		try {
			switch (frame.kind()) {
			case DATA -> data(payload);
			case ACK -> outgoing.acknowledged(payload.readLong());
			case CREDIT -> credit(payload.readUnsignedShort(), payload.readInt());
			case OPEN -> channels.opened(Open.decode(bytes(payload)));
			case CLOSED -> channels.closed(payload.readUnsignedShort());
			case PING -> liveness.ping(payload.readLong());
			case PONG -> liveness.pong(payload.readLong());
			case BYE -> bye.run();
			case KNOCK, ROUND1, ROUND2, ROUND3, HELLO, REVEAL, FAIL -> throw new Violation("a frame of the conversation"); //$NON-NLS-1$
			}
			if (payload.isReadable()) {
				throw new Violation("a frame " + frame.kind() + " that goes on after its end"); //$NON-NLS-1$ //$NON-NLS-2$
			}
		} catch (final MessageException | IndexOutOfBoundsException e) {
			throw new Violation("a malformed frame " + frame.kind() + ": " + e.getMessage()); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private static byte[] bytes(final ByteBuf payload) {
		final var bytes = new byte[payload.readableBytes()];
		payload.readBytes(bytes);
		return bytes;
	}

	private void data(final ByteBuf payload) throws Violation {
		final var size = payload.readableBytes();
		final var id = payload.readUnsignedShort();
		final var flags = payload.readUnsignedByte();
		if ((flags & Wire.COUNTED) != 0) {
			receipts.arrived(size);
		}
		final var channel = channels.joined(id, "data"); //$NON-NLS-1$
		if (channel == null) {
			payload.skipBytes(payload.readableBytes());
		} else if ((flags & Wire.BROKEN_OFF) != 0) {
			brokenOff(channel, flags);
		} else {
			final var first = (flags & Wire.FIRST) != 0;
			final var total = first ? payload.readInt() : -1;
			if (flags > Wire.PIECE_FLAGS || first && total < 0 || !channel.delivery().piece(total, (flags & Wire.LAST) != 0, payload)) {
				throw new Violation("a message on " + channel.name() + " that breaks its limits"); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}
	}

	private static void brokenOff(final MuxChannel channel, final int flags) throws Violation {
		if ((flags & ~Wire.COUNTED) != Wire.BROKEN_OFF || !channel.delivery().brokenOff()) {
			throw new Violation("a message on " + channel.name() + " is broken off that was not begun"); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private void credit(final int id, final int bytes) throws Violation {
		final var channel = channels.joined(id, "credit"); //$NON-NLS-1$
		if (channel != null && !channel.credit(bytes)) {
			throw new Violation("too much credit on " + channel.name()); //$NON-NLS-1$
		}
	}
}
