// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Random;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import tandem.relay.protocol.RelayProtocol;

/** WebSocket frames on their way through the relay, with Netty's own codec at both ends. */
final class WebSockets {

	private WebSockets() {
	}

	/** What a client with these frames sends, as Netty writes it. */
	static byte[] sent(final WebSocketFrame... frames) {
		final var client = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
		final var all = new ByteArrayOutputStream();
		for (final var frame : frames) {
			client.writeOutbound(frame);
			for (ByteBuf bytes = client.readOutbound(); bytes != null; bytes = client.readOutbound()) {
				all.writeBytes(ByteBufUtil.getBytes(bytes));
				bytes.release();
			}
		}
		client.finish();
		return all.toByteArray();
	}

	static byte[] random(final int length) {
		final var bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	/** What the other end gets of what one end sends, as Netty reads it; the relay gets it in parts of some size, in one kind of buffer or the other. */
	static byte[] forwarded(final byte[] sent, final int part, final boolean direct) {
		final var from = new EmbeddedChannel(new WebSocketReader());
		final var to = new EmbeddedChannel(new WebSocketWriter());
		final var client = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, RelayProtocol.MAX_DATA));
		final var got = new ByteArrayOutputStream();
		final var held = new ArrayList<ByteBuf>();
		for (var at = 0; at < sent.length; at += part) {
			final var length = Math.min(part, sent.length - at);
			final var bytes = (direct ? Unpooled.directBuffer(length) : Unpooled.buffer(length)).writeBytes(sent, at, length);
			held.add(bytes);
			from.writeInbound(bytes);
			// All that came in one buffer is written before any of it goes out, as in a session.
			for (WebSocketFrame frame = from.readInbound(); frame != null; frame = from.readInbound()) {
				to.writeOutbound(frame);
			}
			for (ByteBuf out = to.readOutbound(); out != null; out = to.readOutbound()) {
				client.writeInbound(out);
			}
			for (BinaryWebSocketFrame frame = client.readInbound(); frame != null; frame = client.readInbound()) {
				assertTrue(frame.isFinalFragment());
				got.writeBytes(ByteBufUtil.getBytes(frame.content()));
				frame.release();
			}
		}
		held.forEach(bytes -> assertEquals(0, bytes.refCnt(), "each buffer is given back"));
		from.finish();
		to.finish();
		client.finish();
		return got.toByteArray();
	}
}
