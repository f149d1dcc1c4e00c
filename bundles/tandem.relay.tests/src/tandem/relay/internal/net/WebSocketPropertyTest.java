// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tandem.relay.protocol.RelayProtocol;

/** The relay's own reading and writing of frames, against Netty's. */
class WebSocketPropertyTest {

	@Property(tries = 300)
	void whatIsForwardedIsWhatWasSent(@ForAll @Size(min = 1, max = 6) final List<@IntRange(min = 0, max = RelayProtocol.MAX_DATA) Integer> lengths,
			@ForAll @IntRange(min = 1, max = 70_000) final int part, @ForAll final boolean direct) {
		final var frames = lengths.stream().map(length -> new BinaryWebSocketFrame(Unpooled.wrappedBuffer(WebSockets.random(length)))).toArray(WebSocketFrame[]::new);
		final var all = new ByteArrayOutputStream();
		lengths.forEach(length -> all.writeBytes(WebSockets.random(length)));
		assertArrayEquals(all.toByteArray(), WebSockets.forwarded(WebSockets.sent(frames), part, direct));
	}

	@Property(tries = 100)
	void controlFramesStandBetweenPieces(@ForAll @IntRange(min = 0, max = 125) final int length, @ForAll @IntRange(min = 1, max = 300) final int part) {
		final var sent = WebSockets.sent(new BinaryWebSocketFrame(false, 0, Unpooled.wrappedBuffer(WebSockets.random(10))), new PingWebSocketFrame(Unpooled.wrappedBuffer(WebSockets.random(length))),
				new ContinuationWebSocketFrame(true, 0, Unpooled.wrappedBuffer(WebSockets.random(11))), new PongWebSocketFrame(), new TextWebSocketFrame("a text"),
				new CloseWebSocketFrame(1000, "over"));
		final var reader = new EmbeddedChannel(new WebSocketReader());
		for (var at = 0; at < sent.length; at += part) {
			reader.writeInbound(Unpooled.copiedBuffer(sent, at, Math.min(part, sent.length - at)));
		}
		final var kinds = new ArrayList<String>();
		var message = 0;
		for (WebSocketFrame frame = reader.readInbound(); frame != null; frame = reader.readInbound()) {
			final var kind = frame.getClass().getSimpleName();
			if (kinds.isEmpty() || !kinds.getLast().equals(kind)) {
				kinds.add(kind);
			}
			if (frame instanceof PingWebSocketFrame) {
				assertArrayEquals(WebSockets.random(length), ByteBufUtil.getBytes(frame.content()));
			} else if (frame instanceof Piece && frame.isFinalFragment()) {
				message++;
			}
			frame.release();
		}
		assertEquals(List.of("Piece", "PingWebSocketFrame", "Piece", "PongWebSocketFrame", "TextWebSocketFrame", "CloseWebSocketFrame"), kinds);
		assertEquals(1, message);
		reader.finish();
	}
}
