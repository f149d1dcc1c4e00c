// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import tandem.relay.protocol.RelayProtocol;

/** Where frames have their edges, and what is no frame. */
class WebSocketTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 7, 11, 130, 140 })
	void anyBoundaryOfLengthsAndParts(final int part) {
		for (final var length : new int[] { 1, 125, 126, 127, 65_535, RelayProtocol.MAX_DATA }) {
			final var sent = WebSockets.sent(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(WebSockets.random(length))));
			assertArrayEquals(WebSockets.random(length), WebSockets.forwarded(sent, part, false), () -> length + " bytes in parts of " + part);
		}
	}

	/** Headers as in the RFC, hexadecimal, and the status of the close that answers them. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"8201 00|1002|not masked", //
			"c280 00000000|1002|compressed, which nobody agreed on", //
			"a280 00000000|1002|RSV2", //
			"9280 00000000|1002|RSV3", //
			"8380 00000000|1002|an opcode that is none", //
			"8b80 00000000|1002|a control opcode that is none", //
			"8080 00000000|1002|goes on with nothing", //
			"0280 00000000 8280 00000000|1002|begins in the middle of a message", //
			"0980 00000000|1002|a ping in fragments", //
			"89fe 007e 00000000|1002|a ping of 126 bytes", //
			"82fe 007d 00000000|1002|a length that could be shorter", //
			"82ff 000000000000ffff 00000000|1002|the same, longer", //
			"82ff 0000000000010001 00000000|1009|one byte too many", //
			"82ff 7fffffffffffffff 00000000|1009|far too many", //
			"82ff 8000000000000000 00000000|1009|a negative length" })
	void whoBreaksTheRulesIsTold(final String hex, final int status, final String what) {
		final var channel = new EmbeddedChannel(new WebSocketReader());
		channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex.replace(" ", ""))), Unpooled.wrappedBuffer(WebSockets.random(200)));
		final CloseWebSocketFrame close = channel.readOutbound();
		assertEquals(status, close.statusCode(), what);
		close.release();
		assertFalse(channel.isOpen());
		for (WebSocketFrame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
			assertFalse(frame.content().isReadable(), "nothing that comes after it is read");
			frame.release();
		}
	}

	@Test
	void whoLeavesInAPingGivesItsBytesBack() {
		final var channel = new EmbeddedChannel(new WebSocketReader());
		channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex("898400000000aabb")));
		assertFalse(channel.finish());
	}
}
