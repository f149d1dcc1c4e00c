// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.provider.internal.net.Frame.Kind;

/** Frames arrive whole however they are cut on their way; targets are read strictly. */
class FrameDecoderTest {

	@Property(tries = 100)
	void bytesThatComeOneByOneMakeTheSameFrame(@ForAll @Size(max = 200) final byte[] payload) {
		final var line = new EmbeddedChannel(new FrameDecoder());
		final var encoded = RawFrame.encode(line.alloc(), Kind.ROUND1, payload);
		final var length = encoded.readableBytes();
		for (var i = 0; i < length; i++) {
			assertNull(line.readInbound(), "a frame before its last byte");
			line.writeInbound(Unpooled.buffer(1).writeByte(encoded.readByte()));
		}
		encoded.release();
		final RawFrame frame = line.readInbound();
		assertEquals(Kind.ROUND1, frame.kind());
		assertArrayEquals(payload, frame.take());
		line.finishAndReleaseAll();
	}

	@ParameterizedTest
	@CsvSource({ "host:1, host, 1, 1", "192.0.2.1:49152-49160, 192.0.2.1, 49152, 9", "[2001:db8::1]:443, 2001:db8::1, 443, 1",
			"[fe80::1%eth0]:49152, fe80::1%eth0, 49152, 1", "[fe80::1%25eth0]:49152-49153, fe80::1%eth0, 49152, 2", "my-host:7, my-host, 7, 1" })
	void targetsAreRead(final String rest, final String host, final int port, final int ports) throws Exception {
		final var addresses = Carrier.of("tandem+tls://" + rest).addresses();
		assertEquals(InetSocketAddress.createUnresolved(host, port), addresses.getFirst());
		assertEquals(ports, addresses.size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "host:1", "http://host:1", "tandem+tls://", "tandem+tls://host", "tandem+tls://host:99999", "tandem+tls://host:9-8",
			"tandem+tls://host:1/path", "tandem+tls://host:1?query", "tandem+tls://host:1#part", "tandem+tls://somebody@host:1", "tandem+memory://" })
	void anythingElseIsNoTarget(final String target) {
		final var failed = org.junit.jupiter.api.Assertions.assertThrows(ConnectFailedException.class, () -> Carrier.of(target));
		assertEquals(Why.BAD_TARGET, failed.why());
	}
}
