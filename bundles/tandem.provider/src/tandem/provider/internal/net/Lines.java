// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.local.LocalAddress;
import io.netty.handler.ssl.SslHandler;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Peer;
import tandem.provider.internal.handshake.Admitted;
import tandem.provider.internal.handshake.Binding;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.tls.Certificate;

/** What both ends of a Netty channel have in common. */
public final class Lines {

	/** What addresses of callers begin with that came by a plug-in's carrier: a name of its own without a hyphen, a hyphen and what the carrier calls them follow. */
	public static final String PLUGGED = "tandem-plugged-"; //$NON-NLS-1$

	static final long TLS_SECONDS = 10;

	/** The whole conversation, slow computers and a full PAKE room included. */
	static final long CONVERSATION_NANOS = TimeUnit.SECONDS.toNanos(20);

	/** One frame of it: the other end's arithmetic, behind that of a full room. */
	static final long FRAME_NANOS = TimeUnit.SECONDS.toNanos(10);

	/** Name of the TLS between the two ends in a pipeline, where there may be another to a relay. */
	private static final String END_TO_END = "end-to-end"; //$NON-NLS-1$

	/** Buffers are arrays, on which the JDK's TLS works without a copy. Pooled, as Netty's adaptive allocator, its default, costs a fifth of the throughput: releng/bench/mux. */
	private static final PooledByteBufAllocator ARRAYS = new PooledByteBufAllocator(false);

	private Lines() {
	}

	/** Fills a new channel's pipeline. */
	static void prepare(final Channel channel, final SSLEngine engine, final Traffic traffic, final ConversationHandler conversation) {
		channel.config().setAllocator(ARRAYS).setRecvByteBufAllocator(new ArrayReads());
		final var tls = new SslHandler(engine);
		// Each buffer as it is: putting them together and cutting them anew would copy most bytes once more, at both ends.
		tls.setWrapDataSize(0);
		tls.setHandshakeTimeout(TLS_SECONDS, TimeUnit.SECONDS);
		channel.pipeline().addLast(traffic, new FrameDecoder(), conversation).addAfter(channel.pipeline().context(traffic).name(), END_TO_END, tls);
	}

	/** Ties a conversation to the channel's TLS. */
	static Binding binding(final Channel channel, final Certificate own) throws HandshakeException {
		final var session = (ExtendedSSLSession) ((SslHandler) channel.pipeline().get(END_TO_END)).engine().getSession();
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
		return switch (address) {
		case final InetSocketAddress socket when socket.getAddress() != null -> socket.getAddress().getHostAddress();
		case final LocalAddress local when local.id().startsWith(PLUGGED) -> local.id().substring(local.id().indexOf('-', PLUGGED.length()) + 1);
		case null, default -> String.valueOf(address);
		};
	}

	/** The other end as the rest of Tandem sees it. */
	static Peer peer(final Admitted admitted, final String address) {
		final var key = new ArrayList<Byte>();
		for (final var b : admitted.longTermKey()) {
			key.add(b);
		}
		return new Peer(admitted.statedName(), admitted.statedOrganisation(), address, Optional.of(List.copyOf(key)), admitted.words(),
				admitted.way().isEmpty() ? Optional.empty() : Optional.of(admitted.way()));
	}
}
