// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;

/** Cuts the decrypted stream into {@link RawFrame}s; a length above the limit or an unknown kind is refused before anything is kept. */
public final class FrameDecoder extends ByteToMessageDecoder {

	/** What follows a broken frame has no beginning. */
	private boolean broken;

	/** @return a decoder that copies nothing */
	public FrameDecoder() {
		setCumulator(MERGE_CUMULATOR);
	}

	@Override
	protected void decode(final ChannelHandlerContext context, final ByteBuf in, final List<Object> out) {
		while (!broken && in.readableBytes() >= Frame.HEADER) {
			final var start = in.readerIndex();
			final var length = in.getUnsignedShort(start);
			final var kind = Frame.Kind.of(in.getUnsignedByte(start + Short.BYTES));
			if (length > Frame.MAX_PAYLOAD) {
				throw broken(in, "a frame of " + length + " bytes"); //$NON-NLS-1$ //$NON-NLS-2$
			}
			if (kind == null) {
				throw broken(in, "an unknown kind of frame"); //$NON-NLS-1$
			}
			if (in.readableBytes() < Frame.HEADER + length) {
				return;
			}
			in.skipBytes(Frame.HEADER);
			out.add(new RawFrame(kind, in.readRetainedSlice(length)));
		}
		if (broken) {
			in.skipBytes(in.readableBytes());
		}
	}

	private CorruptedFrameException broken(final ByteBuf in, final String what) {
		broken = true;
		in.skipBytes(in.readableBytes());
		return new CorruptedFrameException(what);
	}
}
