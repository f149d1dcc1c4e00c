// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is written is read back; whatever is cut, longer, changed or the other side's is refused or is exactly another frame. */
class RelayCodecPropertyTest {

	@Provide
	Arbitrary<RelayFrame> frames() {
		return Frames.any();
	}

	private static RelayFrame decode(final RelayFrame like, final byte[] bytes) throws RelayProtocolException {
		return switch (like) {
		case ClientFrame _ -> RelayCodec.decodeClient(ByteBuffer.wrap(bytes));
		case ServerFrame _ -> RelayCodec.decodeServer(ByteBuffer.wrap(bytes));
		};
	}

	@Property
	void readsBackWhatWasWritten(@ForAll("frames") final RelayFrame frame) throws RelayProtocolException {
		final var bytes = RelayCodec.encode(frame);
		assertTrue(bytes.length <= RelayProtocol.MAX_FRAME);
		assertEquals(frame, decode(frame, bytes));
	}

	@Property
	void leavesTheBufferAsItIs(@ForAll("frames") final RelayFrame frame, @ForAll @IntRange(max = 5) final int before) throws RelayProtocolException {
		final var bytes = RelayCodec.encode(frame);
		final var buffer = ByteBuffer.allocate(before + bytes.length + 3).position(before).put(bytes).position(before).limit(before + bytes.length);
		assertEquals(frame, frame instanceof ClientFrame ? RelayCodec.decodeClient(buffer) : RelayCodec.decodeServer(buffer));
		assertEquals(before, buffer.position());
		assertEquals(bytes.length, buffer.remaining());
	}

	@Property
	void refusesEveryTruncation(@ForAll("frames") final RelayFrame frame) {
		final var bytes = RelayCodec.encode(frame);
		for (var length = 0; length < bytes.length; length++) {
			final var cut = Arrays.copyOf(bytes, length);
			assertEquals(Refusal.MALFORMED, assertThrows(RelayProtocolException.class, () -> decode(frame, cut)).refusal());
		}
	}

	@Property
	void refusesWhatGoesOnAfterTheFrame(@ForAll("frames") final RelayFrame frame, @ForAll @Size(min = 1, max = 400) final byte[] more) {
		final var bytes = RelayCodec.encode(frame);
		final var longer = Arrays.copyOf(bytes, bytes.length + more.length);
		System.arraycopy(more, 0, longer, bytes.length, more.length);
		assertThrows(RelayProtocolException.class, () -> decode(frame, longer));
	}

	@Property
	void refusesTheOtherSidesFrames(@ForAll("frames") final RelayFrame frame) {
		final var bytes = ByteBuffer.wrap(RelayCodec.encode(frame));
		assertThrows(RelayProtocolException.class,
				() -> Object.class.cast(frame instanceof ClientFrame ? RelayCodec.decodeServer(bytes) : RelayCodec.decodeClient(bytes)));
	}

	/** One form each: what can be read would be written just so. */
	@Property
	void everyChangedByteIsRefusedOrAnotherFrame(@ForAll("frames") final RelayFrame frame, @ForAll final byte change) {
		final var bytes = RelayCodec.encode(frame);
		for (var index = 0; index < bytes.length; index++) {
			final var changed = bytes.clone();
			changed[index] ^= change == 0 ? 1 : change;
			try {
				final var other = decode(frame, changed);
				assertArrayEquals(changed, RelayCodec.encode(other));
				assertFalse(frame.equals(other));
			} catch (final RelayProtocolException e) {
				assertEquals(index == 0 ? Refusal.VERSION : Refusal.MALFORMED, e.refusal());
			}
		}
	}

	@Property
	void garbageIsRefusedOrExactlyAFrame(@ForAll @Size(max = 300) final byte[] garbage) {
		for (final var version : new int[] { garbage.length > 0 ? garbage[0] : 0, RelayProtocol.VERSION }) {
			if (garbage.length > 0) {
				garbage[0] = (byte) version;
			}
			try {
				assertArrayEquals(garbage, RelayCodec.encode(RelayCodec.decodeClient(ByteBuffer.wrap(garbage))));
			} catch (final RelayProtocolException e) {
				assertTrue(e.refusal() == Refusal.MALFORMED || e.refusal() == Refusal.VERSION);
			}
		}
	}

	/** Frames that differ in nothing but what is secret read the same. */
	@Property
	void nothingSecretIsInTheText(@ForAll("frames") final RelayFrame frame) {
		assertEquals(withOtherSecrets(frame).toString(), frame.toString());
	}

	private static RelayFrame withOtherSecrets(final RelayFrame frame) {
		return switch (frame) {
		case final ClientFrame.Allocate allocate -> new ClientFrame.Allocate(allocate.routingLength(), allocate.lifetimeSeconds(), other(allocate.token()));
		case final ClientFrame.Claim claim -> new ClientFrame.Claim(other(claim.routing()));
		case final ClientFrame.Attach attach -> new ClientFrame.Attach(attach.role(), attach.purpose(), new RendezvousKey(new byte[RendezvousKey.LENGTH]),
				attach.waitSeconds(), other(attach.token()));
		case final ServerFrame.Allocated allocated -> new ServerFrame.Allocated(other(allocated.routing()), allocated.expiresInMillis());
		case final ClientFrame.Probe probe -> probe;
		case ServerFrame.Probing _ -> new ServerFrame.Probing(new ProbeNonce(new byte[ProbeNonce.LENGTH]));
		case final ServerFrame open -> open;
		};
	}

	private static RoutingPart other(final RoutingPart routing) {
		return new RoutingPart("Z".repeat(routing.symbols().length()));
	}

	private static Optional<AccessToken> other(final Optional<AccessToken> token) {
		return token.map(_ -> new AccessToken("another"));
	}
}
