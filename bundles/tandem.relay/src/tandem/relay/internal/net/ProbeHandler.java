// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.nio.ByteBuffer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import tandem.relay.protocol.ProbeNonce;

/** The relay's end of a probe: hears whether it is told the nonce, and closes. What else is said there is forgotten. */
final class ProbeHandler extends SimpleChannelInboundHandler<ByteBuf> {

	private final ByteBuffer heard = ByteBuffer.allocate(ProbeNonce.LENGTH);

	private final ProbeNonce nonce;

	private final Runnable reached;

	ProbeHandler(final ProbeNonce nonce, final Runnable reached) {
		this.nonce = nonce;
		this.reached = reached;
	}

	@Override
	protected void channelRead0(final ChannelHandlerContext context, final ByteBuf said) {
		if (!heard.hasRemaining()) {
			return;
		}
		final var taken = Math.min(said.readableBytes(), heard.remaining());
		said.readBytes(heard.array(), heard.position(), taken);
		heard.position(heard.position() + taken);
		if (!heard.hasRemaining()) {
			context.close();
			if (nonce.equals(new ProbeNonce(heard.array()))) {
				reached.run();
			}
		}
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
		context.close(); // reset by whoever is there: as good as silent
	}
}
