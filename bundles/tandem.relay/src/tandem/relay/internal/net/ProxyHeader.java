// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import tandem.relay.internal.limit.Cidr;

/** Takes the client's address from the PROXY header of a peer that may say it. Such a peer's connection without a good header is closed. */
final class ProxyHeader extends SimpleChannelInboundHandler<HAProxyMessage> {

	private final Visitor visitor;

	ProxyHeader(final Visitor visitor) {
		this.visitor = visitor;
	}

	@Override
	protected void channelRead0(final ChannelHandlerContext context, final HAProxyMessage header) {
		if (header.command() == HAProxyCommand.LOCAL) {
			context.pipeline().remove(this); // the proxy itself, looking whether the relay is well
			return;
		}
		final var source = header.sourceAddress() == null ? java.util.Optional.<java.net.InetAddress>empty() : Cidr.address(header.sourceAddress());
		if (source.isPresent() && visitor.isFor(source.get())) {
			context.pipeline().remove(this);
		} else {
			context.close();
		}
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
		context.close();
	}
}
