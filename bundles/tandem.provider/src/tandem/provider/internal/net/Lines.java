// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslHandler;
import tandem.channel.ConnectFailedException.Why;
import tandem.provider.internal.handshake.Binding;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.tls.Certificate;

/** What both ends of a Netty channel have in common. */
final class Lines {

	/** PROTOCOL, "Multiplexing": more than this waits in the channels, where input can pass it. */
	static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 << 10, 64 << 10);

	static final long TLS_SECONDS = 10;

	/** The whole conversation, slow computers and a full PAKE room included. */
	static final long CONVERSATION_NANOS = TimeUnit.SECONDS.toNanos(20);

	private Lines() {
	}

	/** Fills a new channel's pipeline. */
	static Traffic prepare(final Channel channel, final SSLEngine engine, final ConversationHandler conversation) {
		final var traffic = new Traffic();
		final var tls = new SslHandler(engine);
		tls.setHandshakeTimeout(TLS_SECONDS, TimeUnit.SECONDS);
		channel.pipeline().addLast(traffic, tls, new FrameDecoder(), conversation);
		return traffic;
	}

	/** Ties a conversation to the channel's TLS. */
	static Binding binding(final Channel channel, final Certificate own) throws HandshakeException {
		final var session = (ExtendedSSLSession) channel.pipeline().get(SslHandler.class).engine().getSession();
		try {
			final var peer = Certificate.fingerprint((X509Certificate) session.getPeerCertificates()[0]);
			return new Binding((label, context, length) -> export(session, label, context, length), own.fingerprint(), peer);
		} catch (final SSLPeerUnverifiedException e) {
			throw new HandshakeException(Why.VIOLATION, "no certificate", e); //$NON-NLS-1$
		}
	}

	private static byte[] export(final ExtendedSSLSession session, final String label, final byte[] context, final int length) {
		try {
			return session.exportKeyingMaterialData(label, context, length);
		} catch (final SSLException e) {
			throw new IllegalStateException("This Java can't export keying material", e); //$NON-NLS-1$
		}
	}

	/** An address for people and logs. */
	static String show(final SocketAddress address) {
		return address instanceof final InetSocketAddress socket && socket.getAddress() != null ? socket.getAddress().getHostAddress()
				: String.valueOf(address);
	}
}
