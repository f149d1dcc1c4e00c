// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.CorruptedFrameException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tandem.provider.internal.net.Frame.Kind;

/** The stream of frames, cut anywhere. */
class FrameDecoderPropertyTest {

	@Property(tries = 200)
	void framesComeWholeAndInOrderHoweverTheStreamIsCut(@ForAll @Size(max = 12) final List<@Size(max = 300) byte[]> payloads,
			@ForAll @Size(min = 1, max = 40) final List<@IntRange(min = 1, max = 400) Integer> cuts) {
		final var line = new EmbeddedChannel(new FrameDecoder());
		final var stream = Unpooled.buffer();
		for (final var payload : payloads) {
			final var frame = RawFrame.encode(line.alloc(), Kind.DATA, payload);
			stream.writeBytes(frame);
			frame.release();
		}
		for (var i = 0; stream.isReadable(); i++) {
			final var length = Math.min(cuts.get(i % cuts.size()), stream.readableBytes());
			line.writeInbound(stream.readBytes(length));
		}
		stream.release();
		for (final var payload : payloads) {
			final RawFrame frame = line.readInbound();
			assertEquals(Kind.DATA, frame.kind());
			assertArrayEquals(payload, frame.take());
		}
		assertNull(line.readInbound());
		line.finishAndReleaseAll();
	}

	@Property(tries = 100)
	void aLengthAboveTheLimitIsRefusedBeforeItsPayload(@ForAll @IntRange(min = Frame.MAX_PAYLOAD + 1, max = 0xffff) final int length) {
		assertRefused(length, Kind.DATA.code());
	}

	@Property(tries = 256)
	void aKindThatNobodyKnowsIsRefused(@ForAll @IntRange(max = 255) final int kind) {
		if (Kind.of(kind) == null) {
			assertRefused(0, kind);
		}
	}

	private static void assertRefused(final int length, final int kind) {
		final var line = new EmbeddedChannel(new FrameDecoder());
		assertThrows(CorruptedFrameException.class, () -> line.writeInbound(Unpooled.buffer().writeShort(length).writeByte(kind)));
		assertNull(line.readInbound());
		line.finishAndReleaseAll();
	}

	@Property(tries = 50)
	void theLongestFrameFits(@ForAll @IntRange(max = 3) final int less) {
		final var line = new EmbeddedChannel(new FrameDecoder());
		final var payload = new byte[Frame.MAX_PAYLOAD - less];
		line.writeInbound(RawFrame.encode(line.alloc(), Kind.DATA, payload));
		final RawFrame frame = line.readInbound();
		assertEquals(payload.length, frame.take().length);
		line.finishAndReleaseAll();
	}
}
